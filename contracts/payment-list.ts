import type { Environment } from './keys';
import type { Currency } from './money';
import type { PaymentMethod, PaymentState } from './payments';

export const PAYMENT_SORTS = ['requestedAt', 'amount'] as const;
export type PaymentSort = (typeof PAYMENT_SORTS)[number];

/** One row of the list of payments. Amounts in the smallest unit of `currency`; times ISO 8601 (UTC). */
export type PaymentRowView = {
  paymentKey: string;
  orderId: string;
  orderName: string | null;
  environment: Environment;
  keySetId: string;
  state: PaymentState;
  method: PaymentMethod | null;
  /** Which card, wallet or bank: the provider's code or name, for the panel's tables of words. */
  instrument: { kind: 'card' | 'easy_pay' | 'bank'; code: string } | null;
  /** Of the card or account; `null` where there is none. */
  last4: string | null;
  amount: number;
  balanceAmount: number;
  currency: Currency;
  buyerName: string | null;
  buyerEmail: string | null;
  requestedAt: string;
  approvedAt: string | null;
  hasProblem: boolean;
};

/** Pages are found by where the last one ended, so that the thousandth is as fast as the first. */
export type PaymentPageMeta = {
  /** To be sent back as `after`; `null` on the last page. */
  next: string | null;
  /** To be sent back as `before`; `null` on the first page. */
  previous: string | null;
  /** Counted up to `COUNTED_UP_TO`. */
  total: number;
  isTotalExact: boolean;
};

/** So many rows are counted for a total: "10,000 and more" is as good as the figure, and takes no time. */
export const COUNTED_UP_TO = 10_000;
