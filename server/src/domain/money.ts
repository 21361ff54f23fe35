import type { Currency } from '../../../contracts/money';

/** An amount in the smallest unit of its currency: ₩1 is `1`, $1 is `100`. */
export type Money = { readonly amount: number; readonly currency: Currency };

/** The largest amount that a number holds exactly, and that our 64-bit columns give back unchanged. */
export const MAX_AMOUNT = Number.MAX_SAFE_INTEGER;

/** Is this a whole number of the smallest unit, from 0 to 2^53 - 1? */
export const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/**
 * Makes an amount of money.
 *
 * @param amount whole number from 0, in the smallest unit of `currency` (won, cents)
 * @throws RangeError when it is negative, fractional or past 2^53 - 1
 */
export const money = (amount: number, currency: Currency): Money => {
  if (!isAmount(amount)) throw new RangeError(`Not an amount of ${currency}: ${amount}`);
  return { amount, currency };
};

/** `a + b`, or `null` when the sum is past what is exact. Both must be amounts. */
export const addAmounts = (a: number, b: number): number | null => {
  const sum = a + b;
  return isAmount(sum) ? sum : null;
};

/** `price * quantity`, or `null` when the product is past what is exact. */
export const multiplyAmount = (price: number, quantity: number): number | null => {
  const product = price * quantity;
  return isAmount(product) ? product : null;
};
