import fc from 'fast-check';
import type { PaymentState } from '../../../contracts/payments';
import type { Refund } from '../../../server/src/domain/refund';
import { bookRefunds, type OwnRefund, type RefundBooks } from '../../../server/src/domain/refund-settlement';
import { judge, mismatchesOf } from '../../../server/src/domain/settlement';
import { canMove, PAYMENT_LIFE } from '../../../server/src/domain/transition';
import { answers, entries, payments, rowsBeside } from '../../support/laws/values';
import { PRICE } from '../../support/laws/world';
import { aPayment, aRefund } from '../../support/money-values';

const numRuns = Math.ceil(Number(process.env['LAW_RUNS'] ?? 10_000) / 10);

const balances = fc.integer({ min: 0, max: PRICE });

const isWay = (from: PaymentState, path: readonly PaymentState[]): boolean =>
  path.every((state, index) => canMove(PAYMENT_LIFE, path[index - 1] ?? from, state));

test('laws: an answer that does not fit moves nothing, and every way goes along the table', () => {
  fc.assert(
    fc.property(payments, answers, balances, fc.boolean(), (payment, news, balance, isCurrent) => {
      const verdict = judge(payment, news, balance, isCurrent);
      if (mismatchesOf(payment, news).length > 0)
        return expect(verdict).toMatchObject({ kind: 'problem', code: 'ANSWER_MISMATCH' });
      if (verdict.kind === 'moved') expect(isWay(payment.state, verdict.path)).toBe(true);
      if (verdict.kind === 'after_all') expect(isWay('confirming', verdict.path)).toBe(true);
      if (verdict.kind === 'after_all') expect(['declined', 'expired']).toContain(payment.state);
    }),
    { numRuns }
  );
});

test('laws: nothing is paid by an answer that does not say so, or that may be older than what we know', () => {
  fc.assert(
    fc.property(payments, answers, balances, fc.boolean(), (payment, news, balance, isCurrent) => {
      const verdict = judge(payment, news, balance, isCurrent);
      const path = verdict.kind === 'moved' || verdict.kind === 'after_all' ? verdict.path : [];
      const tookMoney = ['paid', 'partially_refunded', 'refunded', 'canceled'].includes(news.state);
      if (path.includes('paid')) expect(tookMoney).toBe(true);
      if (isCurrent) return;
      expect(verdict.kind).not.toBe('after_all');
      if (payment.state === 'paid') expect(path).not.toContain('awaiting_deposit');
      if (payment.state === 'awaiting_deposit') expect(path.at(-1)).not.toBe('paid');
    }),
    { numRuns }
  );
});

test('laws: the same answer a second time moves nothing', () => {
  fc.assert(
    fc.property(payments, answers, balances, (payment, news, balance) => {
      const verdict = judge(payment, news, balance, true);
      if (verdict.kind !== 'moved' && verdict.kind !== 'after_all') return;
      const state = verdict.path.at(-1) ?? payment.state;
      const again = judge({ ...payment, state }, news, balance, true);
      expect(again.kind === 'no_news' || (again.kind === 'moved' && again.path.length === 0)).toBe(true);
    }),
    { numRuns }
  );
});

const payment = aPayment({ state: 'paid' });

/** Our rows as they are after the books were written. */
const written = (ours: readonly Refund[], { changed, foreign }: RefundBooks): Refund[] => [
  ...ours.map((refund) => {
    const news = changed.find(({ refundId }) => refundId === refund.refundId);
    return news ? { ...refund, state: news.told.state, transactionKey: news.told.transactionKey } : refund;
  }),
  ...foreign.map(({ transactionKey, state, amount }) =>
    aRefund({ refundId: `rf_${transactionKey}`, origin: 'provider', transactionKey, state, amount })
  ),
];

const lists = entries.chain((list) => fc.record({ list: fc.constant(list), ours: rowsBeside(list) }));

const ownOf = (list: readonly { transactionKey: string; amount: number }[], ours: readonly Refund[]): OwnRefund[] => {
  const open = ours.find(({ transactionKey }) => transactionKey === null);
  const taken = ours.map(({ transactionKey }) => transactionKey);
  const entry = list.find(({ transactionKey, amount }) => !taken.includes(transactionKey) && amount === open?.amount);
  return open && entry ? [{ refundId: open.refundId, transactionKey: entry.transactionKey }] : [];
};

test('laws: a balance is never negative, never above what was paid, and the order of lists means nothing', () => {
  fc.assert(
    fc.property(lists, fc.boolean(), ({ list, ours }, isOwn) => {
      const own = isOwn ? ownOf(list, ours)[0] : undefined;
      const books = bookRefunds(payment, ours, { refunds: list }, own);
      expect(books.balanceAmount).toBeGreaterThanOrEqual(0);
      expect(books.balanceAmount).toBeLessThanOrEqual(PRICE);
      const turned = bookRefunds(payment, [...ours].reverse(), { refunds: [...list].reverse() }, own);
      expect(turned.balanceAmount).toBe(books.balanceAmount);
      expect(new Set(turned.changed)).toEqual(new Set(books.changed));
      expect(new Set(turned.foreign)).toEqual(new Set(books.foreign));
    }),
    { numRuns }
  );
});

test('laws: a list told again changes nothing, and each entry has at most one row of ours', () => {
  fc.assert(
    fc.property(lists, fc.boolean(), ({ list, ours }, isOwn) => {
      const own = isOwn ? ownOf(list, ours)[0] : undefined;
      const books = bookRefunds(payment, ours, { refunds: list }, own);
      const rows = written(ours, books);
      const again = bookRefunds(payment, rows, { refunds: list }, own);
      expect(again).toMatchObject({ changed: [], balanceAmount: books.balanceAmount });
      if (books.withheld === 0) expect(again.foreign).toEqual([]);
      const keys = [...rows, ...again.foreign].flatMap(({ transactionKey }) => transactionKey ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns }
  );
});

test('laws: once nothing of ours is open, every entry that was made has its row, equal ones too', () => {
  fc.assert(
    fc.property(lists, ({ list, ours }) => {
      const known = ours.filter(({ transactionKey }) => transactionKey !== null);
      const settled = known.filter(({ state }) => state !== 'processing');
      const rows = written(settled, bookRefunds(payment, settled, { refunds: list }));
      for (const { transactionKey, state } of list.filter((entry) => entry.state !== 'failed'))
        expect(rows.filter((row) => row.transactionKey === transactionKey && row.state === state)).toHaveLength(1);
    }),
    { numRuns }
  );
});
