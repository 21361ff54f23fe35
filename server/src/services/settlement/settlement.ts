import type { SystemRefundCause } from '../../../../contracts/system-refund-reasons';
import type { NewEvent } from '../../domain/event';
import { paymentEvent } from '../../domain/event';
import { CommerceError } from '../../domain/errors';
import type { Payment, Problem } from '../../domain/payment';
import { bookRefunds } from '../../domain/refund-settlement';
import { isOpen, refundableAmount, type Refund } from '../../domain/refund';
import { judge, type Verdict } from '../../domain/settlement';
import { surplusProblem } from '../../domain/surplus';
import { PAYMENT_LIFE, step } from '../../domain/transition';
import { createRefundWriter } from './refund-writer';
import { isNothingNew, writtenBy, type Seen, type Written } from './seen';
import { createTelling, type Known, type News, type Settled, type SettlementPorts } from './settlement-ports';
import { createStateWriter, Overtaken } from './state-writer';
import { createUnsettled } from './unsettled';

/** An order that would still take late money, but of whose products nothing is left. Undoes the transaction. */
class StockGone extends Error {}

const alone = (payment: Payment): Settled => ({ payment, refunds: null });

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

  const apply = async (
    seen: Seen,
    { path, change }: Written,
    events: NewEvent[],
    problem: Problem | null
  ): Promise<Settled> => {
    const { payment, lineIds, heldLines } = seen;
    const step = { payment, path, lineIds, heldLines };
    // The payment's row first, whoever settles: two who took the same rows in another order would wait for each other.
    const written = await (seen.isLocked ? states.writePayment(step, change) : states.writeKnown(step, change));
    const refunded = await refundRows.writeNews(payment, seen.ours, seen.books, events);
    await states.follow(step, change, events);
    if (problem && problem.code !== payment.problem?.code) events.push(paymentEvent('payment.problem', written));
    return { payment: written, refunds: seen.hasRefunds ? refunded : null };
  };

  /** Settled is settled; only money that no order waits for may still need a person. */
  const problemAfter = ({ payment, ours, books }: Seen, path: Payment['state'][]): Problem | null =>
    surplusProblem(payment, ours, books, path.at(-1) ?? payment.state, clock());

  const move = (seen: Seen, path: Payment['state'][], events: NewEvent[]): Promise<Settled> => {
    const problem = problemAfter(seen, path);
    return apply(seen, writtenBy(seen, path, problem, clock()), events, problem);
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
    const again = { ...seen, payment: reopened };
    const applied = await apply(again, writtenBy(again, path, null, clock()), events, null);
    return isWanted ? applied : alone(await giveBack(applied.payment, cause, seen.news, events));
  };

  const act = async (seen: Seen, verdict: Verdict, cause: SystemRefundCause, events: NewEvent[]): Promise<Settled> => {
    const { payment } = seen;
    switch (verdict.kind) {
      case 'no_news':
        // A payment in a state that we do not know is not half believed: its balance would not follow its refunds.
        if (seen.news.payment.state === 'unknown') return alone(payment);
        await refundRows.writeNews(payment, seen.ours, seen.books, events);
        return alone(payment);
      case 'outdated':
        // What became of our own refunds is true at any age; an answer under an old key is never younger.
        await refundRows.writeNews(payment, seen.ours, { ...seen.books, foreign: [] }, events);
        await payments.update(payment.paymentKey, { nextCheckAt: clock(), revision: payment.revision + 1 });
        return alone(payment);
      case 'problem':
        return alone(await noteProblem(payment, { code: verdict.code, at: clock(), details: verdict.details }, events));
      case 'moved':
        return move(seen, verdict.path, events);
      case 'after_all':
        return applyAfterAll(seen, verdict.path, cause, events);
    }
  };

  const sealedSecret = async (paymentKey: string, { payment }: News): Promise<string | null> =>
    payment.webhookSecret === null
      ? null
      : ports.seal(payment.webhookSecret, { row: paymentKey, field: 'webhookSecret' });

  /** The payment beside its news, and what they mean for it. */
  const look = (
    payment: Payment,
    ours: readonly Refund[],
    news: News
  ): Pick<Seen, 'books' | 'isCurrent'> & { verdict: Verdict } => {
    const books = bookRefunds(payment, ours, news.payment, news.own);
    const isCurrent = news.revision === payment.revision;
    return { books, isCurrent, verdict: judge(payment, news.payment, books.balanceAmount, isCurrent) };
  };

  const mayHaveRefunds = (payment: Payment, news: News): boolean =>
    news.own !== undefined || news.payment.refunds.length > 0 || payment.isSurplus;

  const settleLocked = (paymentKey: string, news: News, webhookSecret: string | null, cause: SystemRefundCause) =>
    telling(async (events) => {
      const payment = await payments.lock(paymentKey);
      if (!payment) throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment', { paymentKey });
      const hasRefunds = mayHaveRefunds(payment, news);
      const ours = hasRefunds ? await refunds.ofPayment(paymentKey) : [];
      const { verdict, ...looked } = look(payment, ours, news);
      const seen = { ...looked, payment, ours, hasRefunds, news, webhookSecret, isLocked: true };
      return act(seen, verdict, cause, events);
    });

  /**
   * Settles what was read before the provider was asked: judged outside of the transaction, written by compare-and-set.
   * `null` when it takes a look under the lock: somebody has settled it since, or it is no plain step.
   */
  const settleKnown = async (known: Known, news: News): Promise<Settled | null> => {
    const { payment, refunds: read, lineIds, heldLines } = known;
    if (!read && mayHaveRefunds(payment, news)) return null;
    const { verdict, ...looked } = look(payment, read ?? [], news);
    if (!looked.isCurrent || verdict.kind !== 'moved') return null;
    const seen = {
      ...looked,
      payment,
      ours: read ?? [],
      hasRefunds: read !== undefined,
      news,
      lineIds,
      heldLines,
      isLocked: false,
    };
    const problem = problemAfter({ ...seen, webhookSecret: null }, verdict.path);
    const plain = writtenBy({ ...seen, webhookSecret: null }, verdict.path, problem, clock());
    if (isNothingNew({ ...seen, webhookSecret: null }, plain)) return { payment, refunds: read ?? null };
    const webhookSecret = await sealedSecret(payment.paymentKey, news);
    try {
      return await telling((events) => move({ ...seen, webhookSecret }, verdict.path, events), ports.atOnce);
    } catch (error) {
      if (error instanceof Overtaken) return null;
      throw error;
    }
  };

  const settleFully = async (paymentKey: string, news: News, known?: Known): Promise<Settled> => {
    const settled = known ? await settleKnown(known, news) : null;
    if (settled) return settled;
    const webhookSecret = await sealedSecret(paymentKey, news);
    try {
      return await settleLocked(paymentKey, news, webhookSecret, 'ORDER_NOT_WAITING');
    } catch (error) {
      if (!(error instanceof StockGone)) throw error;
      return settleLocked(paymentKey, news, webhookSecret, 'STOCK_GONE');
    }
  };

  return {
    ...createUnsettled(ports),

    /**
     * Writes what the provider says the payment is now. An answer that does not fit is kept as a problem and completes
     * nothing. Repeatable, in any order: what is known already changes nothing, older news takes nothing back.
     *
     * @param known what was read before the provider was asked, which spares reading it again
     */
    settle: async (paymentKey: string, news: News, known?: Known): Promise<Payment> =>
      (await settleFully(paymentKey, news, known)).payment,

    /** The same for who wants to know what became of its refunds. */
    settleFully,
  };
};

export type Settlement = ReturnType<typeof createSettlement>;
