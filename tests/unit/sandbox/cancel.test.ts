import { API, sandboxForEach, type Started } from './support';

const started = sandboxForEach();
const REASON = { cancelReason: '구매자 변심' };
const ACCOUNT = { bank: '20', accountNumber: '1000123456789', holderName: '김토스' };

const codes = async (run: () => ReturnType<Started['cancel']>) => {
  const { status, body } = await run();
  return [status, body.code];
};

describe('cancel', () => {
  it('gives everything back and leaves nothing of the sums', async () => {
    const { pay, cancel, sandbox } = started();
    const { paymentKey } = await pay({ amount: 10_000, taxFreeAmount: 3000 });
    const { status, body } = await cancel(paymentKey, REASON);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'CANCELED', totalAmount: 10_000, balanceAmount: 0, suppliedAmount: 0, vat: 0, taxFreeAmount: 0 });
    expect(body.cancels).toEqual([
      {
        cancelAmount: 10_000,
        cancelReason: '구매자 변심',
        taxFreeAmount: 3000,
        taxExemptionAmount: 0,
        refundableAmount: 0,
        cardDiscountAmount: 0,
        transferDiscountAmount: 0,
        easyPayDiscountAmount: 0,
        canceledAt: expect.stringMatching(/\+09:00$/),
        transactionKey: body.lastTransactionKey,
        receiptKey: null,
        cancelStatus: 'DONE',
        cancelRequestId: null,
      },
    ]);
    expect(sandbox.ledger.payment(paymentKey)).toMatchObject({ captured: 10_000, refunded: 10_000 });
  });

  it('gives back part after part; the status stays PARTIAL_CANCELED with nothing left', async () => {
    const { pay, cancel, sandbox } = started();
    const { paymentKey } = await pay();
    const first = await cancel(paymentKey, { ...REASON, cancelAmount: 5500, refundableAmount: 33_000 });
    expect(first.body).toMatchObject({ status: 'PARTIAL_CANCELED', balanceAmount: 27_500 });
    const second = await cancel(paymentKey, { ...REASON, cancelAmount: 5500 });
    expect(second.body).toMatchObject({ balanceAmount: 22_000, suppliedAmount: 20_000, vat: 2000 });
    const rest = await cancel(paymentKey, REASON);
    expect(rest.body).toMatchObject({ status: 'PARTIAL_CANCELED', balanceAmount: 0, vat: 0 });
    expect(rest.body.cancels).toHaveLength(3);
    expect(sandbox.ledger.payment(paymentKey)).toMatchObject({ captured: 33_000, refunded: 33_000, cancels: [{ amount: 5500 }, { amount: 5500 }, { amount: 22_000 }] });
    expect(await codes(() => cancel(paymentKey, REASON))).toEqual([403, 'NOT_CANCELABLE_AMOUNT']);
  });

  it('never gives back more than was paid, whoever races', async () => {
    const { pay, cancel, sandbox } = started();
    const { paymentKey } = await pay();
    const replies = await Promise.all(Array.from({ length: 10 }, () => cancel(paymentKey, { ...REASON, cancelAmount: 10_000 })));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(sandbox.ledger.payment(paymentKey)?.refunded).toBe(30_000);
  });

  it('takes the tax-free part from its own', async () => {
    const { pay, cancel } = started();
    const { paymentKey } = await pay({ amount: 10_000, taxFreeAmount: 3000 });
    const { body } = await cancel(paymentKey, { ...REASON, cancelAmount: 4000, taxFreeAmount: 2000 });
    expect(body).toMatchObject({ balanceAmount: 6000, taxFreeAmount: 1000, vat: 455, suppliedAmount: 4545 });
    expect(await codes(() => cancel(paymentKey, { ...REASON, cancelAmount: 3000, taxFreeAmount: 1001 }))).toEqual([403, 'NOT_CANCELABLE_AMOUNT']);
    expect(await codes(() => cancel(paymentKey, { ...REASON, cancelAmount: 5500 }))).toEqual([403, 'NOT_CANCELABLE_AMOUNT']);
  });

  it('gives points back last', async () => {
    const { pay, cancel } = started();
    const { paymentKey } = await pay({ method: 'EASY_PAY', pointAmount: 3000 });
    const first = await cancel(paymentKey, { ...REASON, cancelAmount: 29_000 });
    expect(first.body.cancels).toMatchObject([{ easyPayDiscountAmount: 0 }]);
    const rest = await cancel(paymentKey, REASON);
    expect(rest.body.cancels).toMatchObject([{}, { cancelAmount: 4000, easyPayDiscountAmount: 3000 }]);
  });
});

describe('cancel refuses', () => {
  it.each([
    ['no reason', { cancelReason: undefined }, 400, 'INVALID_REQUEST'],
    ['an empty reason', { cancelReason: '' }, 400, 'INVALID_REQUEST'],
    ['a reason of 201 characters', { cancelReason: '가'.repeat(201) }, 400, 'INVALID_REQUEST'],
    ['nothing', { cancelAmount: 0 }, 400, 'INVALID_REQUEST'],
    ['less than nothing', { cancelAmount: -1 }, 400, 'INVALID_REQUEST'],
    ['a fraction of a won', { cancelAmount: 0.5 }, 400, 'INVALID_REQUEST'],
    ['a text', { cancelAmount: '100' }, 400, 'INVALID_REQUEST'],
    ['more than was paid', { cancelAmount: 33_001 }, 403, 'NOT_CANCELABLE_AMOUNT'],
    ['another currency', { currency: 'USD' }, 400, 'INVALID_CURRENCY'],
    ['a balance that has changed', { refundableAmount: 32_999 }, 400, 'NOT_MATCHES_REFUNDABLE_AMOUNT'],
  ])('%s, and gives nothing back', async (_what, wrong, status, code) => {
    const { pay, cancel, sandbox } = started();
    const { paymentKey } = await pay();
    expect(await codes(() => cancel(paymentKey, { ...REASON, ...wrong }))).toEqual([status, code]);
    expect(sandbox.ledger.payment(paymentKey)?.refunded).toBe(0);
  });

  it('what is cancelled already', async () => {
    const { pay, cancel } = started();
    const { paymentKey } = await pay();
    await cancel(paymentKey, REASON);
    expect(await codes(() => cancel(paymentKey, REASON))).toEqual([400, 'ALREADY_CANCELED_PAYMENT']);
  });

  it('what nobody confirmed, and what is unknown', async () => {
    const { authenticate, cancel } = started();
    expect(await codes(() => cancel(authenticate().paymentKey, REASON))).toEqual([403, 'NOT_CANCELABLE_PAYMENT']);
    expect(await codes(() => cancel('tgen_unknown', REASON))).toEqual([404, 'NOT_FOUND_PAYMENT']);
  });

  it.each([
    ['that cannot be parted', { isPartialCancelable: false }, 'NOT_ALLOWED_PARTIAL_REFUND'],
    ['in escrow', { useEscrow: true }, 'NOT_ALLOWED_PARTIAL_REFUND'],
    ['of a card with an exempt part', { taxExemptionAmount: 300 }, 'NOT_ALLOWED_PARTIAL_REFUND'],
    ['of less than the instant discount', { discountAmount: 5001 }, 'EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT'],
  ])('a part of a payment %s, but not the whole', async (_what, more, code) => {
    const { pay, cancel } = started();
    const { paymentKey } = await pay(more);
    expect((await cancel(paymentKey, { ...REASON, cancelAmount: 5000 })).body.code).toBe(code);
    expect((await cancel(paymentKey, REASON)).status).toBe(200);
  });

  it.each([
    ['TRANSFER', 181, 'EXCEED_MAX_REFUND_DUE'],
    ['MOBILE_PHONE', 32, 'EXCEED_MAX_REFUND_DUE'],
    ['CARD', 400, undefined],
  ] as const)('%s after %d days with %s', async (method, days, code) => {
    const { pay, cancel, sandbox } = started();
    const { paymentKey } = await pay({ method });
    await sandbox.clock.advance(days * 86_400_000);
    expect((await cancel(paymentKey, REASON)).body.code).toBe(code);
  });
});

describe('the cancel of a virtual account', () => {
  it('before the deposit is whole and needs no account', async () => {
    const { pay, cancel, sandbox } = started();
    const { paymentKey } = await pay({ method: 'VIRTUAL_ACCOUNT' });
    expect((await cancel(paymentKey, { ...REASON, cancelAmount: 1000 })).body.code).toBe('NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT');
    expect((await cancel(paymentKey, REASON)).body).toMatchObject({ status: 'CANCELED', balanceAmount: 0, virtualAccount: { refundStatus: 'NONE' } });
    expect(sandbox.ledger.payment(paymentKey)).toMatchObject({ captured: 0, refunded: 0, entries: [{ kind: 'issue', amount: 0 }, { kind: 'void', amount: 0 }] });
  });

  it.each([
    ['no account', undefined, 'INVALID_REQUEST'],
    ['bankCode in place of bank', { ...ACCOUNT, bank: undefined, bankCode: '20' }, 'INVALID_REQUEST'],
    ['an unknown bank', { ...ACCOUNT, bank: '99' }, 'INVALID_BANK'],
    ['letters in the number', { ...ACCOUNT, accountNumber: '100-012' }, 'INVALID_REFUND_ACCOUNT_NUMBER'],
    ['no holder', { ...ACCOUNT, holderName: '' }, 'INVALID_REFUND_ACCOUNT_INFO'],
  ])('after the deposit refuses %s', async (_what, refundReceiveAccount, code) => {
    const { pay, cancel, sandbox } = started();
    const { paymentKey } = await pay({ method: 'VIRTUAL_ACCOUNT' });
    sandbox.payments.deposit(paymentKey);
    expect((await cancel(paymentKey, { ...REASON, refundReceiveAccount })).body.code).toBe(code);
  });

  it('after the deposit goes to the account, which has it two days later', async () => {
    const { pay, cancel, read, sandbox } = started();
    const { paymentKey } = await pay({ method: 'VIRTUAL_ACCOUNT' });
    sandbox.payments.deposit(paymentKey);
    const part = await cancel(paymentKey, { ...REASON, cancelAmount: 3000, refundReceiveAccount: { ...ACCOUNT, bank: '우리' } });
    expect(part.body).toMatchObject({ status: 'PARTIAL_CANCELED', balanceAmount: 30_000, virtualAccount: { refundStatus: 'PENDING' } });
    await sandbox.clock.advance(2 * 86_400_000);
    expect((await read(paymentKey)).body).toMatchObject({ virtualAccount: { refundStatus: 'COMPLETED' } });
    expect(sandbox.ledger.payment(paymentKey)).toMatchObject({ captured: 33_000, refunded: 3000 });
  });
});

describe('a cancel at a wallet from abroad', () => {
  const LATER = { clientKey: API.clientKey, amount: 100.5, currency: 'USD', method: 'FOREIGN_EASY_PAY', provider: 'ALIPAY', cancelsLater: true } as const;

  it.each([
    ['DONE', 0, 10_050],
    ['ABORTED', 100.5, 0],
  ] as const)('is in progress first and then %s', async (end, balanceAmount, refunded) => {
    const { pay, cancel, read, sandbox } = started();
    const { paymentKey } = await pay(LATER);
    const secret = { secretKey: API.secretKey };
    expect((await cancel(paymentKey, REASON, secret)).body.code).toBe('INVALID_REQUEST');
    const { body } = await cancel(paymentKey, { ...REASON, cancelRequestId: 'creq_000001' }, secret);
    expect(body.cancels).toMatchObject([{ cancelStatus: 'IN_PROGRESS', cancelRequestId: 'creq_000001' }]);
    expect(sandbox.ledger.payment(paymentKey)?.refunded).toBe(0);
    sandbox.payments.finishCancel(paymentKey, String(body.lastTransactionKey), end);
    expect((await read(paymentKey, secret)).body).toMatchObject({ balanceAmount, cancels: [{ cancelStatus: end }] });
    expect(sandbox.ledger.payment(paymentKey)?.refunded).toBe(refunded);
  });
});

describe('the keys of the other set of the same shop', () => {
  const twoSets = sandboxForEach({
    keySets: [
      { mid: 'shop', kind: 'widget', environment: 'test', clientKey: 'test_gck_a', secretKeys: ['test_gsk_a'] },
      { mid: 'shop', kind: 'api', environment: 'test', clientKey: 'test_ck_a', secretKeys: ['test_sk_a'] },
    ],
  });

  it('may not cancel', async () => {
    const { authenticate, confirm, cancel } = twoSets();
    const payment = authenticate({ clientKey: 'test_gck_a' });
    await confirm(payment, { secretKey: 'test_gsk_a' });
    expect((await cancel(payment.paymentKey, REASON, { secretKey: 'test_sk_a' })).body.code).toBe('FORBIDDEN_REQUEST');
  });
});
