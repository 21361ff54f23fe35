import type { Environment } from './keys';
import type { Currency } from './money';
import type { PaymentMethod } from './payments';

/** Why a payment cannot be refunded now. */
export const REFUND_BLOCKS = ['nothing_left', 'not_paid', 'under_way', 'other_environment', 'limit_used_up'] as const;
export type RefundBlock = (typeof REFUND_BLOCKS)[number];

/**
 * What a person should know before they give money back. None of them stops a refund: the provider decides.
 * Source: Toss docs, "Cancel a payment", deadlines of each method; error `NOT_ALLOWED_PARTIAL_REFUND`.
 */
export const REFUND_WARNINGS = [
  /** Nobody paid into the virtual account yet: canceling ends it, and no money moves. */
  'before_deposit',
  /** The provider says that this payment cannot be refunded in part. */
  'full_only',
  /** In full only; once a delivery is registered the buyer must ask for it. */
  'escrow',
  /** A phone bill can be canceled within the calendar month of the payment. */
  'mobile_phone_other_month',
  /** Transfers, and wallets of other countries. */
  'older_than_180_days',
  /** Virtual accounts, and cards, where it may fail. */
  'older_than_365_days',
  /** Another refund of this payment has not ended yet. */
  'under_way',
] as const;
export type RefundWarning = (typeof REFUND_WARNINGS)[number];

/** How the money comes back, and when: a word of the panel's table. */
export const REFUND_WAYS = [
  'card',
  'easy_pay',
  'virtual_account',
  'transfer',
  'mobile_phone',
  'overseas',
  'nothing_paid',
  'other',
] as const;
export type RefundWay = (typeof REFUND_WAYS)[number];

/** So many pieces of one line of the order. `line` is its place in the order, from 0. */
export type RefundLine = { line: number; quantity: number };

/** A line of the order, and what of it was given back by lines. Amounts in the smallest unit of the payment's currency. */
export type RefundableLine = {
  line: number;
  product: string;
  name: string;
  unitPrice: number;
  quantity: number;
  refundedQuantity: number;
  taxFree: boolean;
};

/** What can be given back of a payment, by which means. Amounts in the smallest unit of `currency`. */
export type RefundOptionsView = {
  paymentKey: string;
  orderId: string;
  environment: Environment;
  method: PaymentMethod | null;
  currency: Currency;
  amount: number;
  balanceAmount: number;
  /** The balance less what is under way. */
  refundable: number;
  /** Of that, free of tax. */
  refundableTaxFree: number;
  isPartPossible: boolean;
  needsAccount: boolean;
  block: RefundBlock | null;
  warnings: RefundWarning[];
  /** None for money that no order waits for. */
  lines: RefundableLine[];
  /** What this person may still give back: of one refund, and today; `null`: no limit. */
  limit: { perRefund: number | null; leftToday: number | null };
  way: RefundWay;
  /** Offered as reasons, in the shop's order. */
  reasons: string[];
};

/** What a refund would give back, worked out as the refund itself will be. Amounts in the smallest unit. */
export type RefundPreviewView = {
  amount: number;
  taxFreeAmount: number;
  /** What can be refunded afterwards. */
  refundableAfter: number;
};

/** What the panel sends. Without an amount and lines: all that is left. */
export type PanelRefundInput = {
  reason: string;
  /** With `lines`: what they come to, as the person saw it; another sum is refused. */
  amount?: number;
  lines?: RefundLine[];
  refundReceiveAccount?: { bank: string; accountNumber: string; holderName: string };
};
