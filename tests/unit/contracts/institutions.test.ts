import {
  bankFullName,
  BANKS,
  bankName,
  CARD_COMPANIES,
  cardCompanyName,
  cardName,
  EASY_PAYS,
  easyPayName,
} from '../../../contracts/institutions';

/** Written by hand from Toss's docs, "Organisation codes". */
const CARD_CODES = '3K 46 71 30 31 51 38 41 62 36 33 W1 37 39 35 42 15 3A 24 21 61 11 91 34 6D 6I 4M 3C 7A 4J 4V';
const BANK_CODES =
  '02 03 04 06 07 11 12 20 23 27 30 31 32 34 35 37 39 45 48 50 54 60 64 71 81 88 89 90 92 S2 S3 S5 SQ ST';

describe('names of institutions', () => {
  it('knows every code of the lists', () => {
    expect(Object.keys(CARD_COMPANIES).sort()).toEqual(CARD_CODES.split(' ').sort());
    expect(Object.keys(BANKS).sort()).toEqual(BANK_CODES.split(' ').sort());
  });

  it('has a Korean and an English name for each', () => {
    for (const { ko, en } of [CARD_COMPANIES, BANKS, EASY_PAYS].flatMap((names) => Object.values(names))) {
      expect(ko).not.toBe('');
      expect(en).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  it('tells cards from banks: the same code is another house', () => {
    expect(cardCompanyName('31').ko).toBe('BC');
    expect(bankName('31').ko).toBe('iM뱅크(대구)');
    expect(cardCompanyName('11').en).toBe('KB Kookmin');
    expect(bankName('11').en).toBe('NongHyup');
  });

  it('finds a wallet by its code and by the Korean name of answers', () => {
    expect(easyPayName('TOSSPAY')).toEqual({ ko: '토스페이', en: 'Toss Pay' });
    expect(easyPayName('토스페이')).toEqual({ ko: '토스페이', en: 'Toss Pay' });
  });

  it.each(['ZZ', '', 'constructor', '__proto__'])('gives the unknown code %p back as its name', (code) => {
    const names = [cardCompanyName, bankName, easyPayName, bankFullName, cardName];
    for (const name of names) expect(name(code)).toEqual({ ko: code, en: code });
  });

  it.each([
    ['88', '신한은행', 'Shinhan Bank'],
    ['50', '저축은행', 'Savings bank'],
    ['45', '새마을금고', 'MG Saemaul'],
    ['90', '카카오뱅크', 'KakaoBank'],
    ['31', 'iM뱅크(대구)', 'iM Bank (Daegu)'],
    ['71', '우체국', 'Korea Post'],
    ['60', 'BOA은행', 'Bank of America'],
    ['S3', '삼성증권', 'Samsung Securities'],
  ])('calls the bank %s as people do', (code, ko, en) => {
    expect(bankFullName(code)).toEqual({ ko, en });
  });

  it('never says "bank" twice', () => {
    const names = Object.keys(BANKS).map(bankFullName);
    expect(names.filter(({ ko, en }) => /(은행|뱅크).*(은행|뱅크)/.test(ko) || /bank.*bank/i.test(en))).toEqual([]);
  });

  it.each([
    ['41', '신한카드', 'Shinhan card'],
    ['31', 'BC카드', 'BC card'],
    ['24', '토스뱅크 카드', 'Toss Bank card'],
    ['4V', 'VISA 카드', 'Visa card'],
    ['4M', '마스터 카드', 'Mastercard'],
  ])('calls a card of %s as people do', (code, ko, en) => {
    expect(cardName(code)).toEqual({ ko, en });
  });
});
