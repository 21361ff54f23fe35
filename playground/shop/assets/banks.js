/** Banks by Toss's codes. Source: Toss API reference, institution codes (the larger banks). */
const BANKS = {
  '06': ['국민은행', 'KB Kookmin'],
  88: ['신한은행', 'Shinhan'],
  20: ['우리은행', 'Woori'],
  81: ['하나은행', 'Hana'],
  11: ['농협은행', 'NH Nonghyup'],
  '03': ['기업은행', 'IBK'],
  90: ['카카오뱅크', 'KakaoBank'],
  92: ['토스뱅크', 'Toss Bank'],
  89: ['케이뱅크', 'K bank'],
  45: ['새마을금고', 'MG Community'],
  71: ['우체국', 'Korea Post'],
};

/** @returns {[string, string][]} code and name */
export const banks = (language) =>
  Object.entries(BANKS)
    .map(([code, [ko, en]]) => [code, language === 'ko' ? ko : en])
    .sort(([, a], [, b]) => a.localeCompare(b));

/** The bank's name, or its code when it is none of these. */
export const bankName = (code, language) => banks(language).find(([known]) => known === code)?.[1] ?? code;
