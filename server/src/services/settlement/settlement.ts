import type { SystemRefundCause } from '../../../../contracts/system-refund-reasons';
import { depositCheckAt, nextLookAt } from '../../domain/check-times';
import type { NewEvent } from '../../domain/event';
import { paymentEvent } from '../../domain/event';
import { CommerceError } from '../../domain/errors';
import { holdsMoney, type Payment, type Problem } from '../../domain/payment';
import { bookRefunds, type RefundBooks } from '../../domain/refund-settlement';
import { isOpen, refundableAmount, type Refund } from '../../domain/refund';
import { last4Of } from '../../domain/search-key';
import { givesStockBack, judge, PAID_STATES, type Verdict } from '../../domain/settlement';
import { surplusProblem } from '../../domain/surplus';
import { PAYMENT_LIFE, step } from '../../domain/transition';
import { createRefundWriter } from './refund-writer';
import { createTelling, type News, type SettlementPorts } from './settlement-ports';
import { createStateWriter } from './state-writer';
import { createUnsettled } from './unsettled';

/** An order that would still take late money, but of whose products nothing is left. Undoes the transaction. */
class StockGone extends Error {}

/** How soon the provider's list is read again when an entry in it may belong to a refund that is still under way. */
const WITHHELD_CHECK_MS = 60_000;

type Seen = {
  payment: Payment;
  ours: Refund[];
  books: RefundBooks;
  news: News;
  webhookSecret: string | null;
  isCurrent: boolean;
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

/** The one place that writes what became of a payment, whoever brings the news. */
export const createSettlement = (ports: SettlementPorts) => {
  const { orders, payments, refunds, offers, clock } = ports;
  const { telling } = createTelling(ports);
  const states = createStateWriter(ports);
  const refundRows = createRefundWriter(ports);

  const noteProblem = async (payment: Payment, problem: Problem, events: NewEvent[]): Promise<Payment> => {
    const noted = { ...payment, problem };
    await payments.update(payment.paymentKey, { problem });
    if (payment.problem?.code !== problem.code) events.push(paymentEvent('payment.problem', noted));
    return noted;
  };

  const nextCheckOf = (state: Payment['state'], { books, news, payment, isCurrent }: Seen): number | null => {
    const waiting = state === 'awaiting_deposit' ? depositCheckAt(clock(), news.payment.dueAt ?? payment.dueAt) : null;
    const own = waiting ?? (books.withheld > 0 ? clock() + WITHHELD_CHECK_MS : null);
    // An older answer puts off no question that a newer one has left open.
    if (isCurrent || payment.nextCheckAt === null) return own;
    return Math.min(own ?? payment.nextCheckAt, payment.nextCheckAt);
  };

  const apply = async (
    seen: Seen,
    path: Payment['state'][],
    events: NewEvent[],
    problem: Problem | null
  ): Promise<Payment> => {
    const { payment, books } = seen;
    await refundRows.writeNews(payment, seen.ours, books, events);
    const isNextPart = payment.state === 'partially_refunded' && books.balanceAmount !== payment.balanceAmount;
    const way = path.length === 0 && isNextPart ? [payment.state] : path;
    const state = way.at(-1) ?? payment.state;
    const facts = factsOf(seen);
    const change = {
      ...facts,
      balanceAmount: way.some(givesStockBack) ? 0 : books.balanceAmount,
      nextCheckAt: nextCheckOf(state, seen),
      lookAt: holdsMoney({ state, balanceAmount: books.balanceAmount })
        ? nextLookAt(facts.approvedAt ?? clock(), clock())
        : null,
      attempts: 0,
      problem,
      ...(leaves(payment, facts.approvedAt ?? null) ? { isMoved: true as const } : {}),
    };
    const written = await states.write(payment, way, change, events);
    if (problem && problem.code !== payment.problem?.code) events.push(paymentEvent('payment.problem', written));
    return written;
  };

  /** Settled is settled; only money that no order waits for may still need a person. */
  const move = (seen: Seen, path: Payment['state'][], events: NewEvent[]): Promise<Payment> => {
    const { payment, ours, books } = seen;
    const state = path.at(-1) ?? payment.state;
    return apply(seen, path, events, surplusProblem(payment, ours, books, state, clock()));
  };

  /** Does the order still wait for this money? Then it is taken up again, pieces and all. */
  const takeUp = async ({ orderId }: Payment): Promise<boolean> => {
    if (!(await orders.move(orderId, 'pending', 'confirming'))) return false;
    if ((await offers.hold(orderId)).length > 0) throw new StockGone();
    return true;
  };

  const giveBack = async (payment: Payment, cause: SystemRefundCause, news: News, events: NewEvent[]) => {
    if (payment.balanceAmount === 0) return payment;
    if (payment.state !== 'awaiting_deposit' && payment.method === 'virtual_account') {
      const details = { cause, balanceAmount: payment.balanceAmount };
      return noteProblem(payment, { code: 'SURPLUS_PAYMENT_REFUND_ACCOUNT', at: clock(), details }, events);
    }
    // A refund that the console began meanwhile, or one of ours, already brings its part back.
    const amount = refundableAmount(payment, (await refunds.ofPayment(payment.paymentKey)).filter(isOpen));
    const taxFreeAmount = Math.min(news.payment.taxFreeAmount, payment.taxFreeAmount, amount);
    if (amount > 0) await refundRows.giveBack(payment, cause, { amount, taxFreeAmount });
    return payment;
  };

  /** A payment that was given up has money after all: for its order if that still waits, else back to the buyer. */
  const applyAfterAll = async (seen: Seen, path: Payment['state'][], cause: SystemRefundCause, events: NewEvent[]) => {
    const mayWait = cause === 'ORDER_NOT_WAITING' && seen.books.balanceAmount > 0;
    const isWanted = mayWait && (await takeUp(seen.payment));
    const state = step(PAYMENT_LIFE, seen.payment.state, 'confirming');
    const reopened = { ...seen.payment, state, isSurplus: !isWanted, failure: null };
    await payments.update(reopened.paymentKey, { isSurplus: !isWanted, failure: null, isMoved: true });
    const applied = await apply({ ...seen, payment: reopened }, path, events, null);
    return isWanted ? applied : giveBack(applied, cause, seen.news, events);
  };

  const act = async (seen: Seen, verdict: Verdict, cause: SystemRefundCause, events: NewEvent[]): Promise<Payment> => {
    const { payment } = seen;
    switch (verdict.kind) {
      case 'no_news':
        // A payment in a state that we do not know is not half believed: its balance would not follow its refunds.
        if (seen.news.payment.state === 'unknown') return payment;
        await refundRows.writeNews(payment, seen.ours, seen.books, events);
        return payment;
      case 'outdated':
        // What became of our own refunds is true at any age; an answer under an old key is never younger.
        await refundRows.writeNews(payment, seen.ours, { ...seen.books, foreign: [] }, events);
        await payments.update(payment.paymentKey, { nextCheckAt: clock() });
        return payment;
      case 'problem':
        return noteProblem(payment, { code: verdict.code, at: clock(), details: verdict.details }, events);
      case 'moved':
        return move(seen, verdict.path, events);
      case 'after_all':
        return applyAfterAll(seen, verdict.path, cause, events);
    }
  };

  const settleOnce = (paymentKey: string, news: News, webhookSecret: string | null, cause: SystemRefundCause) =>
    telling(async (events) => {
      const payment = await payments.lock(paymentKey);
      if (!payment) throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment', { paymentKey });
      const mayHaveRefunds = news.own || news.payment.refunds.length > 0 || payment.isSurplus;
      const ours = mayHaveRefunds ? await refunds.ofPayment(paymentKey) : [];
      const books = bookRefunds(payment, ours, news.payment, news.own);
      const isCurrent = news.revision === payment.revision;
      const verdict = judge(payment, news.payment, books.balanceAmount, isCurrent);
      return act({ payment, ours, books, news, webhookSecret, isCurrent }, verdict, cause, events);
    });

  return {
    ...createUnsettled(ports),

    /**
     * Writes what the provider says the payment is now. An answer that does not fit is kept as a problem and completes
     * nothing. Repeatable, in any order: what is known already changes nothing, older news takes nothing back.
     */
    async settle(paymentKey: string, news: News): Promise<Payment> {
      const { webhookSecret: secret } = news.payment;
      const webhookSecret =
        secret === null ? null : await ports.seal(secret, { row: paymentKey, field: 'webhookSecret' });
      try {
        return await settleOnce(paymentKey, news, webhookSecret, 'ORDER_NOT_WAITING');
      } catch (error) {
        if (!(error instanceof StockGone)) throw error;
        return settleOnce(paymentKey, news, webhookSecret, 'STOCK_GONE');
      }
    },
  };
};

export type Settlement = ReturnType<typeof createSettlement>;
