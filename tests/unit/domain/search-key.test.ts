import { AFTER_HEX, last4Of, searchKey } from '../../../server/src/domain/search-key';

const details = { providerMethod: null, isPartialCancelable: true, useEscrow: false };
const aCard = (number: string | null) => ({
  issuerCode: '61',
  number,
  installmentMonths: 0,
  approvalNumber: null,
  cardType: null,
  ownerType: null,
});

describe('the key of a name', () => {
  it('is the same however the name was typed', () => {
    expect(searchKey(' 김민수 ')).toBe(searchKey('김민수'.normalize('NFD')));
    expect(searchKey('Min.Kim@Example.COM')).toBe(searchKey('min.kim@example.com'));
  });

  it('begins as the key of its beginning does, and ends before the next letter', () => {
    const [name, begun] = [searchKey('김민수') ?? '', searchKey('김민') ?? ''];
    expect(name.startsWith(begun)).toBe(true);
    expect(name < begun + AFTER_HEX).toBe(true);
    expect((searchKey('김밀') ?? '') < begun + AFTER_HEX).toBe(false);
  });

  it('fits its column, also in the middle of a letter', () => {
    expect(searchKey('한'.repeat(100))).toHaveLength(120);
    expect(searchKey(`a${'한'.repeat(100)}`)).toHaveLength(120);
  });

  it.each([null, undefined, '', '   '])('is none of %p', (text) => expect(searchKey(text)).toBeNull());
});

describe('the last four', () => {
  it.each([
    ['a card’s, the last one masked', { ...details, card: aCard('43301234****123*') }, '123*'],
    [
      'a wallet’s card before anything else',
      { ...details, card: aCard('43301234****1234'), easyPay: { provider: null, amount: null, discountAmount: null } },
      '1234',
    ],
    [
      'an account’s, dashes left out',
      {
        ...details,
        virtualAccount: { bankCode: '20', accountNumber: '110-22-33', customerName: null, dueAt: null, expired: false },
      },
      '2233',
    ],
    ['a phone’s', { ...details, mobilePhone: { number: '010****5678' } }, '5678'],
    ['nothing of a number that is all hidden', { ...details, card: aCard('****************') }, null],
    ['nothing of one that is too short', { ...details, card: aCard('123') }, null],
    ['nothing without a number', { ...details, card: aCard(null) }, null],
    ['nothing without details', null, null],
  ])('are %s', (_name, given, last4) => expect(last4Of(given)).toBe(last4));
});
