/** Source: Toss org-codes page. Requests take the code, the Korean or the English name; answers carry the code. */
type Institution = readonly [code: string, korean: string, english: string];

const BANKS: readonly Institution[] = [
  ['02', '산업', 'KDBBANK'],
  ['03', '기업', 'IBK'],
  ['06', '국민', 'KOOKMIN'],
  ['04', '국민', 'KOOKMIN'],
  ['07', '수협', 'SUHYEOP'],
  ['11', '농협', 'NONGHYEOP'],
  ['12', '단위농협', 'LOCALNONGHYEOP'],
  ['20', '우리', 'WOORI'],
  ['23', 'SC제일', 'SC'],
  ['27', '씨티', 'CITI'],
  ['31', '대구', 'DAEGUBANK'],
  ['32', '부산', 'BUSANBANK'],
  ['34', '광주', 'GWANGJUBANK'],
  ['35', '제주', 'JEJUBANK'],
  ['37', '전북', 'JEONBUKBANK'],
  ['39', '경남', 'KYONGNAMBANK'],
  ['45', '새마을', 'SAEMAUL'],
  ['48', '신협', 'SHINHYEOP'],
  ['50', '저축', 'SAVINGBANK'],
  ['54', 'HSBC', 'HSBC'],
  ['60', 'BOA', 'BOA'],
  ['64', '산림', 'SANLIM'],
  ['71', '우체국', 'POST'],
  ['81', '하나', 'HANA'],
  ['88', '신한', 'SHINHAN'],
  ['89', '케이', 'KBANK'],
  ['90', '카카오', 'KAKAOBANK'],
  ['92', '토스', 'TOSSBANK'],
];

/** Banks that issue virtual accounts. */
const ISSUERS: ReadonlySet<string> = new Set([
  '39',
  '34',
  '06',
  '04',
  '03',
  '11',
  '31',
  '32',
  '45',
  '07',
  '88',
  '20',
  '71',
  '81',
]);

const CARDS: readonly Institution[] = [
  ['61', '현대', 'HYUNDAI'],
  ['41', '신한', 'SHINHAN'],
  ['51', '삼성', 'SAMSUNG'],
  ['11', '국민', 'KOOKMIN'],
  ['71', '롯데', 'LOTTE'],
  ['21', '하나', 'HANA'],
  ['91', '농협', 'NONGHYEOP'],
  ['31', 'BC', 'BC'],
  ['33', '우리', 'WOORI'],
  ['24', '토스뱅크', 'TOSSBANK'],
  ['15', '카카오뱅크', 'KAKAOBANK'],
];

const EASY_PAYS: readonly Institution[] = [
  ['TOSSPAY', '토스페이', 'TOSSPAY'],
  ['NAVERPAY', '네이버페이', 'NAVERPAY'],
  ['KAKAOPAY', '카카오페이', 'KAKAOPAY'],
  ['SAMSUNGPAY', '삼성페이', 'SAMSUNGPAY'],
  ['APPLEPAY', '애플페이', 'APPLEPAY'],
  ['LPAY', '엘페이', 'LPAY'],
  ['PAYCO', '페이코', 'PAYCO'],
  ['SSG', 'SSG페이', 'SSG'],
];

const find = (list: readonly Institution[], name: unknown): Institution | undefined =>
  list.find(([code, korean, english]) => code === name || korean === name || english === name);

/** Two-digit code of a bank given by code or name, or undefined. */
export const bankCodeOf = (name: unknown): string | undefined => find(BANKS, name)?.[0];

/** The same for a bank that issues virtual accounts. */
export const issuingBankCodeOf = (name: unknown): string | undefined => {
  const code = bankCodeOf(name);
  return code !== undefined && ISSUERS.has(code) ? code : undefined;
};

export const cardCodeOf = (name: unknown): string | undefined => find(CARDS, name)?.[0];

/** Korean name, as `easyPay.provider` carries it. */
export const easyPayNameOf = (name: unknown): string | undefined => find(EASY_PAYS, name)?.[1];

export type Choice = { readonly code: string; readonly korean: string; readonly english: string };
const choices = (list: readonly Institution[]): readonly Choice[] =>
  list.map(([code, korean, english]) => ({ code, korean, english }));

export const CARD_CHOICES = choices(CARDS);
export const EASY_PAY_CHOICES = choices(EASY_PAYS);
export const BANK_CHOICES = choices(BANKS.filter(([code]) => code !== '04'));
export const ISSUING_BANK_CHOICES = choices(BANKS.filter(([code]) => ISSUERS.has(code) && code !== '04'));
