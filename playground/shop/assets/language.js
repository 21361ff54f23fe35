import { en } from './texts/en.js';
import { ko } from './texts/ko.js';

const TEXTS = { ko, en };
const STORED_AS = 'shop-language';

const firstLanguage = () => {
  const stored = localStorage.getItem(STORED_AS);
  if (stored in TEXTS) return stored;
  return navigator.language.startsWith('ko') ? 'ko' : 'en';
};

let current = firstLanguage();

/** @returns {'ko' | 'en'} also the locale in which products are asked for */
export const language = () => current;

/** Changes the language of the page and keeps the choice for the next visit. */
export const setLanguage = (next) => {
  current = next;
  localStorage.setItem(STORED_AS, next);
};

/**
 * A text in the language of the page.
 *
 * @param {keyof typeof ko} id
 * @param {Record<string, string | number>} [values] put in for `{name}`
 */
export const text = (id, values = {}) =>
  TEXTS[current][id].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** Is there such a text? For ids made from a code that the server sent. */
export const hasText = (id) => Object.hasOwn(TEXTS[current], id);

const locale = () => (current === 'ko' ? 'ko-KR' : 'en-GB');

/**
 * An amount as people write it: 12,000원 in Korean, ₩12,000 in English.
 *
 * @param {number} amount in the currency's smallest unit
 * @param {string} currency ISO 4217
 */
export const price = (amount, currency) => {
  if (current === 'ko' && currency === 'KRW') return `${amount.toLocaleString('ko-KR')}원`;
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
};

/** A moment of the API (ISO 8601) in the buyer's own time zone. */
export const moment = (iso) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
