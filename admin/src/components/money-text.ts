import { CURRENCY_EXPONENT, type Currency } from '../../../contracts/money';

/** Why a typed text is no amount of money. */
export const AMOUNT_PROBLEMS = ['not_a_number', 'negative', 'fraction', 'too_large'] as const;
export type AmountProblem = (typeof AMOUNT_PROBLEMS)[number];

export type TypedAmount = { amount: number | null } | { problem: AmountProblem };

/** Signs and words that people paste along; the two escapes are the words for won and yen. */
const DECORATION = /^(?:US|JP)?[₩$¥]|(?:\uC6D0|\u5186|KRW|USD|JPY)$/giu;
const NUMBER = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;

const CURRENCY_CODE = /^[A-Z]{3}$/;

/** Digits after the point: ISO 4217 for the currencies we take, `Intl`'s for any other, none for what is no currency. */
const exponentOf = (currency: string): number => {
  const known = CURRENCY_EXPONENT[currency as Currency] as number | undefined;
  if (known !== undefined || !CURRENCY_CODE.test(currency)) return known ?? 0;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0;
};

/** An amount as it is typed: 12000 KRW is "12000", 1999 USD "19.99". Exact up to 2^53 - 1. */
export const plainAmount = (amount: number, currency: string): string => {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return `${amount < 0 ? '-' : ''}${exponent > 0 ? `${whole}.${digits.slice(-exponent)}` : whole}`;
};

/**
 * Shows an amount with its currency: 12000 KRW is "₩12,000", 1999 USD "US$19.99".
 * The digits are handed over as a text: a division would round near 2^53.
 *
 * @param amount whole number of the currency's smallest unit
 */
export const formatAmount = (amount: number, currency: string, locale: string): string => {
  const plain = plainAmount(amount, currency);
  if (!CURRENCY_CODE.test(currency)) return `${plain} ${currency}`;
  const digits = exponentOf(currency);
  const shape = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale, shape).format(plain as `${number}`);
};

/**
 * Reads what a person typed. Nothing is guessed: a fraction finer than the currency has is refused, since dropping the
 * point would multiply the price.
 */
export const readAmount = (typed: string, currency: string): TypedAmount => {
  const plain = typed.normalize('NFKC').replace(/\s/gu, '').replace(DECORATION, '');
  if (plain === '') return { amount: null };
  const match = NUMBER.exec(plain);
  if (!match) return { problem: 'not_a_number' };
  const [, sign = '', whole = '', fraction = ''] = match;
  if (sign !== '') return { problem: 'negative' };
  const exponent = exponentOf(currency);
  if (fraction.length > exponent || (exponent === 0 && plain.includes('.'))) return { problem: 'fraction' };
  const amount = BigInt(whole.replaceAll(',', '') + fraction.padEnd(exponent, '0'));
  return amount > BigInt(Number.MAX_SAFE_INTEGER) ? { problem: 'too_large' } : { amount: Number(amount) };
};
