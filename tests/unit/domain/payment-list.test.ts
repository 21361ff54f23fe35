import { cursorOf, instrumentOf, placeOf, searchOf } from '../../../server/src/domain/payment-list';
import { searchKey } from '../../../server/src/domain/search-key';

const name = (typed: string) => ({ field: 'nameKey', prefix: searchKey(typed) });
const email = (typed: string) => ({ field: 'emailKey', prefix: searchKey(typed) });
const ids = (typed: string) => [
  { field: 'orderId', equals: typed },
  { field: 'paymentKey', equals: typed },
];

describe('what is typed decides where it is looked for', () => {
  it.each([
    ['1234', [[{ field: 'last4', among: ['1234', '123*'] }]]],
    ['406*', [[{ field: 'last4', among: ['406*'] }]]],
    ['kim@', [[email('kim@')]]],
    [' 김민수 ', [[name('김민수')]]],
    ['Min Kim', [[name('Min Kim')]]],
    ['min.kim', [[name('min.kim'), email('min.kim')]]],
    ['ord_1', [ids('ord_1'), [name('ord_1'), email('ord_1')]]],
    ['12345', [ids('12345'), [name('12345'), email('12345')]]],
  ])('%p', (typed, places) => expect(searchOf(typed)).toEqual(places));
});

describe('a place in the list', () => {
  it.each(['requestedAt', 'amount'] as const)('is found again, sorted by %s', (sort) => {
    const row = { id: 12, requestedAt: 1_790_000_000_000, amount: 9_007_199_254_740_991 };
    expect(placeOf(cursorOf(row, sort))).toEqual({ value: row[sort], id: 12 });
  });

  it.each(['', '1', '_', '1_', 'a_1', '1_1_1', '1.5_1', '99999999999999999_1', '1_-1', ' 1_1'])('is not %p', (cursor) =>
    expect(placeOf(cursor)).toBeNull()
  );
});

describe('what was paid with', () => {
  const details = { providerMethod: null, isPartialCancelable: true, useEscrow: false };
  const card = { issuerCode: '61', number: null, installmentMonths: 0, approvalNumber: null, cardType: null };
  const easyPay = (provider: string | null) => ({ provider, amount: null, discountAmount: null });

  it.each([
    ['a card', { card: { ...card, ownerType: null } }, { kind: 'card', code: '61' }],
    [
      'a wallet before the card in it',
      { card: { ...card, ownerType: null }, easyPay: easyPay('토스페이') },
      { kind: 'easy_pay', code: '토스페이' },
    ],
    [
      'the card of a wallet without a name',
      { card: { ...card, ownerType: null }, easyPay: easyPay(null) },
      { kind: 'card', code: '61' },
    ],
    ['a bank', { transfer: { bankCode: '88' } }, { kind: 'bank', code: '88' }],
    ['nothing that is known', {}, null],
  ])('is %s', (_name, given, instrument) =>
    expect(instrumentOf({ details: { ...details, ...given } })).toEqual(instrument)
  );

  it('is nothing before it is chosen', () => expect(instrumentOf({ details: null })).toBeNull());
});
