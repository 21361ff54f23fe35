import fc from 'fast-check';
import { decideRefund } from '../../../server/src/domain/refund';
import { refundableLines, sumOfLines } from '../../../server/src/domain/refund-lines';
import { aLine, aPayment, aRefund } from '../../support/money-values';

const LINES = [
  aLine({ product: 'shirt', unitPrice: 11_000, quantity: 2, amount: 22_000 }),
  aLine({ product: 'book', unitPrice: 5_500, quantity: 2, amount: 11_000, taxFree: true }),
];
const paid = aPayment({ state: 'paid', method: 'card', taxFreeAmount: 11_000 });

const sum = (wanted: { line: number; quantity: number }[], done: ReturnType<typeof aRefund>[] = []) =>
  sumOfLines('pay_1', LINES, done, wanted);
const decide = (wanted: { line: number; quantity: number }[], done: ReturnType<typeof aRefund>[] = [], wish = {}) =>
  decideRefund(paid, done, { hasAccount: false, ...wish, lines: sum(wanted, done) });

test('pieces of lines come to their prices, with the tax-free part of the tax-free ones', () => {
  expect(sum([{ line: 0, quantity: 1 }])).toEqual({ amount: 11_000, taxFreeAmount: 0 });
  expect(
    sum([
      { line: 0, quantity: 2 },
      { line: 1, quantity: 1 },
    ])
  ).toEqual({ amount: 27_500, taxFreeAmount: 5_500 });
});

test('tells what of each line was given back, and what failed is free again', () => {
  const done = [
    aRefund({ state: 'succeeded', lines: [{ line: 0, quantity: 1 }] }),
    aRefund({ state: 'requested', lines: [{ line: 1, quantity: 1 }] }),
    aRefund({ state: 'processing', lines: [{ line: 1, quantity: 1 }] }),
    aRefund({ state: 'failed', lines: [{ line: 0, quantity: 1 }] }),
    aRefund({ state: 'succeeded', lines: null }),
  ];
  expect(refundableLines(LINES, done).map(({ refundedQuantity }) => refundedQuantity)).toEqual([1, 2]);
});

test('tells of no more pieces than there were, whatever was written down', () => {
  const done = [aRefund({ state: 'succeeded', lines: [{ line: 0, quantity: 3 }] })];
  expect(refundableLines(LINES, done).map(({ refundedQuantity }) => refundedQuantity)).toEqual([2, 0]);
});

test.each(['requested', 'processing', 'succeeded'] as const)(
  'never gives back a piece twice: of two, one is %s',
  (state) => {
    const done = [aRefund({ state, lines: [{ line: 0, quantity: 1 }] })];
    expect(sum([{ line: 0, quantity: 1 }], done).amount).toBe(11_000);
    expect(() => sum([{ line: 0, quantity: 2 }], done)).toThrow(
      expect.objectContaining({
        code: 'REFUND_EXCEEDS_BALANCE',
        details: { paymentKey: 'pay_1', line: 0, refundableQuantity: 1 },
      })
    );
  }
);

test('a line that is named twice counts twice', () => {
  const twice = [
    { line: 0, quantity: 2 },
    { line: 0, quantity: 1 },
  ];
  expect(() => sum(twice)).toThrow(expect.objectContaining({ code: 'REFUND_EXCEEDS_BALANCE' }));
});

test.each([[2], [-1]])('refuses a line that the order does not have: %i', (line) => {
  expect(() => sum([{ line, quantity: 1 }])).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }));
});

test('an amount beside the lines must be what they come to', () => {
  expect(decide([{ line: 0, quantity: 1 }], [], { amount: 11_000 }).amount).toBe(11_000);
  for (const amount of [10_999, 11_001]) {
    expect(() => decide([{ line: 0, quantity: 1 }], [], { amount })).toThrow(
      expect.objectContaining({
        code: 'AMOUNT_MISMATCH',
        details: { paymentKey: 'pay_1', expected: 11_000, given: amount },
      })
    );
  }
});

test('lines whose amount was given back already, without naming lines, are more than is left', () => {
  const partly = aPayment({ ...paid, state: 'partially_refunded', balanceAmount: 10_000 });
  expect(() => decideRefund(partly, [], { hasAccount: false, lines: sum([{ line: 0, quantity: 1 }]) })).toThrow(
    expect.objectContaining({ code: 'REFUND_EXCEEDS_BALANCE' })
  );
});

test('a line that costs nothing is no refund', () => {
  expect(() => decideRefund(paid, [], { hasAccount: false, lines: { amount: 0, taxFreeAmount: 0 } })).toThrow(
    expect.objectContaining({ code: 'REFUND_NOT_ALLOWED' })
  );
});

test('the tax-free part is the lines’ own, within what refunds of an amount have left of it', () => {
  expect(decide([{ line: 1, quantity: 2 }])).toEqual({ amount: 11_000, taxFreeAmount: 11_000 });
  expect(decide([{ line: 0, quantity: 2 }])).toEqual({ amount: 22_000, taxFreeAmount: 0 });

  // Half of it went back as an amount: ₩5,500 of each kind of the tax-free part is left, and ₩11,000 of the rest.
  const half = aRefund({ state: 'succeeded', amount: 16_500, taxFreeAmount: 5_500 });
  const left = aPayment({ ...paid, state: 'partially_refunded', balanceAmount: 16_500 });
  const given = (line: number, quantity: number) =>
    decideRefund(left, [half], { hasAccount: false, lines: sum([{ line, quantity }]) });
  expect(given(1, 2)).toEqual({ amount: 11_000, taxFreeAmount: 5_500 });
  expect(given(0, 1)).toEqual({ amount: 11_000, taxFreeAmount: 0 });

  // ₩3,300 of it after all the tax-free part was kept: more than what is taxed can be.
  const taxed = aRefund({ state: 'succeeded', amount: 19_800, taxFreeAmount: 0 });
  const mostlyFree = aPayment({ ...paid, state: 'partially_refunded', balanceAmount: 13_200 });
  expect(decideRefund(mostlyFree, [taxed], { hasAccount: false, lines: sum([{ line: 0, quantity: 1 }]) })).toEqual({
    amount: 11_000,
    taxFreeAmount: 8_800,
  });
});

test('refunds by lines and by amounts, in any order, never leave more tax-free money than money', () => {
  const wish = fc.oneof(
    fc.record({ amount: fc.integer({ min: 1, max: 33_000 }) }),
    fc.record({ line: fc.integer({ min: 0, max: 1 }), quantity: fc.integer({ min: 1, max: 2 }) })
  );
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
      const done: ReturnType<typeof aRefund>[] = [];
      let left = 33_000;
      for (const one of wishes) {
        const payment = aPayment({
          ...paid,
          state: left === 33_000 ? 'paid' : 'partially_refunded',
          balanceAmount: left,
        });
        try {
          const lines = 'line' in one ? [one] : null;
          const asked = lines ? { lines: sum(lines, done) } : { amount: (one as { amount: number }).amount };
          const { amount, taxFreeAmount } = decideRefund(payment, done, { hasAccount: false, ...asked });
          done.push(aRefund({ state: 'succeeded', amount, taxFreeAmount, lines }));
          left -= amount;
        } catch (error) {
          expect(error).toHaveProperty('code', 'REFUND_EXCEEDS_BALANCE');
        }
        const taxFreeLeft = 11_000 - done.reduce((total, { taxFreeAmount }) => total + taxFreeAmount, 0);
        expect(taxFreeLeft).toBeGreaterThanOrEqual(0);
        expect(taxFreeLeft).toBeLessThanOrEqual(left);
        if (left === 0) return;
      }
    }),
    { numRuns: 500 }
  );
});
