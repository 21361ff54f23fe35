import { isDeepStrictEqual } from 'node:util';
import { depositCheckAt, nextLookAt } from '../../domain/check-times';
import { holdsMoney, type Payment, type Problem } from '../../domain/payment';
import type { Refund } from '../../domain/refund';
import type { RefundBooks } from '../../domain/refund-settlement';
import { last4Of } from '../../domain/search-key';
import { givesStockBack, PAID_STATES } from '../../domain/settlement';
import type { PaymentChange } from '../../repositories/ports';
import type { Known, News } from './settlement-ports';

/** How soon the provider's list is read again when an entry in it may belong to a refund that is still under way. */
const WITHHELD_CHECK_MS = 60_000;

/** A payment beside its news. */
export type Seen = {
  payment: Payment;
  ours: readonly Refund[];
  /** Were its refunds read? A payment without news of any needs none. */
  hasRefunds: boolean;
  books: RefundBooks;
  news: News;
  /** Sealed; `null` when the news has none, or nothing is to be written. */
  webhookSecret: string | null;
  /** Nothing was written since the provider was asked. */
  isCurrent: boolean;
  /** Is the payment's row locked? Else it is written by compare-and-set. */
  isLocked: boolean;
  lineIds?: Known['lineIds'];
  heldLines?: Known['heldLines'];
};

const factsOf = ({ payment, news, webhookSecret }: Seen): Partial<Payment> => ({
  providerStatus: news.payment.providerStatus,
  method: news.payment.method ?? payment.method,
  details: news.payment.details,
  last4: last4Of(news.payment.details),
  // A deposit that the bank took back is no approval any more.
  approvedAt: news.payment.state === 'awaiting_deposit' ? null : (news.payment.approvedAt ?? payment.approvedAt),
  dueAt: news.payment.dueAt ?? payment.dueAt,
  receiptUrl: news.payment.receiptUrl ?? payment.receiptUrl,
  lastTransactionKey: news.payment.lastTransactionKey ?? payment.lastTransactionKey,
  traceId: news.traceId ?? payment.traceId,
  ...(webhookSecret === null ? {} : { webhookSecret }),
});

/** Sums of the overview must look for it where it was: it leaves the time that it was counted at. */
const leaves = ({ state, approvedAt }: Payment, at: number | null): boolean =>
  (approvedAt !== null || PAID_STATES.includes(state)) && (at === null || at !== approvedAt);

const nextCheckOf = (state: Payment['state'], seen: Seen, now: number): number | null => {
  const { books, news, payment, isCurrent } = seen;
  const waiting = state === 'awaiting_deposit' ? depositCheckAt(now, news.payment.dueAt ?? payment.dueAt) : null;
  const own = waiting ?? (books.withheld > 0 ? now + WITHHELD_CHECK_MS : null);
  // An older answer puts off no question that a newer one has left open.
  if (isCurrent || payment.nextCheckAt === null) return own;
  return Math.min(own ?? payment.nextCheckAt, payment.nextCheckAt);
};

export type Written = { path: Payment['state'][]; change: PaymentChange };

/** What the news writes into the payment's row, and its way through the states. */
export const writtenBy = (seen: Seen, path: Payment['state'][], problem: Problem | null, now: number): Written => {
  const { payment, books } = seen;
  const isNextPart = payment.state === 'partially_refunded' && books.balanceAmount !== payment.balanceAmount;
  const way = path.length === 0 && isNextPart ? [payment.state] : path;
  const state = way.at(-1) ?? payment.state;
  const facts = factsOf(seen);
  const isHoldingMoney = holdsMoney({ state, balanceAmount: books.balanceAmount });
  const change = {
    ...facts,
    balanceAmount: way.some(givesStockBack) ? 0 : books.balanceAmount,
    nextCheckAt: nextCheckOf(state, seen, now),
    lookAt: isHoldingMoney ? nextLookAt(facts.approvedAt ?? now, now) : null,
    attempts: 0,
    problem,
    ...(leaves(payment, facts.approvedAt ?? null) ? { isMoved: true as const } : {}),
  };
  return { path: way, change };
};

/** Each answer has another; a secret stays what it was. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['traceId', 'webhookSecret']);

/** As it would be read back: without what is `undefined`. */
const asKept = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

/**
 * Is all of it known already, so that nothing is written? Never of an account and its deposit: two answers about those
 * that were asked for at the same time are told apart by what was written in between.
 */
export const isNothingNew = ({ payment, books }: Seen, { path, change }: Written): boolean => {
  if (path.length > 0 || books.changed.length > 0 || books.foreign.length > 0) return false;
  if (payment.method === 'virtual_account' || change.method === 'virtual_account') return false;
  return Object.entries(change)
    .filter(([field]) => !SAYS_NOTHING.has(field))
    .every(([field, value]) => isDeepStrictEqual(payment[field as keyof Payment] ?? null, asKept(value)));
};
