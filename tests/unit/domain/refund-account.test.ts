import { createRefundBody } from '../../../server/src/controllers/validation/refund';
import { maskedAccount } from '../../../server/src/domain/refund-account';

const account = { bank: '20', accountNumber: '1000123456789', holderName: '김토스' };

describe('a refund account in answers', () => {
  it.each([
    ['1000123456789', '•••6789'],
    ['12345678', '•••5678'],
    ['1234567', '•••67'],
    ['12345', '•••45'],
    ['1234', '•••'],
    ['1', '•••'],
  ])('shows of the number %s no more than %s', (accountNumber, shown) => {
    expect(maskedAccount({ ...account, accountNumber }).accountNumber).toBe(shown);
  });

  it.each([
    ['김', '*'],
    ['김솔', '김*'],
    ['김토스', '김*스'],
    ['남궁토스', '남**스'],
    ['JANE DOE', 'J******E'],
    ['주식회사 아주아주 긴 이름의 상점', '주********점'],
    ['😀😀😀', '😀*😀'],
  ])('shows of the holder %s no more than %s', (holderName, shown) => {
    expect(maskedAccount({ ...account, holderName }).holderName).toBe(shown);
  });

  it('keeps the bank, which many people share', () => {
    expect(maskedAccount(account).bank).toBe('20');
  });
});

describe('a refund account in requests', () => {
  const wrongFields = (change: object): string[] => {
    const result = createRefundBody.safeParse({ reason: '변심', refundReceiveAccount: { ...account, ...change } });
    return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
  };

  it.each(['20', '88', '92', '04', '06', 'S2', 'ST', 'SE'])('takes the bank %s', (bank) => {
    expect(wrongFields({ bank })).toEqual([]);
  });

  it.each(['99', '00', '2', '020', '우리', 'WOORI', 'T2', '', '__', 'constructor'])('refuses the bank %p', (bank) => {
    expect(wrongFields({ bank })).toEqual(['refundReceiveAccount.bank']);
  });

  it.each(['1', '1'.repeat(20)])('takes the number %s', (accountNumber) => {
    expect(wrongFields({ accountNumber })).toEqual([]);
  });

  it.each(['', '1'.repeat(21), '110-123-456789', '１２３４', '12 34', 110123456789])(
    'refuses the number %p',
    (accountNumber) => {
      expect(wrongFields({ accountNumber })).toEqual(['refundReceiveAccount.accountNumber']);
    }
  );

  it.each(['김', 'x'.repeat(60)])('takes the holder %s', (holderName) => {
    expect(wrongFields({ holderName })).toEqual([]);
  });

  it.each(['', '   ', 'x'.repeat(61), '김\n토스'])('refuses the holder %p', (holderName) => {
    expect(wrongFields({ holderName })).toEqual(['refundReceiveAccount.holderName']);
  });

  it('refuses a field that is not known', () => {
    expect(wrongFields({ memo: 'x' })).toEqual(['refundReceiveAccount']);
  });
});
