/** Banks by Toss's codes. Source: Toss API reference, institution codes. */
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
  '02': ['산업은행', 'KDB'],
  '07': ['수협은행', 'Suhyup'],
  12: ['지역 농축협', 'Local Nonghyup'],
  23: ['SC제일은행', 'SC First'],
  27: ['씨티은행', 'Citi'],
  31: ['iM뱅크(대구)', 'iM Bank (Daegu)'],
  32: ['부산은행', 'Busan'],
  34: ['광주은행', 'Gwangju'],
  35: ['제주은행', 'Jeju'],
  37: ['전북은행', 'Jeonbuk'],
  39: ['경남은행', 'Kyongnam'],
  48: ['신협', 'Shinhyup'],
  50: ['저축은행', 'Savings bank'],
  64: ['산림조합', 'Sanlim'],
};

/** A second code of a bank above: read in answers, not offered. */
const SAME_BANK = { '04': '06' };

/** @returns {[string, string][]} code and name */
export const banks = (language) =>
  Object.entries(BANKS)
    .map(([code, [ko, en]]) => [code, language === 'ko' ? ko : en])
    .sort(([, a], [, b]) => a.localeCompare(b));

/** The bank's name, or its code when it is none of these. */
export const bankName = (code, language) =>
  banks(language).find(([known]) => known === (SAME_BANK[code] ?? code))?.[1] ?? code;
