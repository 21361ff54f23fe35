/** ISO 4217 currencies that Toss Payments takes. */
export const CURRENCIES = ['KRW', 'USD', 'JPY'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** Digits after the decimal point (ISO 4217 exponent): ₩1 is `1`, $1 is `100`. */
export const CURRENCY_EXPONENT: Readonly<Record<Currency, number>> = { KRW: 0, USD: 2, JPY: 0 };
