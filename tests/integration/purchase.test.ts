import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

let shop: Shop;
let shirt: string;
beforeAll(async () => {
  shop = await openShop();
  shirt = await publishProduct(shop.host, { stock: 100, sku: 'SHIRT-1' });
});
afterAll(() => shop?.close());

test('a product is bought, paid, read back and refunded, and the sandbox’s ledger says the same', async () => {
  const product = await shop.readOnly.get<{ offer: unknown }>(`/products/${shirt}`);
  expect(product).toMatchObject({
    status: 200,
    body: {
      data: {
        documentId: shirt,
        name: '린넨 셔츠',
        offer: { price: 33_000, currency: 'KRW', stock: 100, available: true, sku: 'SHIRT-1', taxFree: false },
      },
    },
  });
  expect(product.body.data).not.toHaveProperty('price');

  const socks = await publishProduct(shop.host, { name: '양말', price: 2_000 });
  const made = await shop.order(
    [
      { product: shirt, quantity: 1 },
      { product: socks, quantity: 2 },
    ],
    { customer: { name: '김토스', email: 'kim@example.com' } }
  );
  expect(made).toMatchObject({
    amount: 37_000,
    currency: 'KRW',
    orderName: expect.stringMatching(/린넨 셔츠/),
    clientKey: expect.stringMatching(/^test_gck_/),
  });
  expect(made.orderId).toMatch(/^[A-Za-z0-9_-]{6,64}$/);

  const success = shop.authorise(made);
  const confirmed = await shop.full.post('/payments/confirm', {
    data: { ...success, amount: String(success.amount), paymentType: 'NORMAL' },
  });
  expect(confirmed).toMatchObject({
    status: 200,
    body: {
      data: { state: 'paid', amount: 37_000, balanceAmount: 37_000, method: 'card', orderId: made.orderId },
      meta: {},
    },
  });
  expect(await shop.full.post('/payments/confirm', success)).toMatchObject({ status: 200, body: confirmed.body });
  expect((await shop.readOnly.get(`/orders/${made.orderId}`)).body).toMatchObject({
    data: { state: 'paid', refundedAmount: 0, paidAt: expect.any(String) },
  });
  expect((await shop.readOnly.get<{ offer: { stock: number } }>(`/products/${shirt}`)).body.data.offer.stock).toBe(99);

  const part = await shop.full.post<{ refundId: string }>(`/payments/${success.paymentKey}/refunds`, {
    data: { reason: '구매자 변심', amount: 2_000 },
  });
  expect(part).toMatchObject({
    status: 201,
    body: { data: { state: 'succeeded', amount: 2_000, origin: 'api', transactionKey: expect.any(String) } },
  });
  const rest = await shop.full.post(`/payments/${success.paymentKey}/refunds`, { data: { reason: '부분 품절' } });
  expect(rest).toMatchObject({ status: 201, body: { data: { amount: 35_000 } } });
  expect(await shop.full.post(`/payments/${success.paymentKey}/refunds`, { data: { reason: '또' } })).toMatchObject({
    status: 422,
    body: { error: { details: { code: 'REFUND_EXCEEDS_BALANCE', messages: { ko: expect.any(String) } } } },
  });

  expect((await shop.readOnly.get(`/payments/${success.paymentKey}`)).body.data).toMatchObject({
    state: 'refunded',
    balanceAmount: 0,
  });
  expect((await shop.readOnly.get(`/orders/${made.orderId}`)).body.data).toMatchObject({
    state: 'refunded',
    refundedAmount: 37_000,
  });
  expect((await shop.readOnly.get<unknown[]>(`/payments/${success.paymentKey}/refunds`)).body).toMatchObject({
    data: [{ amount: 35_000 }, { amount: 2_000 }],
    meta: { pagination: { total: 2 } },
  });
  expect((await shop.readOnly.get(`/refunds/${part.body.data.refundId}`)).body.data).toMatchObject({ amount: 2_000 });
  expect(shop.sandbox.ledger.payments().find(({ paymentKey }) => paymentKey === success.paymentKey)).toMatchObject({
    captured: 37_000,
    refunded: 37_000,
  });
});

test('a decline carries words for the buyer, gives the stock back, and the order can be paid again', async () => {
  const made = await shop.order([{ product: shirt, quantity: 1 }]);
  const before = await shop.readOnly.get<{ offer: { stock: number } }>(`/products/${shirt}`);
  shop.sandbox.faults.add({ on: 'confirm', kind: 'error', code: 'REJECT_CARD_PAYMENT', times: 1 });
  const declined = await shop.full.post('/payments/confirm', { data: shop.authorise(made) });
  expect(declined).toMatchObject({
    status: 402,
    body: {
      data: null,
      error: {
        status: 402,
        details: {
          code: 'PAYMENT_DECLINED',
          providerCode: 'REJECT_CARD_PAYMENT',
          messages: { ko: expect.stringMatching(/[가-힣]/), en: expect.stringMatching(/[a-z]/) },
        },
      },
    },
  });
  expect((await shop.readOnly.get<{ offer: { stock: number } }>(`/products/${shirt}`)).body.data.offer.stock).toBe(
    before.body.data.offer.stock
  );
  expect(await shop.full.post('/payments/confirm', { data: shop.authorise(made) })).toMatchObject({
    status: 200,
    body: { data: { state: 'paid' } },
  });
});

test('a lost answer is 202 and confirming, never failed, and nobody pays twice', async () => {
  const made = await shop.order([{ product: shirt, quantity: 1 }]);
  const success = shop.authorise(made);
  shop.sandbox.faults.add({ on: 'confirm', kind: 'lost-answer', times: 1 });
  const unknown = await shop.full.post('/payments/confirm', { data: success });
  expect(unknown).toMatchObject({ status: 202, body: { data: { state: 'confirming', failure: null } } });
  expect(unknown.headers.get('location')).toBe(`/api/commerce-payments/payments/${success.paymentKey}`);
  expect((await shop.readOnly.get(`/orders/${made.orderId}`)).body.data).toMatchObject({ state: 'confirming' });
  expect(
    await shop.full.post('/payments/confirm', { data: { ...success, paymentKey: 'tgen_another_window' } })
  ).toMatchObject({ status: 409, body: { error: { details: { code: 'PAYMENT_IN_PROGRESS' } } } });
});

test.each([
  ['another amount', (ok: object) => ({ ...ok, amount: 1 }), 422, 'AMOUNT_MISMATCH'],
  ['a fraction', (ok: object) => ({ ...ok, amount: 33_000.5 }), 400, 'INVALID_REQUEST'],
  ['a negative amount', (ok: object) => ({ ...ok, amount: -33_000 }), 400, 'INVALID_REQUEST'],
  ['an unknown order', (ok: object) => ({ ...ok, orderId: 'ord_unknown' }), 404, 'ORDER_NOT_FOUND'],
  ['a path in the key', (ok: object) => ({ ...ok, paymentKey: '../../v1/transactions' }), 400, 'INVALID_REQUEST'],
  ['a field too many', (ok: object) => ({ ...ok, price: 1 }), 400, 'INVALID_REQUEST'],
])('refuses to confirm %s, and asks the provider nothing', async (_what, change, status, code) => {
  const made = await shop.order([{ product: shirt, quantity: 1 }]);
  const success = shop.authorise(made);
  const executed = shop.sandbox.ledger.payments().length;
  expect(await shop.full.post('/payments/confirm', { data: change(success) })).toMatchObject({
    status,
    body: { error: { details: { code } } },
  });
  expect(shop.sandbox.ledger.payments()).toHaveLength(executed);
});

test('Idempotency-Key: the same request twice is one refund, another body is refused, another key is another refund', async () => {
  const { body } = await shop.pay([{ product: shirt, quantity: 1 }]);
  const path = `/payments/${body.data.paymentKey}/refunds`;
  const ask = (key: string, amount: number) =>
    shop.full.post<{ refundId: string }>(
      path,
      { data: { reason: '변심', amount } },
      { headers: { 'Idempotency-Key': key } }
    );
  const [first, twin] = await Promise.all([ask('k-1', 1_000), ask('k-1', 1_000)]);
  expect(first).toMatchObject({ status: 201 });
  expect(twin.body).toEqual(first.body);
  expect(await ask('k-1', 2_000)).toMatchObject({
    status: 422,
    body: { error: { details: { code: 'IDEMPOTENCY_KEY_REUSED' } } },
  });
  expect((await ask('k-2', 1_000)).body.data.refundId).not.toBe(first.body.data.refundId);
  expect((await shop.full.get(`/payments/${body.data.paymentKey}`)).body.data).toMatchObject({ balanceAmount: 31_000 });
});

test('an order is canceled before payment, and not after', async () => {
  const made = await shop.order([{ product: shirt, quantity: 1 }]);
  const success = shop.authorise(made);
  expect(await shop.full.post(`/orders/${made.orderId}/cancel`)).toMatchObject({
    status: 200,
    body: { data: { state: 'canceled' } },
  });
  expect(await shop.full.post('/payments/confirm', { data: success })).toMatchObject({
    status: 409,
    body: { error: { details: { code: 'ORDER_NOT_PAYABLE' } } },
  });
  const paid = await shop.pay([{ product: shirt, quantity: 1 }]);
  expect(await shop.full.post(`/orders/${paid.body.data.orderId}/cancel`)).toMatchObject({
    status: 409,
    body: { error: { details: { code: 'ILLEGAL_TRANSITION' } } },
  });
});

test('a confirmation takes its turn before its token is looked at, and passes it on when the provider is asked', async () => {
  const turns = serviceIn(shop.host, 'confirmTurns');
  const taken: boolean[] = [];
  const original = turns.take.bind(turns);
  const spy = jest.spyOn(turns, 'take').mockImplementation(((work: Parameters<typeof original>[0]) =>
    original((pass) => {
      const at = taken.push(false) - 1;
      return work(() => {
        taken[at] = true;
        pass();
      });
    })) as never);
  const success = shop.authorise(await shop.order([{ product: shirt, quantity: 1 }]));
  expect((await shop.full.post('/payments/confirm', { data: success })).status).toBe(200);
  expect((await shop.host.api('nobody').post('/payments/confirm', { data: success })).status).toBe(401);
  expect((await shop.full.get(`/payments/${success.paymentKey}`)).status).toBe(200);
  expect(taken).toEqual([true, false]);
  spy.mockRestore();
});
