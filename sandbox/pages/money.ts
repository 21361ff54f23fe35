import { toBodyNumber } from '../payments/amounts';
import type { Currency } from '../payments/payment';
import type { Language } from './language';

/** `33,000원` in Korean, `₩33,000` in English. `amount` in the smallest unit. */
export const showMoney = (amount: number, currency: Currency, language: Language): string => {
  const value = toBodyNumber(amount, currency);
  if (currency === 'KRW' && language === 'ko') return `${value.toLocaleString('ko-KR')}원`;
  return new Intl.NumberFormat(language === 'ko' ? 'ko-KR' : 'en-US', { style: 'currency', currency }).format(value);
};
