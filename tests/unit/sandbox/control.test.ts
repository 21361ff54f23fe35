import { API, sandboxForEach, WIDGET, type Body } from './support';

const started = sandboxForEach();
const control = async (method: string, path: string, body?: Body) => started().call(method, `/control${path}`, body);
const AUTHENTICATE = {
  clientKey: WIDGET.clientKey,
  orderId: 'order-control',
  orderName: '셔츠',
  amount: 12_000,
  successUrl: 'http://shop.test/ok?a=1',
  failUrl: 'http://shop.test/no',
};

describe('the control API', () => {
  it('lists itself', async () => {
    const { body } = await control('GET', '');
    expect((body.routes as Body[]).map(({ method, path }) => `${String(method)} ${String(path)}`)).toContain(
      'POST /control/faults'
    );
  });

  it('authenticates a buyer and says where the shop would be called', async () => {
    const { body } = await control('POST', '/payments', AUTHENTICATE);
    expect(body).toEqual({
      paymentKey: expect.stringMatching(/^tgen_\d{14}\w{5}$/),
      orderId: 'order-control',
      amount: 12_000,
      successUrl: `http://shop.test/ok?a=1&paymentType=NORMAL&amount=12000&orderId=order-control&paymentKey=${String(body.paymentKey)}`,
    });
    const { confirm } = started();
    expect((await confirm(body)).body.status).toBe('DONE');
  });

  it('leaves paymentType out for API keys', async () => {
    const { body } = await control('POST', '/payments', { ...AUTHENTICATE, clientKey: API.clientKey });
    expect(body.successUrl).toBe(
      `http://shop.test/ok?a=1&orderId=order-control&paymentKey=${String(body.paymentKey)}&amount=12000`
    );
  });

  it.each([
    ['a client key nobody has', { clientKey: 'test_gck_nobody' }, 'INVALID_CLIENT_KEY'],
    ['a bad order id', { orderId: 'a b' }, 'INVALID_ORDER_ID'],
    ['no name', { orderName: '' }, 'INVALID_ORDER_NAME'],
    ['no amount', { amount: undefined }, 'REQUIRED_AMOUNT'],
    ['nothing to pay', { amount: 0 }, 'BELOW_ZERO_AMOUNT'],
    ['a fraction of a won', { amount: 1.5 }, 'INVALID_REQUEST'],
    ['an unknown currency', { currency: 'EUR' }, 'INVALID_CURRENCY'],
    ['a script for a success URL', { successUrl: 'javascript:alert(1)' }, 'INVALID_SUCCESS_URL'],
    ['a relative fail URL', { failUrl: '/no' }, 'INCORRECT_FAIL_URL_FORMAT'],
    ['a secret as the customer', { customerKey: WIDGET.secretKey }, 'INSECURE_KEY_USAGE'],
    ['a bad customer', { customerKey: 'a b' }, 'INVALID_CUSTOMER_KEY'],
    ['more tax-free than the total', { taxFreeAmount: 12_001 }, 'INVALID_REQUEST'],
    ['six pairs of metadata', { metadata: { a: '', b: '', c: '', d: '', e: '', f: '' } }, 'INVALID_METADATA'],
    ['an unknown decline', { declineWith: 'NO_SUCH' }, 'INVALID_TEST_CODE'],
    ['an unknown method', { method: 'CASH' }, 'NOT_SUPPORTED_METHOD'],
    ['installments of a small amount', { installmentMonths: 3 }, 'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT'],
  ])('refuses to open a payment with %s', async (_what, wrong, code) => {
    const { status, body } = await control('POST', '/payments', { ...AUTHENTICATE, ...wrong });
    expect([status, body.code]).toEqual([400, code]);
  });

  it('adds faults, lists and removes them', async () => {
    const { body } = await control('POST', '/faults', { on: 'confirm', kind: 'reset' });
    expect((await control('GET', '/faults')).body.faults).toEqual([{ on: 'confirm', kind: 'reset', id: body.id }]);
    await control('DELETE', `/faults/${String(body.id)}`);
    expect((await control('GET', '/faults')).body.faults).toEqual([]);
    expect((await control('POST', '/faults', { on: 'confirm', kind: 'bang' })).status).toBe(400);
  });

  it('moves the clock', async () => {
    const before = (await control('GET', '/clock')).body.now as number;
    const { body } = await control('POST', '/clock/advance', { days: 1, minutes: 1 });
    expect(Number(body.now) - before).toBeGreaterThanOrEqual(86_460_000);
    expect((await control('POST', '/clock/advance', { minutes: -1 })).status).toBe(400);
    expect((await control('POST', '/clock/advance')).status).toBe(400);
  });

  it('reissues and retires secrets and shows none', async () => {
    await control('POST', `/key-sets/${WIDGET.clientKey}/secrets`, { secretKey: 'test_gsk_reissued1234' });
    await control('DELETE', `/key-sets/${WIDGET.clientKey}/secrets/${WIDGET.secretKey}`);
    const { body, text } = await control('GET', '/key-sets');
    expect((body.keySets as Body[])[0]).toMatchObject({ secretKeys: ['test_gsk_…1234'] });
    expect(text).not.toContain('reissued');
    expect((await started().read('x')).status).toBe(401);
  });

  it('adds shops', async () => {
    const set = {
      mid: 'myshop',
      kind: 'api',
      environment: 'live',
      clientKey: 'live_ck_my',
      secretKeys: ['live_sk_my'],
    };
    expect((await control('POST', '/key-sets', set)).body).toMatchObject({
      mid: 'myshop',
      secretKeys: ['live_sk_…k_my'],
    });
    expect((await control('POST', '/key-sets', set)).status).toBe(400);
  });

  it('deposits, refunds as the console does, and shows the ledger', async () => {
    const { confirm } = started();
    const { body } = await control('POST', '/payments', { ...AUTHENTICATE, method: 'VIRTUAL_ACCOUNT' });
    const key = String(body.paymentKey);
    await confirm(body);
    expect((await control('POST', `/payments/${key}/deposit`, { depositorName: '이몽룡' })).body).toEqual({ ok: true });
    const refund = {
      cancelReason: '고객 요청',
      cancelAmount: 2000,
      refundReceiveAccount: { bank: '20', accountNumber: '1', holderName: '이' },
    };
    expect((await control('POST', `/payments/${key}/console-cancel`, refund)).status).toBe(200);
    expect((await control('GET', `/ledger/${key}`)).body).toMatchObject({
      captured: 12_000,
      refunded: 2000,
      confirmations: 1,
    });
    expect((await control('GET', '/ledger?orderId=order-control')).body).toMatchObject({
      totals: [{ currency: 'KRW', captured: 12_000, refunded: 2000, payments: 1, refunds: 1 }],
      payments: [{ paymentKey: key }],
    });
    expect((await control('GET', '/requests?operation=confirm')).body.requests).toHaveLength(1);
    expect((await control('POST', `/payments/${key}/deposit`)).status).toBe(400);
  });

  it('registers webhook addresses', async () => {
    const path = `/key-sets/${WIDGET.clientKey}/webhooks`;
    await control('PUT', path, { url: 'http://shop.test/hook', events: ['DEPOSIT_CALLBACK'] });
    expect(((await control('GET', '/key-sets')).body.keySets as Body[])[0]?.webhooks).toEqual([
      { url: 'http://shop.test/hook', events: ['DEPOSIT_CALLBACK'] },
    ]);
    await control('PUT', path, { webhooks: [] });
    expect(((await control('GET', '/key-sets')).body.keySets as Body[])[0]?.webhooks).toEqual([]);
    expect((await control('PUT', path, { url: 'ftp://shop.test' })).status).toBe(400);
  });

  it('forgets everything but the keys', async () => {
    const { pay, sandbox } = started();
    const { paymentKey } = await pay();
    await sandbox.clock.advance(86_400_000);
    await control('POST', '/reset');
    expect((await started().read(paymentKey)).body.code).toBe('NOT_FOUND_PAYMENT');
    expect(sandbox.clock.offsetMs).toBe(0);
    expect(sandbox.ledger.totals()).toEqual([]);
  });

  it('answers 404 for what it does not know and 400 for what is no JSON', async () => {
    expect((await control('GET', '/nothing')).status).toBe(404);
    expect((await started().call('POST', '/control/faults', '{')).status).toBe(400);
  });

  it('is closed to the pages of other sites', async () => {
    const reply = await started().call('POST', '/control/reset', {}, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(reply.status).toBe(403);
  });
});
