import fc from 'fast-check';

import { formatAmount, plainAmount, readAmount } from '../../../admin/src/components/money-text';
import { CURRENCIES } from '../../../contracts/money';

const currency = fc.constantFrom(...CURRENCIES);
const amount = fc.maxSafeNat();

describe('amounts in the panel', () => {
  it.each([
    [12000, 'KRW', 'ko', '₩12,000'],
    [0, 'KRW', 'ko', '₩0'],
    [1999, 'USD', 'ko', 'US$19.99'],
    [5, 'USD', 'en', '$0.05'],
    [1000, 'JPY', 'en', '¥1,000'],
    [-12000, 'KRW', 'ko', '-₩12,000'],
    [Number.MAX_SAFE_INTEGER, 'USD', 'en', '$90,071,992,547,409.91'],
    [Number.MAX_SAFE_INTEGER, 'KRW', 'en', '₩9,007,199,254,740,991'],
    [100, 'won', 'en', '100 won'],
  ])('shows %d %s in %s as %s', (value, code, locale, shown) => {
    expect(formatAmount(value, code, locale)).toBe(shown);
  });

  it.each([
    ['12000', 'KRW', { amount: 12000 }],
    ['₩12,000', 'KRW', { amount: 12000 }],
    ['12,000\uC6D0', 'KRW', { amount: 12000 }],
    ['１２０００', 'KRW', { amount: 12000 }],
    [' ', 'KRW', { amount: null }],
    ['US$19.99', 'USD', { amount: 1999 }],
    ['19.9', 'USD', { amount: 1990 }],
    ['19', 'USD', { amount: 1900 }],
    ['9007199254740991', 'KRW', { amount: Number.MAX_SAFE_INTEGER }],
    ['12000.5', 'KRW', { problem: 'fraction' }],
    ['12000.', 'KRW', { problem: 'fraction' }],
    ['12000.0', 'KRW', { problem: 'fraction' }],
    ['19.999', 'USD', { problem: 'fraction' }],
    ['-1', 'KRW', { problem: 'negative' }],
    ['9007199254740992', 'KRW', { problem: 'too_large' }],
    ['90071992547409.92', 'USD', { problem: 'too_large' }],
    ['12,00', 'KRW', { problem: 'not_a_number' }],
    ['12.000,50', 'USD', { problem: 'not_a_number' }],
    ['1e3', 'KRW', { problem: 'not_a_number' }],
    ['abc', 'KRW', { problem: 'not_a_number' }],
  ])('reads %j in %s as %j', (typed, code, read) => {
    expect(readAmount(typed, code)).toEqual(read);
  });

  it('reads back what it shows, up to 2^53 - 1, in every currency and both languages', () => {
    fc.assert(
      fc.property(amount, currency, fc.constantFrom('ko', 'en'), (value, code, locale) => {
        expect(readAmount(plainAmount(value, code), code)).toEqual({ amount: value });
        expect(readAmount(formatAmount(value, code, locale), code)).toEqual({ amount: value });
      })
    );
  });
});
