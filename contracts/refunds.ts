import type { Currency } from './money';
import type { FailureView } from './payments';

export const REFUND_STATES = ['requested', 'processing', 'succeeded', 'failed'] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/**
 * Who started a refund: a storefront's token, a person in the panel, someone in the provider's own console, or the
 * plugin itself, giving back money that no order waits for.
 */
export const REFUND_ORIGINS = ['api', 'admin', 'provider', 'system'] as const;
export type RefundOrigin = (typeof REFUND_ORIGINS)[number];

/** A bank account in answers: enough to recognise one's own, not enough to use it. */
export type MaskedRefundAccount = {
  /** The bank's code, as it was sent. */
  bank: string;
  /** The last digits alone: `•••6789`. */
  accountNumber: string;
  holderName: string;
};

/** A refund as the storefront's API shows it. Amounts in the smallest unit of `currency`; times ISO 8601 (UTC). */
export type RefundView = {
  refundId: string;
  paymentKey: string;
  orderId: string;
  state: RefundState;
  amount: number;
  taxFreeAmount: number;
  currency: Currency;
  reason: string;
  origin: RefundOrigin;
  transactionKey: string | null;
  failure: FailureView | null;
  /** Where a virtual account's refund goes, until it is made or refused: then the account is erased, and this `null`. */
  refundReceiveAccount: MaskedRefundAccount | null;
  requestedAt: string;
  doneAt: string | null;
};
