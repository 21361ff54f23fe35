import type { Bilingual } from './bilingual';

/**
 * Kinds of cards and of those who hold them, by Toss's words in answers.
 * Source: Toss API reference, Payment object, `card.cardType` and `card.ownerType`.
 */
export const CARD_WORDS: Readonly<Record<string, Bilingual>> = {
  신용: { ko: '신용카드', en: 'Credit card' },
  체크: { ko: '체크카드', en: 'Debit card' },
  기프트: { ko: '기프트카드', en: 'Gift card' },
  개인: { ko: '개인', en: 'Personal' },
  법인: { ko: '법인', en: 'Corporate' },
  미확인: { ko: '미확인', en: 'Not known' },
};
