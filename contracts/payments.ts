import type { Bilingual } from './bilingual';
import type { Currency } from './money';
import type { Environment } from './keys';

export const PAYMENT_STATES = [
  'confirming',
  'awaiting_deposit',
  'paid',
  'partially_refunded',
  'refunded',
  'declined',
  'expired',
  'canceled',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** How the buyer pays, in our words; the provider's own word stands beside it in `details`. */
export const PAYMENT_METHODS = [
  'card',
  'easy_pay',
  'virtual_account',
  'transfer',
  'mobile_phone',
  'culture_gift_certificate',
  'book_gift_certificate',
  'game_gift_certificate',
  'other',
] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** What may be shown of the method: card numbers are masked by the provider, a refund account is left out. */
export type MethodDetails = {
  providerMethod: string | null;
  card?:
    | {
        issuerCode: string | null;
        number: string | null;
        installmentMonths: number | null;
        approvalNumber: string | null;
        cardType: string | null;
        ownerType: string | null;
      }
    | undefined;
  easyPay?: { provider: string | null; amount: number | null; discountAmount: number | null } | undefined;
  virtualAccount?:
    | {
        bankCode: string | null;
        accountNumber: string | null;
        customerName: string | null;
        dueAt: string | null;
        expired: boolean;
      }
    | undefined;
  transfer?: { bankCode: string | null } | undefined;
  mobilePhone?: { number: string | null } | undefined;
  /** Where it was paid: ISO 3166-1, two letters; absent when the provider does not say. */
  country?: string | undefined;
  isPartialCancelable: boolean;
  useEscrow: boolean;
};

/** Why a payment or refund failed: the provider's code, and words fit for the buyer. */
export type FailureView = { code: string; message: Bilingual };

/** A payment as the storefront's API shows it. Amounts in the smallest unit of `currency`; times ISO 8601 (UTC). */
export type PaymentView = {
  paymentKey: string;
  orderId: string;
  provider: 'toss';
  environment: Environment;
  state: PaymentState;
  method: PaymentMethod | null;
  amount: number;
  balanceAmount: number;
  taxFreeAmount: number;
  currency: Currency;
  details: MethodDetails | null;
  failure: FailureView | null;
  receiptUrl: string | null;
  requestedAt: string;
  approvedAt: string | null;
};
