import type { Environment } from '../../../contracts/keys';
import type { Currency } from '../../../contracts/money';
import type { FailureView, MethodDetails, PaymentMethod, PaymentState } from '../../../contracts/payments';

/** Something that does not fit and that a person must look at. */
export type Problem = { code: string; at: number; details: Record<string, unknown> };

/** A payment as we keep it. Amounts in the smallest unit of `currency`, times in epoch milliseconds. */
export type Payment = {
  paymentKey: string;
  orderId: string;
  buyer: number | null;
  provider: 'toss';
  environment: Environment;
  keySetId: string;
  state: PaymentState;
  providerStatus: string | null;
  method: PaymentMethod | null;
  amount: number;
  balanceAmount: number;
  taxFreeAmount: number;
  currency: Currency;
  requestedAt: number;
  approvedAt: number | null;
  dueAt: number | null;
  receiptUrl: string | null;
  details: MethodDetails | null;
  failure: FailureView | null;
  problem: Problem | null;
  /** Sealed; `null` when the provider gave none. */
  webhookSecret: string | null;
  idempotencyKey: string;
  lastTransactionKey: string | null;
  traceId: string | null;
  attempts: number;
  nextCheckAt: number | null;
};
