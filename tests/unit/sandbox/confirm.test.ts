import { API, sandboxForEach, WIDGET } from './support';

const started = sandboxForEach();

describe('confirm', () => {
  it('takes the money and answers with every field of the Payment object', async () => {
    const { pay, sandbox } = started();
    const { paymentKey, orderId, reply } = await pay({ metadata: { cartId: 'c_991' } });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      mId: 'tgen_docs',
      version: '2022-11-16',
      paymentKey,
      type: 'NORMAL',
      orderId,
      orderName: '린넨 셔츠 외 1건',
      currency: 'KRW',
      method: '카드',
      status: 'DONE',
      requestedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/),
      approvedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/),
      useEscrow: false,
      lastTransactionKey: expect.stringMatching(/^txrd_a01[0-9a-z]{24}$/),
      totalAmount: 33_000,
      balanceAmount: 33_000,
      suppliedAmount: 30_000,
      vat: 3000,
      taxFreeAmount: 0,
      taxExemptionAmount: 0,
      cultureExpense: false,
      isPartialCancelable: true,
      cancels: null,
      card: {
        issuerCode: '61',
        acquirerCode: '61',
        number: '43301234****123*',
        amount: 33_000,
        installmentPlanMonths: 0,
        isInterestFree: false,
        interestPayer: null,
        approveNo: expect.stringMatching(/^\d{8}$/),
        useCardPoint: false,
        cardType: '신용',
        ownerType: '개인',
        acquireStatus: 'READY',
      },
      virtualAccount: null,
      transfer: null,
      mobilePhone: null,
      giftCertificate: null,
      easyPay: null,
      discount: null,
      secret: expect.stringMatching(/^ps_\w{24}$/),
      metadata: { cartId: 'c_991' },
      receipt: { url: `${sandbox.url}/receipts/${paymentKey}` },
      checkout: { url: `${sandbox.url}/v1/payments/${paymentKey}/checkout` },
      country: 'KR',
      failure: null,
      cashReceipt: null,
      cashReceipts: null,
    });
    expect(sandbox.ledger.payment(paymentKey)).toMatchObject({ captured: 33_000, refunded: 0, confirmations: 1 });
  });

  it.each([
    [33_000, 30_000, 3000],
    [15_000, 13_636, 1364],
    [30_000, 27_273, 2727],
    [9026, 8205, 821],
  ])('splits %d won into %d and %d VAT, as real payments do', async (amount, suppliedAmount, vat) => {
    const { reply } = await started().pay({ amount });
    expect(reply.body).toMatchObject({ totalAmount: amount, suppliedAmount, vat });
  });

  it('takes VAT of the taxable part only', async () => {
    const { reply } = await started().pay({ amount: 10_000, taxFreeAmount: 3000 });
    expect(reply.body).toMatchObject({ taxFreeAmount: 3000, vat: 636, suppliedAmount: 6364 });
  });

  it('takes cents of a dollar', async () => {
    const { sandbox, pay } = started();
    const { paymentKey, reply } = await pay({ clientKey: API.clientKey, amount: 726.24, currency: 'USD', method: 'FOREIGN_EASY_PAY' });
    expect(reply.body).toMatchObject({ currency: 'USD', totalAmount: 726.24, method: null, country: 'US', easyPay: { provider: 'PAYPAL' } });
    expect(sandbox.ledger.payment(paymentKey)?.captured).toBe(72_624);
  });

  it('tells what points and what a card paid of an easy payment', async () => {
    const { reply } = await started().pay({ method: 'EASY_PAY', easyPay: 'NAVERPAY', pointAmount: 3000 });
    expect(reply.body).toMatchObject({
      method: '간편결제',
      easyPay: { provider: '네이버페이', amount: 0, discountAmount: 3000 },
      card: { amount: 30_000, cardType: '미확인', ownerType: '미확인' },
      totalAmount: 33_000,
    });
  });

  it.each([
    ['TRANSFER', '계좌이체', { transfer: { bankCode: '20', settlementStatus: 'INCOMPLETED' } }],
    ['MOBILE_PHONE', '휴대폰', { mobilePhone: { customerMobilePhone: '01012345678', settlementStatus: 'INCOMPLETED' } }],
  ] as const)('describes a payment by %s', async (method, name, details) => {
    const { reply } = await started().pay({ method });
    expect(reply.body).toMatchObject({ method: name, card: null, status: 'DONE', ...details });
  });
});

describe('confirm refuses', () => {
  it('a payment that is confirmed already, and takes nothing twice', async () => {
    const { pay, confirm, sandbox } = started();
    const { paymentKey, orderId, amount } = await pay();
    const again = await confirm({ paymentKey, orderId, amount });
    expect([again.status, again.body.code]).toEqual([400, 'ALREADY_PROCESSED_PAYMENT']);
    expect(sandbox.ledger.totals()).toEqual([{ currency: 'KRW', captured: 33_000, refunded: 0, payments: 1, refunds: 0 }]);
  });

  it('after ten minutes, and the payment reads as expired', async () => {
    const { authenticate, confirm, read, sandbox } = started();
    const late = authenticate();
    await sandbox.clock.advance(10 * 60_000);
    const reply = await confirm(late);
    expect([reply.status, reply.body.code]).toEqual([404, 'NOT_FOUND_PAYMENT_SESSION']);
    expect((await read(late.paymentKey)).body).toMatchObject({
      status: 'EXPIRED',
      approvedAt: null,
      balanceAmount: 33_000,
      secret: null,
      failure: { code: 'EXPIRED_PAYMENT' },
    });
  });

  it('no payment that is a second short of ten minutes old', async () => {
    const { authenticate, confirm, sandbox } = started();
    const payment = authenticate();
    await sandbox.clock.advance(10 * 60_000 - 1000);
    expect((await confirm(payment)).status).toBe(200);
  });

  it.each([
    ['another amount', { amount: 32_999 }, 400, 'INVALID_REQUEST'],
    ['a fraction of a won', { amount: 33_000.5 }, 400, 'INVALID_REQUEST'],
    ['an amount as a text', { amount: '33000' }, 400, 'INVALID_REQUEST'],
    ['another order', { orderId: 'order-other' }, 400, 'INVALID_REQUEST'],
    ['no payment key', { paymentKey: undefined }, 400, 'INVALID_REQUEST'],
    ['a payment key of 201 characters', { paymentKey: 'x'.repeat(201) }, 400, 'INVALID_REQUEST'],
    ['an unknown payment key', { paymentKey: 'tgen_unknown' }, 404, 'NOT_FOUND_PAYMENT'],
  ])('%s, and leaves the payment as it was', async (_what, wrong, status, code) => {
    const { authenticate, confirm, read } = started();
    const payment = authenticate();
    const reply = await confirm({ ...payment, ...wrong });
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect((await read(payment.paymentKey)).body.status).toBe('IN_PROGRESS');
  });

  it.each([['not json'], ['[]'], ['null'], ['']])('the body %j', async (body) => {
    const reply = await started().confirm(body);
    expect([reply.status, reply.body]).toEqual([400, { code: 'INVALID_REQUEST', message: '잘못된 요청입니다.' }]);
  });

  it('a card whose bank declines, for good', async () => {
    const { authenticate, confirm, read, sandbox } = started();
    const payment = authenticate({ declineWith: 'REJECT_CARD_PAYMENT' });
    const reply = await confirm(payment);
    expect([reply.status, reply.body.code]).toEqual([403, 'REJECT_CARD_PAYMENT']);
    expect((await read(payment.paymentKey)).body).toMatchObject({ status: 'ABORTED', failure: { code: 'REJECT_CARD_PAYMENT' } });
    expect((await confirm(payment)).body.code).toBe('ALREADY_PROCESSED_PAYMENT');
    expect(sandbox.ledger.payment(payment.paymentKey)?.captured).toBe(0);
  });

  it.each([
    ['CARD', 99, 'BELOW_MINIMUM_AMOUNT'],
    ['TRANSFER', 199, 'BELOW_MINIMUM_AMOUNT'],
    ['VIRTUAL_ACCOUNT', 199, 'BELOW_MINIMUM_AMOUNT'],
    ['TRANSFER', 10_000_001, 'EXCEEDS_TRANSFER_AMOUNT_MAXIMUM'],
  ] as const)('%s of %d won', async (method, amount, code) => {
    expect((await started().pay({ method, amount })).reply.body.code).toBe(code);
  });

  it('a second payment of an order that is paid', async () => {
    const { authenticate, confirm } = started();
    const first = authenticate({ orderId: 'order-twice' });
    const second = authenticate({ orderId: 'order-twice' });
    expect((await confirm(first)).status).toBe(200);
    expect((await confirm(second)).body.code).toBe('DUPLICATED_ORDER_ID');
    expect(() => authenticate({ orderId: 'order-twice' })).toThrow('이미 승인');
  });
});

describe('a second payment of one order', () => {
  const lax = sandboxForEach({ orderIdReuse: 'allow' });

  it('is taken where the test wants to see the shop prevent it', async () => {
    const { authenticate, confirm, sandbox } = lax();
    const payments = [authenticate({ orderId: 'order-twice' }), authenticate({ orderId: 'order-twice' })];
    for (const payment of payments) expect((await confirm(payment)).status).toBe(200);
    expect(sandbox.ledger.totals()).toMatchObject([{ captured: 66_000, payments: 2 }]);
  });
});

describe('the keys', () => {
  it.each([
    ['an unknown secret', 'test_gsk_unknown', 401, 'UNAUTHORIZED_KEY'],
    ['a client key in its place', WIDGET.clientKey, 401, 'UNAUTHORIZED_KEY'],
    ['a byte order mark in front', `\uFEFF${WIDGET.secretKey}`, 401, 'UNAUTHORIZED_KEY'],
    ['the secret of another set', API.secretKey, 400, 'INVALID_API_KEY'],
  ])('with %s', async (_what, secretKey, status, code) => {
    const { authenticate, confirm } = started();
    const reply = await confirm(authenticate(), { secretKey });
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  it.each([
    ['no colon', `Basic ${Buffer.from(WIDGET.secretKey).toString('base64')}`, 403, 'INCORRECT_BASIC_AUTH_FORMAT'],
    ['no header', '', 401, 'UNAUTHORIZED_KEY'],
    ['a bearer token', `Bearer ${WIDGET.secretKey}`, 401, 'UNAUTHORIZED_KEY'],
  ])('with %s', async (_what, authorization, status, code) => {
    const { authenticate, confirm } = started();
    const reply = await confirm(authenticate(), { headers: { authorization } });
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  it('work side by side after a reissue, until the old one is retired', async () => {
    const { pay, read, sandbox } = started();
    const { paymentKey } = await pay();
    sandbox.keySets.addSecret(WIDGET.clientKey, 'test_gsk_new');
    for (const secretKey of [WIDGET.secretKey, 'test_gsk_new']) expect((await read(paymentKey, { secretKey })).status).toBe(200);
    sandbox.keySets.retireSecret(WIDGET.clientKey, WIDGET.secretKey);
    expect((await read(paymentKey)).body.code).toBe('UNAUTHORIZED_KEY');
    expect((await read(paymentKey, { secretKey: 'test_gsk_new' })).status).toBe(200);
  });

  it('of another set find no payment', async () => {
    const { pay, read, cancel } = started();
    const { paymentKey } = await pay();
    expect((await read(paymentKey, { secretKey: API.secretKey })).body.code).toBe('NOT_FOUND_PAYMENT');
    expect((await cancel(paymentKey, { cancelReason: '변심' }, { secretKey: API.secretKey })).body.code).toBe('NOT_FOUND_PAYMENT');
  });

  it('of a set refuse what does not fit their prefix', () => {
    const { sandbox } = started();
    const set = { mid: 'shop', kind: 'widget', environment: 'live', clientKey: 'live_gck_a', secretKeys: ['test_gsk_a'] } as const;
    expect(() => sandbox.keySets.add(set)).toThrow('live_gsk_');
    expect(() => sandbox.keySets.addSecret(WIDGET.clientKey, 'test_sk_a')).toThrow('test_gsk_');
  });
});
