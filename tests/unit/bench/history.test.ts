import type { HistoryWish } from '../../../bench/history/history';
import { tellHistory, type Entry } from '../../../bench/history/history';
import type { Story } from '../../../bench/history/desk';
import { PROBLEM_CODES } from '../../../contracts/problems';
import { holdsMoney } from '../../../server/src/domain/payment';
import { searchKey } from '../../../server/src/domain/search-key';

const DAY_MS = 86_400_000;
const UNTIL = Date.parse('2026-11-21T21:30:00+09:00');

const PRODUCTS = [
  { product: 'shirt', name: '린넨 셔츠', nameEn: 'Linen shirt', sku: 'S', price: 59_000, taxFree: false },
  { product: 'book', name: '책', nameEn: 'Book', sku: null, price: 18_000, taxFree: true },
  { product: 'mug', name: '머그', nameEn: 'Mug', sku: 'M', price: 24_000, taxFree: false },
];

const wish = (change: Partial<HistoryWish> = {}): HistoryWish => ({
  orders: 6_000,
  days: 180,
  until: UNTIL,
  seed: 'a test',
  products: PRODUCTS,
  keySets: { widget: 'ks_widget', payment: 'ks_api' },
  ...change,
});

const tell = (change: Partial<HistoryWish> = {}): Entry[] => [...tellHistory(wish(change))];
const storiesOf = (entries: readonly Entry[]): Story[] =>
  entries.flatMap((entry) => (entry.kind === 'order' ? [entry.story] : []));

const entries = tell();
const stories = storiesOf(entries);
const payments = stories.flatMap((story) => story.payments);
const refunds = stories.flatMap((story) => story.refunds);
const paid = payments.filter(({ approvedAt }) => approvedAt !== null);

const share = (count: number, of: number): number => count / of;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('a history', () => {
  it('is the same each time, and another one with another seed', () => {
    expect(tell({ orders: 300 })).toEqual(tell({ orders: 300 }));
    expect(tell({ orders: 300, seed: 'other' })).not.toEqual(tell({ orders: 300 }));
  });

  it('has as many orders as are wanted, within its days, oldest first', () => {
    const times = stories.map(({ order }) => order.orderedAt);
    expect(times).toHaveLength(6_000);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(UNTIL - 180 * DAY_MS);
    expect(Math.max(...times)).toBeLessThanOrEqual(UNTIL);
  });

  it('tells nothing that is still to come', () => {
    const busy = tell({ orders: 3_000, days: 2 });
    const latest = [...entries, ...busy].map((entry) => {
      if (entry.kind === 'happening') return entry.happening.at;
      if (entry.kind === 'refund') return Math.max(entry.refund.requestedAt, entry.refund.doneAt ?? 0);
      return Math.max(
        ...entry.story.payments.map(({ requestedAt, approvedAt }) => Math.max(requestedAt, approvedAt ?? 0))
      );
    });
    expect(Math.max(...latest)).toBeLessThanOrEqual(UNTIL);
  });

  it('tells of refunds and happenings in the order in which they came', () => {
    for (const kind of ['refund', 'happening'] as const) {
      const times = entries.flatMap((entry) => {
        if (entry.kind !== kind) return [];
        return [entry.kind === 'refund' ? entry.refund.requestedAt : entry.happening.at];
      });
      expect(times.length).toBeGreaterThan(100);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  it('grows, and is busier in the evening than at night, and on Monday than on Saturday', () => {
    const times = stories.map(({ order }) => order.orderedAt);
    const inKorea = (at: number): Date => new Date(at + 9 * 3_600_000);
    const count = (is: (at: number) => boolean): number => times.filter(is).length;
    expect(count((at) => at > UNTIL - 30 * DAY_MS)).toBeGreaterThan(1.5 * count((at) => at < UNTIL - 150 * DAY_MS));
    expect(count((at) => inKorea(at).getUTCHours() === 21)).toBeGreaterThan(
      5 * count((at) => inKorea(at).getUTCHours() === 4)
    );
    expect(count((at) => inKorea(at).getUTCDay() === 1)).toBeGreaterThan(count((at) => inKorea(at).getUTCDay() === 6));
  });
});

describe('its books', () => {
  it('balance: what was paid is what is left and what was given back', () => {
    for (const { order, payments: own, refunds: given } of stories) {
      for (const payment of own.filter(({ approvedAt }) => approvedAt !== null)) {
        const back = given.filter(
          ({ paymentKey, state }) => paymentKey === payment.paymentKey && state === 'succeeded'
        );
        expect(payment.amount - sum(back.map(({ amount }) => amount))).toBe(payment.balanceAmount);
      }
      const counts = own.find((payment) => payment.approvedAt !== null && !payment.isSurplus);
      expect(order.refundedAmount).toBe(counts ? counts.amount - counts.balanceAmount : 0);
      expect(order.paidAt).toBe(counts?.approvedAt ?? null);
    }
  });

  it('have orders that cost what their lines cost, and one payment that counts', () => {
    for (const { order, lines, payments: own } of stories) {
      expect(order.amount).toBe(sum(lines.map(({ unitPrice, quantity }) => unitPrice * quantity)));
      expect(order.taxFreeAmount).toBe(sum(lines.filter(({ taxFree }) => taxFree).map(({ amount }) => amount)));
      expect(own.filter((payment) => !payment.isSurplus && holdsMoney(payment)).length).toBeLessThanOrEqual(1);
      for (const payment of own) expect(payment.amount).toBe(order.amount);
    }
  });

  it('never give a piece back twice, nor more of the tax-free part than there was', () => {
    for (const { lines, payments: own, refunds: given } of stories) {
      const made = given.filter(({ state }) => state !== 'failed');
      lines.forEach(({ quantity }, line) => {
        const pieces = made.flatMap((refund) => refund.lines ?? []).filter((piece) => piece.line === line);
        expect(sum(pieces.map((piece) => piece.quantity))).toBeLessThanOrEqual(quantity);
      });
      for (const { paymentKey, taxFreeAmount } of own) {
        const back = made.filter((refund) => refund.paymentKey === paymentKey).map((refund) => refund.taxFreeAmount);
        expect(sum(back)).toBeLessThanOrEqual(taxFreeAmount);
      }
    }
  });

  it('never use a number twice', () => {
    const numbers = [
      ...stories.map(({ order }) => order.orderId),
      ...payments.map(({ paymentKey }) => paymentKey),
      ...refunds.map(({ refundId }) => refundId),
    ];
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('what is in it', () => {
  it.each([
    ['card', 0.35, 0.53],
    ['easy_pay', 0.3, 0.46],
    ['virtual_account', 0.04, 0.12],
    ['transfer', 0.03, 0.1],
    ['mobile_phone', 0.01, 0.06],
  ])('pays with %s from %d to %d of the time', (method, least, most) => {
    const found = share(paid.filter((payment) => payment.method === method).length, paid.length);
    expect(found).toBeGreaterThan(least);
    expect(found).toBeLessThan(most);
  });

  it('declines, refunds and gives up a believable part', () => {
    const states = (state: string): number =>
      share(payments.filter((payment) => payment.state === state).length, payments.length);
    expect(states('declined')).toBeGreaterThan(0.04);
    expect(states('declined')).toBeLessThan(0.1);
    expect(share(refunds.length, paid.length)).toBeGreaterThan(0.04);
    expect(share(refunds.length, paid.length)).toBeLessThan(0.1);
    expect(new Set(refunds.map(({ origin }) => origin))).toEqual(new Set(['admin', 'api', 'provider', 'system']));
    expect(refunds.some(({ lines }) => lines !== null)).toBe(true);
    expect(refunds.some(({ state }) => state === 'failed')).toBe(true);
    expect(new Set(stories.map(({ order }) => order.state))).toEqual(
      new Set(['confirming', 'awaiting_deposit', 'paid', 'partially_refunded', 'refunded', 'expired', 'canceled'])
    );
    expect(payments.some(({ currency }) => currency === 'USD')).toBe(true);
  });

  it('has something of each problem that a payment or a refund can have here', () => {
    const codes = [...payments, ...refunds].flatMap(({ problem }) => (problem ? [problem.code] : []));
    const told = [
      'ANSWER_MISMATCH',
      'PAID_AFTER_ALL',
      'OUTCOME_UNKNOWN',
      'SURPLUS_PAYMENT_REFUND_ACCOUNT',
      'REFUND_STUCK',
    ];
    expect(new Set(codes)).toEqual(new Set(told));
    expect(PROBLEM_CODES).toEqual(expect.arrayContaining(told));
    expect(entries.some((entry) => entry.kind === 'happening' && !entry.isHeard)).toBe(true);
  });

  it('leaves nothing for the jobs to do: the sandbox was never told of it', () => {
    expect([...payments, ...refunds].filter(({ nextCheckAt }) => nextCheckAt !== null)).toEqual([]);
    expect(payments.filter(({ lookAt }) => lookAt !== null)).toEqual([]);
  });

  it('names people who can be searched, at addresses of nobody', () => {
    for (const { order, payments: own } of stories) {
      expect(order.customer?.email).toMatch(/@(example\.(com|net|org)|[a-z]+\.example)$/);
      expect(order.customer?.phone).toMatch(/^0100000\d{4}$/);
      for (const payment of own) expect(payment.nameKey).toBe(searchKey(order.customer?.name));
    }
    expect(paid.filter(({ method, last4 }) => method === 'card' && last4 === null)).toEqual([]);
  });
});
