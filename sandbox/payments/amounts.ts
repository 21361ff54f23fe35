import type { Currency, Payment } from './payment';

/** Digits after the point: won and yen have no smaller unit. */
const EXPONENT: Readonly<Record<Currency, number>> = { KRW: 0, JPY: 0, USD: 2 };

/**
 * Reads an amount of the API as a whole number of the smallest unit.
 *
 * @returns undefined when it is not a number, negative, past 2^53 - 1, or finer than the currency
 */
export const toSmallestUnit = (value: unknown, currency: Currency): number | undefined => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return undefined;
  const factor = 10 ** EXPONENT[currency];
  const whole = Math.round(value * factor);
  return Number.isSafeInteger(whole) && whole / factor === value ? whole : undefined;
};

/** The number that stands in a body: 33000 for ₩33,000, 726.24 for $726.24. */
export const toBodyNumber = (amount: number, currency: Currency): number => amount / 10 ** EXPONENT[currency];

export type Remainder = {
  /** What can still be cancelled. */
  readonly balance: number;
  readonly taxFree: number;
  readonly taxExemption: number;
  readonly vat: number;
  readonly supplied: number;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/**
 * What is left of a payment after its cancels: balance, supply value and VAT.
 * A cancel that is still running has taken its part; an aborted one gives it back.
 *
 * Source: Toss API reference, Payment object, `vat` = round((amount - taxFreeAmount) / 11),
 * and `suppliedAmount` = what remains beside VAT, tax-free and tax-exempt parts.
 */
export const remainderOf = (payment: Payment): Remainder => {
  const taken = payment.cancels.filter((cancel) => cancel.status !== 'ABORTED');
  const balance = payment.totalAmount - sum(taken.map((cancel) => cancel.cancelAmount));
  const taxFree = payment.taxFreeAmount - sum(taken.map((cancel) => cancel.taxFreeAmount));
  const taxExemption = payment.taxExemptionAmount - sum(taken.map((cancel) => cancel.taxExemptionAmount));
  const vat = Math.round((balance - taxFree) / 11);
  return { balance, taxFree, taxExemption, vat, supplied: Math.max(balance - vat - taxFree - taxExemption, 0) };
};
