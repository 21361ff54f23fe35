import type { Bilingual } from './bilingual';

/**
 * Names of banks, card companies and wallets by Toss's codes, for people to read.
 * Source: Toss docs, "Organisation codes" (card issuers and acquirers, banks, securities firms, easy pay).
 */
type Names = Readonly<Record<string, Bilingual>>;

/** Card issuers and acquirers, and the international brands that stand in their place for foreign cards. */
export const CARD_COMPANIES: Names = {
  '3K': { ko: '기업비씨', en: 'IBK BC' },
  '46': { ko: '광주', en: 'Gwangju' },
  '71': { ko: '롯데', en: 'Lotte' },
  '30': { ko: '산업', en: 'KDB' },
  '31': { ko: 'BC', en: 'BC' },
  '51': { ko: '삼성', en: 'Samsung' },
  '38': { ko: '새마을', en: 'Saemaul' },
  '41': { ko: '신한', en: 'Shinhan' },
  '62': { ko: '신협', en: 'Shinhyup' },
  '36': { ko: '씨티', en: 'Citi' },
  '33': { ko: '우리', en: 'Woori (BC)' },
  W1: { ko: '우리', en: 'Woori' },
  '37': { ko: '우체국', en: 'Korea Post' },
  '39': { ko: '저축', en: 'Savings bank' },
  '35': { ko: '전북', en: 'Jeonbuk' },
  '42': { ko: '제주', en: 'Jeju' },
  '15': { ko: '카카오뱅크', en: 'KakaoBank' },
  '3A': { ko: '케이뱅크', en: 'K bank' },
  '24': { ko: '토스뱅크', en: 'Toss Bank' },
  '21': { ko: '하나', en: 'Hana' },
  '61': { ko: '현대', en: 'Hyundai' },
  '11': { ko: '국민', en: 'KB Kookmin' },
  '91': { ko: '농협', en: 'NongHyup' },
  '34': { ko: '수협', en: 'Suhyup' },
  '6D': { ko: '다이너스', en: 'Diners Club' },
  '6I': { ko: '디스커버', en: 'Discover' },
  '4M': { ko: '마스터', en: 'Mastercard' },
  '3C': { ko: '유니온페이', en: 'UnionPay' },
  '7A': { ko: '아메리칸 익스프레스', en: 'American Express' },
  '4J': { ko: 'JCB', en: 'JCB' },
  '4V': { ko: 'VISA', en: 'Visa' },
};

/** Banks (two digits) and securities firms (S and a sign). Lists in circulation disagree on 국민: both codes are read. */
export const BANKS: Names = {
  '02': { ko: '산업', en: 'KDB' },
  '03': { ko: '기업', en: 'IBK' },
  '04': { ko: '국민', en: 'KB Kookmin' },
  '06': { ko: '국민', en: 'KB Kookmin' },
  '07': { ko: '수협', en: 'Suhyup' },
  '11': { ko: '농협', en: 'NongHyup' },
  '12': { ko: '단위농협', en: 'Local NongHyup' },
  '20': { ko: '우리', en: 'Woori' },
  '23': { ko: 'SC제일', en: 'SC First' },
  '27': { ko: '씨티', en: 'Citi' },
  '30': { ko: '수협중앙회', en: 'Suhyup Federation' },
  '31': { ko: 'iM뱅크(대구)', en: 'iM Bank (Daegu)' },
  '32': { ko: '부산', en: 'Busan' },
  '34': { ko: '광주', en: 'Gwangju' },
  '35': { ko: '제주', en: 'Jeju' },
  '37': { ko: '전북', en: 'Jeonbuk' },
  '39': { ko: '경남', en: 'Kyongnam' },
  '45': { ko: '새마을', en: 'Saemaul' },
  '48': { ko: '신협', en: 'Shinhyup' },
  '50': { ko: '저축', en: 'Savings bank' },
  '54': { ko: 'HSBC', en: 'HSBC' },
  '60': { ko: 'BOA', en: 'Bank of America' },
  '64': { ko: '산림조합', en: 'Sanlim' },
  '71': { ko: '우체국', en: 'Korea Post' },
  '81': { ko: '하나', en: 'Hana' },
  '88': { ko: '신한', en: 'Shinhan' },
  '89': { ko: '케이뱅크', en: 'K bank' },
  '90': { ko: '카카오뱅크', en: 'KakaoBank' },
  '92': { ko: '토스뱅크', en: 'Toss Bank' },
  S2: { ko: '신한투자증권', en: 'Shinhan Securities' },
  S3: { ko: '삼성증권', en: 'Samsung Securities' },
  S5: { ko: '미래에셋증권', en: 'Mirae Asset Securities' },
  SQ: { ko: '카카오페이증권', en: 'Kakao Pay Securities' },
  ST: { ko: '토스증권', en: 'Toss Securities' },
};

/** Wallets, by the code of requests; answers name them in Korean. */
export const EASY_PAYS: Names = {
  TOSSPAY: { ko: '토스페이', en: 'Toss Pay' },
  NAVERPAY: { ko: '네이버페이', en: 'Naver Pay' },
  SAMSUNGPAY: { ko: '삼성페이', en: 'Samsung Pay' },
  APPLEPAY: { ko: '애플페이', en: 'Apple Pay' },
  LPAY: { ko: '엘페이', en: 'L.Pay' },
  KAKAOPAY: { ko: '카카오페이', en: 'Kakao Pay' },
  PINPAY: { ko: '핀페이', en: 'PinPay' },
  PAYCO: { ko: '페이코', en: 'PAYCO' },
  SSG: { ko: 'SSG페이', en: 'SSG Pay' },
};

/** Two digits name a bank, S and a sign a securities firm. */
const SECURITIES_FORM = /^S[0-9A-Z]$/;

/**
 * May money be sent there by this code? Banks must be listed; the lists of securities firms in circulation are not
 * complete, so that of those only the form is looked at, and the provider refuses what it does not know.
 */
export const isBankCode = (code: string): boolean => Object.hasOwn(BANKS, code) || SECURITIES_FORM.test(code);

const nameOf = (names: Names, code: string): Bilingual =>
  (Object.hasOwn(names, code) ? names[code] : undefined) ?? { ko: code, en: code };

/** Name of a card company; a code that is not known is its own name. */
export const cardCompanyName = (code: string): Bilingual => nameOf(CARD_COMPANIES, code);

/** Name of a bank or securities firm; a code that is not known is its own name. */
export const bankName = (code: string): Bilingual => nameOf(BANKS, code);

/** Name of a wallet, from its code or from the Korean name in an answer; one that is not known is its own name. */
export const easyPayName = (word: string): Bilingual =>
  Object.values(EASY_PAYS).find(({ ko }) => ko === word) ?? nameOf(EASY_PAYS, word);

/** Names that are whole as they stand: firms, post offices and co-operatives are no "… Bank". */
const WHOLE_BANK_NAMES: readonly string[] = ['12', '30', '31', '48', '64', '71', '89', '90', '92'];

/**
 * A bank as people call it where nothing else says that it is one: "신한은행", "Shinhan Bank". A code that is not known is
 * its own name.
 */
export const bankFullName = (code: string): Bilingual => {
  const { ko, en } = bankName(code);
  if (code === '45') return { ko: '새마을금고', en: 'MG Saemaul' };
  if (code === '50') return { ko: '저축은행', en };
  if (code === '60') return { ko: 'BOA은행', en };
  if (!Object.hasOwn(BANKS, code) || SECURITIES_FORM.test(code) || WHOLE_BANK_NAMES.includes(code)) return { ko, en };
  return { ko: `${ko}은행`, en: `${en} Bank` };
};

/** Brands and names that end in a word of their own: "토스뱅크 카드", "VISA 카드", not "토스뱅크카드". */
const SPACED_CARD_NAMES: readonly string[] = ['15', '3A', '24', '6D', '6I', '4M', '3C', '7A', '4J', '4V'];

/** A card by its company, as people call it: "신한카드", "Shinhan card". A code that is not known is its own name. */
export const cardName = (code: string): Bilingual => {
  const { ko, en } = cardCompanyName(code);
  if (!Object.hasOwn(CARD_COMPANIES, code)) return { ko, en };
  return {
    ko: SPACED_CARD_NAMES.includes(code) ? `${ko} 카드` : `${ko}카드`,
    en: code === '4M' ? en : `${en} card`,
  };
};
