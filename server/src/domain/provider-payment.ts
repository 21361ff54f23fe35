import type { Currency } from '../../../contracts/money';
import type { MethodDetails, PaymentMethod } from '../../../contracts/payments';

/** What a payment at the provider has come to, in our words. `unknown` is a status that we have not been told of. */
export type ProviderPaymentState =
  | 'ready'
  | 'in_progress'
  | 'awaiting_deposit'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'canceled'
  | 'aborted'
  | 'expired'
  | 'unknown';

/** One refund that the provider made, by whoever it was asked for. Amounts in the smallest unit. */
export type ProviderRefund = {
  transactionKey: string;
  /** Our number of it, where the provider repeats it: overseas wallets only. */
  requestId?: string | undefined;
  state: 'succeeded' | 'processing' | 'failed';
  amount: number;
  taxFreeAmount: number;
  /** What could still be refunded after this one. */
  refundableAmount: number;
  reason: string;
  /** Epoch milliseconds; `null` when the provider does not say. */
  doneAt: number | null;
};

/** One payment as the provider tells it. Amounts in the smallest unit of `currency`, times in epoch milliseconds. */
export type ProviderPayment = {
  paymentKey: string;
  orderId: string;
  /** `null` when the provider names a currency that we do not know. */
  currency: Currency | null;
  state: ProviderPaymentState;
  /** The provider's own word for the state. */
  providerStatus: string;
  method: PaymentMethod | null;
  details: MethodDetails;
  amount: number;
  balanceAmount: number;
  taxFreeAmount: number;
  requestedAt: number | null;
  approvedAt: number | null;
  /** When a virtual account stops taking money. */
  dueAt: number | null;
  receiptUrl: string | null;
  lastTransactionKey: string | null;
  /** What the provider repeats in webhooks of this payment. A secret: sealed at rest, never shown. */
  webhookSecret: string | null;
  refunds: readonly ProviderRefund[];
  failure: ProviderFailure | null;
};

/**
 * What to do about an error code:
 * `done` already in the wanted or another final state: read and converge; `query` outcome unknown: read, repeat with
 * the same key; `wait` certainly not executed, later; `decline` final for this attempt, buyer's side; `expired` no money
 * moved, new payment; `input` a value is wrong; `merchant` key, contract or configuration; `limit` a limit was reached;
 * `final` will never succeed, a person must act outside.
 */
export type ErrorClass = 'done' | 'query' | 'wait' | 'decline' | 'expired' | 'input' | 'merchant' | 'limit' | 'final';

/** Why the provider did not do what it was asked. No body, no header, no key is ever in it. */
export type ProviderFailure = {
  /** The provider's code, or ours in lower case when there was none: `timeout`, `connection`, `unreadable`, `http_502`. */
  code: string;
  errorClass: ErrorClass;
  /** HTTP status; `null` when there was no answer. */
  status: number | null;
  /** The provider's own text, for operators; never for deciding. */
  message: string;
  /** What the provider's support asks for. */
  traceId: string | null;
};
