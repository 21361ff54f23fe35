import { documentsIn, rowsIn } from '../support/editor';
import { openShop, publishProduct, type Shop } from '../support/open-shop';
import { cart, item, refusedBy } from '../support/refused-orders';

let shop: Shop;
let shirt: string;
let socks: string;
let dollars: string;
let free: string;
let treasure: string;
let scarce: string;
let withdrawn: string;

beforeAll(async () => {
  shop = await openShop();
  const { host } = shop;
  shirt = await publishProduct(host, { price: 33_000 });
  socks = await publishProduct(host, { price: 2_000, taxFree: true });
  dollars = await publishProduct(host, { price: 1_999, currency: 'USD' });
  free = await publishProduct(host, { price: 0 });
  treasure = await publishProduct(host, { price: Number.MAX_SAFE_INTEGER });
  scarce = await publishProduct(host, { price: 1_000, stock: 2 });
  withdrawn = await publishProduct(host, { price: 1_000 });
  await documentsIn(host).unpublish({ documentId: withdrawn });
});
afterAll(() => shop?.close());

const refuse = refusedBy(() => shop);

describe('what is not sold is refused by its own code', () => {
  test.each([
    ['several currencies', () => [item(shirt), item(dollars)], 'MIXED_CURRENCIES'],
    ['an unpublished product', () => [item(withdrawn)], 'PRODUCT_NOT_AVAILABLE'],
    ['an unknown product', () => [item('x'.repeat(24))], 'PRODUCT_NOT_AVAILABLE'],
    ['one unknown among known', () => [item(shirt), item('unknown')], 'PRODUCT_NOT_AVAILABLE'],
    ['a documentId in another case', () => [item(shirt.toUpperCase())], 'PRODUCT_NOT_AVAILABLE'],
    ['more than there are', () => [item(scarce, 3)], 'OUT_OF_STOCK'],
    ['more than there are, over several lines', () => [item(scarce, 1), item(shirt), item(scarce, 2)], 'OUT_OF_STOCK'],
    ['a line past 2^53 - 1', () => [item(treasure, 2)], 'AMOUNT_TOO_LARGE'],
    ['a total past 2^53 - 1', () => [item(treasure), item(socks)], 'AMOUNT_TOO_LARGE'],
    ['a million of what costs the most', () => [item(treasure, 1_000_000)], 'AMOUNT_TOO_LARGE'],
  ])('%s', async (_what, items, code) => {
    const { body } = await refuse(cart(...items()), 422, code);
    expect(body.error?.details).toMatchObject({
      messages: { ko: expect.stringMatching(/[가-힣]/), en: expect.any(String) },
    });
  });

  test('what costs nothing at all, since nobody can pay it; together with something it is taken', async () => {
    await refuse(cart(item(free)), 400, 'INVALID_REQUEST');
    expect((await shop.full.post('/orders', cart(item(free), item(socks)))).status).toBe(201);
  });

  test('everything, while no key set is in force', async () => {
    const keySets = rowsIn(shop.host, 'key-set');
    await keySets.updateMany({ where: {}, data: { isEnabled: false } as never });
    await refuse(cart(item(shirt)), 503, 'KEY_SET_NOT_CONFIGURED');
    await keySets.updateMany({ where: {}, data: { isEnabled: true } as never });
    expect((await shop.full.post('/orders', cart(item(shirt)))).status).toBe(201);
  });
});

describe('a request of the right form is taken', () => {
  test('bare as well as in data, with all that it may carry', async () => {
    const customer = { name: '김토스', email: 'kim@example.com', phone: '010-1234-5678' };
    const shipping = {
      recipient: '김토스',
      postalCode: '06234',
      address1: '서울 강남구',
      address2: '101동',
      country: 'KR',
      memo: '문 앞 🚪',
    };
    const metadata = { '메모 🧾': '두 줄\n입니다', constructor: 'x', toString: 'y' };
    const wish = {
      items: [item(shirt, 2), item(socks), item(shirt)],
      customer,
      shipping,
      metadata,
      customerKey: 'kim-1@x',
      kind: 'payment',
    };
    for (const body of [wish, { data: wish }]) {
      const made = await shop.full.post<{ orderId: string }>('/orders', body);
      expect(made).toMatchObject({
        status: 201,
        body: {
          data: {
            amount: 101_000,
            taxFreeAmount: 2_000,
            customer,
            shipping,
            metadata,
            customerKey: 'kim-1@x',
            kind: 'payment',
          },
        },
      });
      expect((await shop.readOnly.get(`/orders/${made.body.data.orderId}`)).body.data).toMatchObject({
        customer,
        shipping,
        metadata,
        lines: [
          { product: shirt, quantity: 3, amount: 99_000 },
          { product: socks, taxFree: true },
        ],
      });
    }
  });

  test('a hundred items, and a million pieces', async () => {
    expect(
      (await shop.full.post('/orders', cart(...Array.from({ length: 100 }, () => item(socks))))).body.data
    ).toMatchObject({ amount: 200_000, lines: [{ quantity: 100 }] });
    expect((await shop.full.post('/orders', cart(item(socks, 1_000_000)))).body.data).toMatchObject({
      amount: 2_000_000_000,
      orderName: '린넨 셔츠',
    });
  });
});

test('an amount of 2^53 - 1 is stored, paid, refunded and answered to the last won', async () => {
  const all = Number.MAX_SAFE_INTEGER;
  const made = await shop.order([{ product: treasure, quantity: 1 }]);
  expect(made.amount).toBe(all);
  const { paymentKey } = (await shop.full.post<{ paymentKey: string }>('/payments/confirm', shop.authorise(made))).body
    .data;
  const text = (await shop.readOnly.get(`/orders/${made.orderId}`)).text;
  expect(text).toContain('"amount":9007199254740991');
  expect(text).toContain('"unitPrice":9007199254740991');
  expect(await shop.full.post(`/payments/${paymentKey}/refunds`, { reason: '1원', amount: 1 })).toMatchObject({
    status: 201,
  });
  expect((await shop.readOnly.get(`/payments/${paymentKey}`)).body.data).toMatchObject({
    amount: all,
    balanceAmount: all - 1,
    state: 'partially_refunded',
  });
  expect(await shop.full.post(`/payments/${paymentKey}/refunds`, { reason: '나머지' })).toMatchObject({
    status: 201,
    body: { data: { amount: all - 1 } },
  });
  expect((await shop.readOnly.get(`/orders/${made.orderId}`)).body.data).toMatchObject({
    refundedAmount: all,
    state: 'refunded',
  });
});

describe('numbers that differ by case only are different numbers', () => {
  const swapped = (id: string) =>
    id.replace(/[a-z]/gi, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()));

  /** The same row again under another number, as chance might make it. */
  const twin = async (type: string, where: Record<string, string>, change: object) => {
    const row = (await rowsIn(shop.host, type).findOne({ where })) as Record<string, unknown>;
    const { id: _id, documentId: _documentId, ...data } = row;
    await rowsIn(shop.host, type).create({ data: { ...data, ...change } as never });
  };

  test('orders: each is read and canceled for itself', async () => {
    const { orderId } = await shop.order([{ product: shirt, quantity: 1 }]);
    await twin('order', { orderId }, { orderId: swapped(orderId), amount: 7 });
    expect((await shop.readOnly.get(`/orders/${swapped(orderId)}`)).body.data).toMatchObject({ amount: 7, lines: [] });
    expect((await shop.full.post(`/orders/${orderId}/cancel`)).body.data).toMatchObject({ orderId, state: 'canceled' });
    expect((await shop.readOnly.get(`/orders/${swapped(orderId)}`)).body.data).toMatchObject({ state: 'pending' });
  });

  test('payments and refunds: money is given back on the one that was asked', async () => {
    const { paymentKey } = (await shop.pay([{ product: shirt, quantity: 1 }])).body.data;
    await twin('payment', { paymentKey }, { paymentKey: swapped(paymentKey), balanceAmount: 5 });
    const { refundId } = (
      await shop.full.post<{ refundId: string }>(`/payments/${paymentKey}/refunds`, { reason: '변심', amount: 1_000 })
    ).body.data;
    expect((await shop.readOnly.get(`/payments/${paymentKey}`)).body.data).toMatchObject({ balanceAmount: 32_000 });
    expect((await shop.readOnly.get(`/payments/${swapped(paymentKey)}`)).body.data).toMatchObject({
      balanceAmount: 5,
      state: 'paid',
    });
    expect((await shop.readOnly.get(`/payments/${swapped(paymentKey)}/refunds`)).body).toMatchObject({ data: [] });
    expect((await shop.readOnly.get(`/refunds/${swapped(refundId)}`)).status).toBe(404);
    expect((await shop.readOnly.get(`/refunds/${refundId}`)).status).toBe(200);
  });
});

test('an order whose time has passed is not paid, takes no pieces and is expired from then on', async () => {
  const made = await shop.order([{ product: scarce, quantity: 1 }]);
  await rowsIn(shop.host, 'order').updateMany({
    where: { orderId: made.orderId },
    data: { expiresAt: Date.now() - 1 } as never,
  });
  const success = shop.authorise(made);
  for (let repeat = 0; repeat < 2; repeat += 1) await refuse(success, 409, 'ORDER_NOT_PAYABLE', '/payments/confirm');
  expect((await shop.readOnly.get(`/orders/${made.orderId}`)).body.data).toMatchObject({ state: 'expired' });
  expect((await shop.readOnly.get(`/products/${scarce}`)).body.data).toMatchObject({ offer: { stock: 2 } });
});
