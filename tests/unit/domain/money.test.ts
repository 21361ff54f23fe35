import { addAmounts, isAmount, MAX_AMOUNT, money, multiplyAmount } from '../../../server/src/domain/money';

test.each([0, 1, 12_000, MAX_AMOUNT])('takes %d as an amount', (amount) => {
  expect(money(amount, 'KRW')).toEqual({ amount, currency: 'KRW' });
});

test.each([-1, 0.5, MAX_AMOUNT + 1, Number.NaN, Infinity])('refuses %d as an amount', (amount) => {
  expect(isAmount(amount)).toBe(false);
  expect(() => money(amount, 'KRW')).toThrow(RangeError);
});

test.each(['1', null, undefined, {}, 1n])('refuses %p, which is no number', (value) => {
  expect(isAmount(value)).toBe(false);
});

test('adds and multiplies while the result is exact, and says so when it is not', () => {
  expect(addAmounts(1, 2)).toBe(3);
  expect(addAmounts(MAX_AMOUNT, 1)).toBeNull();
  expect(multiplyAmount(12_000, 3)).toBe(36_000);
  expect(multiplyAmount(MAX_AMOUNT, 2)).toBeNull();
});
