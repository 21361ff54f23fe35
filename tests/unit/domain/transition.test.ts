import { ORDER_STATES } from '../../../contracts/orders';
import { PAYMENT_STATES } from '../../../contracts/payments';
import { REFUND_STATES } from '../../../contracts/refunds';
import { ORDER_LIFE, PAYMENT_LIFE, REFUND_LIFE, canMove, sourcesOf, step } from '../../../server/src/domain/transition';

const lives = [
  {
    name: 'order',
    life: ORDER_LIFE as Record<string, readonly string[]>,
    states: ORDER_STATES as readonly string[],
    start: 'pending',
  },
  {
    name: 'payment',
    life: PAYMENT_LIFE as Record<string, readonly string[]>,
    states: PAYMENT_STATES as readonly string[],
    start: 'confirming',
  },
  {
    name: 'refund',
    life: REFUND_LIFE as Record<string, readonly string[]>,
    states: REFUND_STATES as readonly string[],
    start: 'requested',
  },
];

const reachedFrom = (life: Record<string, readonly string[]>, start: string): Set<string> => {
  const seen = new Set([start]);
  for (const state of seen) for (const next of life[state] ?? []) seen.add(next);
  return seen;
};

describe.each(lives)('the life of a $name', ({ life, states, start }) => {
  test('knows every state of the contract, and no other', () => {
    expect(Object.keys(life).sort()).toEqual([...states].sort());
  });

  test('reaches every state from its start', () => {
    expect([...reachedFrom(life, start)].sort()).toEqual([...states].sort());
  });
});

/** The tables of the design, written again: a change of one must be a change of both. */
const ALLOWED: [string, Record<string, readonly string[]>, string[]][] = [
  [
    'order',
    ORDER_LIFE,
    [
      'pending>confirming',
      'pending>expired',
      'pending>canceled',
      'confirming>paid',
      'confirming>awaiting_deposit',
      'confirming>pending',
      'awaiting_deposit>paid',
      'awaiting_deposit>expired',
      'awaiting_deposit>canceled',
      'paid>partially_refunded',
      'paid>refunded',
      'paid>awaiting_deposit',
      'partially_refunded>partially_refunded',
      'partially_refunded>refunded',
    ],
  ],
  [
    'payment',
    PAYMENT_LIFE,
    [
      'confirming>paid',
      'confirming>awaiting_deposit',
      'confirming>declined',
      'confirming>expired',
      // The provider took the money after all: opened again, and settled in the same transaction.
      'declined>confirming',
      'expired>confirming',
      'awaiting_deposit>paid',
      'awaiting_deposit>canceled',
      'awaiting_deposit>expired',
      'paid>partially_refunded',
      'paid>refunded',
      'paid>awaiting_deposit',
      'partially_refunded>partially_refunded',
      'partially_refunded>refunded',
    ],
  ],
  [
    'refund',
    REFUND_LIFE,
    ['requested>succeeded', 'requested>failed', 'requested>processing', 'processing>succeeded', 'processing>failed'],
  ],
];

test.each(ALLOWED)('an %s takes these steps and no other', (_name, life, allowed) => {
  const steps = Object.keys(life).flatMap((from) =>
    Object.keys(life)
      .filter((to) => canMove(life, from, to))
      .map((to) => `${from}>${to}`)
  );
  expect(steps.sort()).toEqual([...allowed].sort());
});

test('refuses a step that is not listed, with both states named', () => {
  expect(() => step(ORDER_LIFE, 'refunded', 'paid')).toThrow(
    expect.objectContaining({ code: 'ILLEGAL_TRANSITION', details: { from: 'refunded', to: 'paid' } })
  );
});

test('names the states that lead to one', () => {
  expect(sourcesOf(PAYMENT_LIFE, 'refunded')).toEqual(['paid', 'partially_refunded']);
});
