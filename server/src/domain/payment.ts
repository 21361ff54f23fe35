import type { Environment } from '../../../contracts/keys';
import type { Currency } from '../../../contracts/money';
import type { ProblemCode } from '../../../contracts/problems';
import type { FailureView, MethodDetails, PaymentMethod, PaymentState } from '../../../contracts/payments';
import type { PayingOrder } from './order';
import { confirmKeyOf, type LastOutcome } from './repeat-rules';
import { searchKey } from './search-key';

/** Something that does not fit and that a person must look at. */
export type Problem = { code: ProblemCode; at: number; details: Record<string, unknown> };

/** A call that moves money, as far as it got. */
export type Call = {
  /** Which idempotency key is in use, from 1. */
  key: number;
  /** How often that key was sent again. */
  repeats: number;
  last: LastOutcome;
  /** May an earlier call, under whatever key, have been executed without our knowing? */
  isUncertain: boolean;
};

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
  /** How often the provider was asked in vain since something was last known. */
  attempts: number;
  nextCheckAt: number | null;
  /** When a settled payment is looked at again: a refund made in the provider's console may have gone unheard. */
  lookAt: number | null;
  /** Counts what the settler wrote: news that was asked for at an older count may be older than what we know. */
  revision: number;
  /** Money that no order waits for, taken after all or twice: it goes back, and moves no order. */
  isSurplus: boolean;
  /** How the confirmation stands with the provider; `null` before its first answer or silence. */
  call: Call | null;
  /** What the payment is searched by: the buyer's name and e-mail as `searchKey` writes them, the end of a number. */
  nameKey: string | null;
  emailKey: string | null;
  last4: string | null;
};

/** A payment of an order before the provider's first answer. Nobody asks about it until `nextCheckAt` is set. */
export const newPayment = (order: PayingOrder, paymentKey: string, requestedAt: number): Payment => ({
  paymentKey,
  orderId: order.orderId,
  buyer: order.buyer,
  provider: 'toss',
  environment: order.environment,
  keySetId: order.keySetId,
  state: 'confirming',
  providerStatus: null,
  method: null,
  amount: order.amount,
  balanceAmount: order.amount,
  taxFreeAmount: order.taxFreeAmount,
  currency: order.currency,
  requestedAt,
  approvedAt: null,
  dueAt: null,
  receiptUrl: null,
  details: null,
  failure: null,
  problem: null,
  webhookSecret: null,
  idempotencyKey: confirmKeyOf(paymentKey),
  lastTransactionKey: null,
  traceId: null,
  attempts: 0,
  nextCheckAt: null,
  lookAt: null,
  revision: 0,
  isSurplus: false,
  call: null,
  nameKey: searchKey(order.customer?.name),
  emailKey: searchKey(order.customer?.email),
  last4: null,
});

/** Is there money that could still go back? An account that waits for its deposit, or has ended, has none. */
export const holdsMoney = ({ state, balanceAmount }: Pick<Payment, 'state' | 'balanceAmount'>): boolean =>
  (state === 'paid' || state === 'partially_refunded') && balanceAmount > 0;
