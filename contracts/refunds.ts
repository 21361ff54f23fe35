import type { Currency } from './money';
import type { FailureView } from './payments';

export const REFUND_STATES = ['requested', 'processing', 'succeeded', 'failed'] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/** Who started a refund: a storefront's token, a person in the panel, or someone in the provider's own console. */
export const REFUND_ORIGINS = ['api', 'admin', 'provider'] as const;
export type RefundOrigin = (typeof REFUND_ORIGINS)[number];

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
  requestedAt: string;
  doneAt: string | null;
};
