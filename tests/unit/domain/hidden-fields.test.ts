import { withHiddenFields } from '../../../server/src/domain/hidden-fields';

describe('what a provider said, shown', () => {
  it('hides secrets, names and account numbers by their field, and leaves the rest', () => {
    const body = {
      paymentKey: 'pay_1',
      secret: 'ps_abc',
      virtualAccount: {
        accountNumber: '110123456',
        customerName: '김민지',
        bankCode: '88',
        refundReceiveAccount: null,
      },
      mobilePhone: { customerMobilePhone: { plain: '01012345678' } },
      cancels: [{ cancelAmount: 1_000, transactionKey: 'tx' }],
      card: null,
    };
    expect(withHiddenFields(body)).toEqual({
      paymentKey: 'pay_1',
      secret: '[hidden]',
      virtualAccount: {
        ...{ accountNumber: '[hidden]', customerName: '[hidden]', bankCode: '88', refundReceiveAccount: null },
      },
      mobilePhone: '[hidden]',
      cancels: [{ cancelAmount: 1_000, transactionKey: 'tx' }],
      card: null,
    });
  });

  it('takes what looks like a key out of any text', () => {
    const shown = JSON.stringify(withHiddenFields({ note: ['key test_sk_abcdefgh and Basic dGVzdF9za19hYmM6'] }));
    expect(shown).not.toMatch(/test_sk_a|dGVzdF9/);
  });

  it('shows nothing of what lies too deep', () => {
    const deep = Array.from({ length: 30 }).reduce<unknown>((inner) => ({ inner }), 'here');
    expect(JSON.stringify(withHiddenFields(deep))).not.toContain('here');
  });
});
