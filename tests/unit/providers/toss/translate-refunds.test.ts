import { translatePayment } from '../../../../server/src/providers/toss/translate';
import { cancel, cardPayment, kst } from './payments';

describe('reading the refunds of a payment', () => {
  it('reads each with its own key, amount and rest', () => {
    const cancels = [
      cancel(),
      cancel({
        cancelAmount: 5000,
        cancelReason: '부분 품절',
        refundableAmount: 22500,
        transactionKey: '6673',
        taxFreeAmount: 1000,
      }),
    ];

    expect(
      translatePayment({ ...cardPayment, status: 'PARTIAL_CANCELED', balanceAmount: 22500, cancels })?.refunds
    ).toEqual([
      {
        transactionKey: '8B4F646A829571D870A3011A4E13D640',
        state: 'succeeded',
        amount: 5_500,
        taxFreeAmount: 0,
        refundableAmount: 27_500,
        reason: '구매자 변심',
        doneAt: kst('2026-09-02T09:00:00'),
      },
      {
        transactionKey: '6673',
        state: 'succeeded',
        amount: 5_000,
        taxFreeAmount: 1_000,
        refundableAmount: 22_500,
        reason: '부분 품절',
        doneAt: kst('2026-09-02T09:00:00'),
      },
    ]);
  });

  it.each([
    ['DONE', 'succeeded'],
    ['IN_PROGRESS', 'processing'],
    ['ABORTED', 'failed'],
    ['SOMETHING_NEW', 'processing'],
    [undefined, 'succeeded'],
  ])('takes the cancel status %s for %s', (cancelStatus, state) => {
    const payment = translatePayment({ ...cardPayment, cancels: [cancel({ cancelStatus })] });

    expect(payment?.refunds[0]?.state).toBe(state);
  });

  it.each([
    ['CANCELED', 0, [{ cancelAmount: 33000, cancelStatus: 'IN_PROGRESS' }], 'paid'],
    ['PARTIAL_CANCELED', 22000, [{ cancelAmount: 11000, cancelStatus: 'IN_PROGRESS' }], 'paid'],
    [
      'PARTIAL_CANCELED',
      0,
      [{ cancelAmount: 11000 }, { cancelAmount: 22000, cancelStatus: 'IN_PROGRESS' }],
      'partially_refunded',
    ],
    ['CANCELED', 0, [{ cancelAmount: 33000, cancelStatus: 'DONE' }], 'refunded'],
    ['DONE', 33000, [{ cancelAmount: 33000, cancelStatus: 'ABORTED' }], 'paid'],
    ['PARTIAL_CANCELED', 33000, [{ cancelAmount: 11000, cancelStatus: 'ABORTED' }], 'paid'],
  ])(
    'does not count money as returned while it may still come back: %s, %i left',
    (status, balanceAmount, parts, state) => {
      const cancels = parts.map((part, index) =>
        cancel({ ...part, transactionKey: `key-${index}`, refundableAmount: undefined })
      );

      expect(translatePayment({ ...cardPayment, status, balanceAmount, cancels })).toMatchObject({
        state,
        balanceAmount,
      });
    }
  );

  it('works out a missing rest and a missing balance, without the refunds that failed', () => {
    const cancels = [
      cancel({ refundableAmount: undefined, transactionKey: '1' }),
      cancel({ refundableAmount: undefined, transactionKey: '2', cancelStatus: 'ABORTED' }),
      cancel({ refundableAmount: undefined, transactionKey: '3' }),
    ];
    const payment = translatePayment({ ...cardPayment, status: 'PARTIAL_CANCELED', balanceAmount: undefined, cancels });

    expect(payment?.refunds.map(({ refundableAmount }) => refundableAmount)).toEqual([27_500, 27_500, 22_000]);
    expect(payment?.balanceAmount).toBe(22_000);
  });

  it.each([
    ['no key', [cancel({ transactionKey: undefined })]],
    ['an empty key', [cancel({ transactionKey: '' })]],
    ['no amount', [cancel({ cancelAmount: undefined })]],
    ['half a won', [cancel({ cancelAmount: 0.5 })]],
    ['no object', ['DONE']],
    ['no list', { 0: cancel() }],
  ])('reads nothing rather than losing a refund with %s', (_what, cancels) => {
    expect(translatePayment({ ...cardPayment, cancels })).toBeNull();
  });
});
