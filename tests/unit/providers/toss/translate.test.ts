import { translatePayment } from '../../../../server/src/providers/toss/translate';
import { cancel, cardPayment, kst, ORDER_ID, PAYMENT_KEY, waiting } from './payments';

describe('reading a payment', () => {
  it('reads a card payment', () => {
    expect(translatePayment(cardPayment)).toEqual({
      paymentKey: PAYMENT_KEY,
      orderId: ORDER_ID,
      currency: 'KRW',
      state: 'paid',
      providerStatus: 'DONE',
      method: 'card',
      details: {
        providerMethod: '카드',
        card: {
          issuerCode: '61',
          number: '48902300****406*',
          installmentMonths: 3,
          approvalNumber: '00000000',
          cardType: '신용',
          ownerType: '개인',
        },
        country: 'KR',
        isPartialCancelable: true,
        useEscrow: false,
      },
      amount: 33_000,
      balanceAmount: 33_000,
      taxFreeAmount: 0,
      requestedAt: kst('2026-09-01T10:30:12'),
      approvedAt: kst('2026-09-01T10:31:05'),
      dueAt: null,
      receiptUrl: 'https://dashboard-sandbox.tosspayments.com/receipt/redirection?transactionId=tgen_1&ref=PX',
      lastTransactionKey: 'txrd_a01kaj00e2mrrpmscg7w050d8g7',
      webhookSecret: 'ps_AbCdEfGhIjKlMnOpQrStUvWx',
      refunds: [],
      failure: null,
    });
  });

  it.each([
    ['READY', 'ready'],
    ['IN_PROGRESS', 'in_progress'],
    ['DONE', 'paid'],
    ['ABORTED', 'aborted'],
    ['EXPIRED', 'expired'],
    ['SOMETHING_NEW', 'unknown'],
    ['done', 'unknown'],
    ['toString', 'unknown'],
  ])('takes the status %s for %s', (status, state) => {
    expect(translatePayment({ ...cardPayment, status })).toMatchObject({ state, providerStatus: status });
  });

  it.each([
    ['CANCELED', 0, 'refunded'],
    ['PARTIAL_CANCELED', 0, 'refunded'],
    ['DONE', 0, 'refunded'],
    ['PARTIAL_CANCELED', 1, 'partially_refunded'],
    ['DONE', 32_999, 'partially_refunded'],
    ['CANCELED', 1, 'unknown'],
  ])('trusts the balance more than the status: %s with %i left is %s', (status, balanceAmount, state) => {
    const payment = {
      ...cardPayment,
      status,
      balanceAmount,
      cancels: [cancel({ cancelAmount: 33_000 - balanceAmount })],
    };

    expect(translatePayment(payment)).toMatchObject({ state, balanceAmount });
  });

  it.each([
    ['CANCELED', 0],
    ['CANCELED', undefined],
    ['PARTIAL_CANCELED', 1],
    ['PARTIAL_CANCELED', undefined],
    ['DONE', 0],
    ['DONE', 32_999],
  ])('concludes nothing from %s with %p left and no word on where the rest went', (status, balanceAmount) => {
    for (const cancels of [null, undefined, []]) {
      expect(translatePayment({ ...cardPayment, status, balanceAmount, cancels })).toBeNull();
    }
  });

  it.each([undefined, null, {}, { ...waiting.virtualAccount, accountNumber: null }])(
    'concludes nothing from a deposit that is awaited on the account %p',
    (virtualAccount) => {
      expect(translatePayment(waiting)).toMatchObject({ state: 'awaiting_deposit' });
      expect(translatePayment({ ...waiting, virtualAccount })).toBeNull();
    }
  );

  it('does not take the balance of a failed payment for money', () => {
    const failure = { code: 'COMMON_ERROR', message: '일시적인 오류가 발생했습니다.' };
    const aborted = { ...cardPayment, status: 'ABORTED', approvedAt: null, failure };

    expect(translatePayment(aborted)).toMatchObject({
      state: 'aborted',
      balanceAmount: 33_000,
      failure: { code: 'COMMON_ERROR', errorClass: 'decline', status: null },
    });
  });

  it.each(['EXPIRED_PAYMENT', 'COMMON_ERROR'])(
    'says that an expired payment is expired when its failure is %s',
    (code) => {
      const failure = { code, message: '결제가 만료되었습니다.' };

      expect(translatePayment({ ...cardPayment, status: 'EXPIRED', failure })).toMatchObject({
        state: 'expired',
        failure: { code, errorClass: 'expired' },
      });
    }
  );

  it('tells a virtual account given up before the deposit from one that was refunded', () => {
    const givenUp = { ...waiting, status: 'CANCELED', balanceAmount: 0 };

    expect(translatePayment(givenUp)).toMatchObject({ state: 'canceled' });
    const refunded = {
      ...givenUp,
      approvedAt: '2026-09-01T15:02:11+09:00',
      cancels: [cancel({ cancelAmount: 33_000 })],
    };
    expect(translatePayment(refunded)).toMatchObject({ state: 'refunded' });
  });

  it('shows the account to pay into and leaves out the account of the buyer', () => {
    const payment = translatePayment(waiting);

    expect(payment).toMatchObject({
      state: 'awaiting_deposit',
      method: 'virtual_account',
      dueAt: kst('2026-09-08T10:45:00'),
      details: {
        virtualAccount: {
          bankCode: '20',
          accountNumber: 'X6505831718354',
          customerName: '김토스',
          dueAt: '2026-09-08T01:45:00.000Z',
          expired: false,
        },
      },
    });
    expect(JSON.stringify(payment)).not.toContain('001012341342');
  });

  it.each([
    ['카드', 'card'],
    ['가상계좌', 'virtual_account'],
    ['간편결제', 'easy_pay'],
    ['휴대폰', 'mobile_phone'],
    ['계좌이체', 'transfer'],
    ['문화상품권', 'culture_gift_certificate'],
    ['도서문화상품권', 'book_gift_certificate'],
    ['게임문화상품권', 'game_gift_certificate'],
    ['새로운 수단', 'other'],
  ])('takes the method %s for %s', (method, ours) => {
    expect(translatePayment({ ...cardPayment, method })).toMatchObject({ method: ours });
  });

  it.each([
    [{}, null],
    [{ card: cardPayment.card }, 'card'],
    [{ card: cardPayment.card, easyPay: { provider: 'PAYPAL', amount: 33000, discountAmount: 0 } }, 'easy_pay'],
    [{ virtualAccount: {} }, 'virtual_account'],
    [{ transfer: {} }, 'transfer'],
    [{ mobilePhone: {} }, 'mobile_phone'],
  ])('takes the method from what is filled where none is named: %j', (filled, ours) => {
    expect(translatePayment({ ...cardPayment, card: null, method: null, ...filled })).toMatchObject({ method: ours });
  });

  it.each([
    ['an object', { provider: '토스페이', amount: 30000, discountAmount: 3000 }, 30_000, 3_000],
    ['numbers as texts', { provider: '토스페이', amount: '30000', discountAmount: '3000' }, 30_000, 3_000],
    ['a bare name', '토스페이', null, null],
  ])('reads the wallet from %s', (_what, easyPay, amount, discountAmount) => {
    const payment = translatePayment({ ...cardPayment, card: null, method: '간편결제', easyPay });

    expect(payment?.details.easyPay).toEqual({ provider: '토스페이', amount, discountAmount });
  });

  it('masks what came in clear', () => {
    const payment = translatePayment({
      ...cardPayment,
      card: { ...cardPayment.card, number: '4890230012344061' },
      mobilePhone: { customerMobilePhone: '01012345678' },
    });

    expect(payment?.details.card?.number).toBe('489023******4061');
    expect(payment?.details.mobilePhone?.number).toBe('010****5678');
  });

  it.each([
    ['2026-09-01T10:31:05+09:00', kst('2026-09-01T10:31:05')],
    ['2026-09-01T10:31:05', kst('2026-09-01T10:31:05')],
    ['2026-09-01 10:31:05', kst('2026-09-01T10:31:05')],
    ['2026-09-01T10:31:05.123456', kst('2026-09-01T10:31:05.123')],
    ['2026-01-02T14:46:59.65327', kst('2026-01-02T14:46:59.653')],
    ['2026-09-01T01:31:05Z', kst('2026-09-01T10:31:05')],
    ['2026-09-01T10:31:05+0900', kst('2026-09-01T10:31:05')],
    ['2026-09-01', kst('2026-09-01T00:00:00')],
    ['yesterday', null],
    ['2026-13-41T99:99:99', null],
    [1756690265000, null],
    [null, null],
  ])('reads the time %p', (approvedAt, milliseconds) => {
    expect(translatePayment({ ...cardPayment, approvedAt })?.approvedAt).toBe(milliseconds);
  });

  it.each([
    ['javascript:alert(1)', null],
    ['/receipt/1', null],
    ['https://dashboard.tosspayments.com/receipt/1', 'https://dashboard.tosspayments.com/receipt/1'],
  ])('keeps a receipt address only when a browser may open it (%s)', (url, receiptUrl) => {
    expect(translatePayment({ ...cardPayment, receipt: { url } })?.receiptUrl).toBe(receiptUrl);
  });

  it('reads dollars as cents', () => {
    const dollars = {
      ...cardPayment,
      currency: 'USD',
      totalAmount: 726.24,
      balanceAmount: 544.68,
      status: 'PARTIAL_CANCELED',
      cancels: [cancel({ cancelAmount: 181.56 })],
    };

    expect(translatePayment(dollars)).toMatchObject({
      currency: 'USD',
      amount: 72_624,
      balanceAmount: 54_468,
      state: 'partially_refunded',
    });
  });

  it.each([null, undefined, ''])('concludes nothing from amounts in %p', (currency) => {
    expect(translatePayment({ ...cardPayment, currency })).toBeNull();
  });

  it.each(['THB', 'krw', 410])('knows no currency called %p', (currency) => {
    expect(translatePayment({ ...cardPayment, currency })).toMatchObject({ currency: null, state: 'paid' });
  });
});
