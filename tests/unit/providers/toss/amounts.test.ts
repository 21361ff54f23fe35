import fc from 'fast-check';

import { CURRENCIES, CURRENCY_EXPONENT } from '../../../../contracts/money';
import { fromTossAmount, toTossAmount } from '../../../../server/src/providers/toss/translate';

describe('amounts between Toss and the smallest unit', () => {
  it.each([
    [33000, 0, 33_000],
    ['33000', 0, 33_000],
    [' 33000 ', 0, 33_000],
    ['33000.00', 0, 33_000],
    ['212268.000000', 0, 212_268],
    [0, 0, 0],
    [9007199254740991, 0, 9_007_199_254_740_991],
    [726.24, 2, 72_624],
    [544.68, 2, 54_468],
    [1.1, 2, 110],
    [8.2, 2, 820],
    [1.005, 3, 1_005],
    ['20.5', 2, 2_050],
    [20, 2, 2_000],
    [0.07, 2, 7],
  ])('reads %p with %i digits after the point as %i', (value, exponent, amount) => {
    expect(fromTossAmount(value, exponent)).toBe(amount);
  });

  it.each([
    ['a fraction of a won', 33000.5, 0],
    ['a fraction of a cent', 1.001, 2],
    ['less than nothing', -1, 0],
    ['words', 'many', 0],
    ['thousands with commas', '33,000', 0],
    ['an exponent', '1e3', 0],
    ['no number', Number.NaN, 0],
    ['no end', Number.POSITIVE_INFINITY, 0],
    ['past 2^53 - 1', '9007199254740992', 0],
    ['cents past 2^53 - 1', '90071992547409.92', 2],
    ['nothing', null, 0],
    ['emptiness', '', 0],
    ['a list', [33000], 0],
    ['an object', { value: 33000 }, 0],
    ['a yes', true, 0],
  ])('refuses %s', (_what, value, exponent) => {
    expect(fromTossAmount(value, exponent)).toBeNull();
  });

  it('comes back unchanged, whatever the amount and currency', () => {
    const currency = fc.constantFrom(...CURRENCIES);
    // A JSON number keeps 15 digits, so that cents stop at ten trillion.
    fc.assert(
      fc.property(currency, fc.nat({ max: 10 ** 15 }), (unit, amount) => {
        const wired = JSON.parse(JSON.stringify({ amount: toTossAmount(amount, unit) })) as { amount: unknown };
        return fromTossAmount(wired.amount, CURRENCY_EXPONENT[unit]) === amount;
      }),
      { numRuns: 2_000 }
    );
  });

  it.each([
    [72_624, 'USD', 726.24],
    [1, 'USD', 0.01],
    [33_000, 'KRW', 33_000],
    [1_500, 'JPY', 1_500],
  ] as const)('sends %i of %s as %d', (amount, currency, decimal) => {
    expect(toTossAmount(amount, currency)).toBe(decimal);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses to send %d', (amount) => {
    expect(() => toTossAmount(amount, 'KRW')).toThrow(RangeError);
  });
});
