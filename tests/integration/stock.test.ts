import { PERMISSIONS } from '../../contracts/permissions';
import type { OfferView } from '../../contracts/settings';
import { documentsIn } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

let shop: Shop;
let admin: ApiClient;
let product: string;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.host.admin();
});
beforeEach(async () => {
  product = await publishProduct(shop.host, { price: 1_000, stock: 5 });
});
afterAll(() => shop?.close());

const change = (body: unknown, client = admin) =>
  client.put<OfferView>(`/commerce-payments/offers/${product}/stock`, body);
const stock = async () => (await admin.get<OfferView>(`/commerce-payments/offers/${product}`)).body.data.stock;
const refused = (status: number, code: string) => ({
  status,
  body: { data: null, error: { status, details: { code } } },
});

test('is set, adjusted, and no longer counted, beside the price in force', async () => {
  expect(await change({ set: 12 })).toMatchObject({
    status: 200,
    body: { data: { product, price: 1_000, currency: 'KRW', onSale: true, stock: 12 } },
  });
  expect((await change({ data: { adjust: -2 } })).body.data.stock).toBe(10);
  expect((await change({ adjust: 5 })).body.data.stock).toBe(15);
  expect((await change({ adjust: 0 })).body.data.stock).toBe(15);
  expect((await change({ set: 0 })).body.data.stock).toBe(0);
  expect((await change({ set: null })).body.data.stock).toBeNull();
});

test('never goes under zero, and what is not counted is not adjusted', async () => {
  expect(await change({ adjust: -6 })).toMatchObject(refused(422, 'OUT_OF_STOCK'));
  expect(await stock()).toBe(5);
  expect((await change({ adjust: -5 })).body.data.stock).toBe(0);
  await change({ set: null });
  for (const adjust of [-1, 0, 1]) expect(await change({ adjust })).toMatchObject(refused(422, 'OUT_OF_STOCK'));
});

test('never goes under zero when many adjust at once', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => change({ adjust: -1 })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 422, 422, 422]);
  expect(await stock()).toBe(0);
});

test.each([
  [{}],
  [{ set: -1 }],
  [{ set: 1.5 }],
  [{ set: '3' }],
  [{ set: 1e15 }],
  [{ adjust: 0.1 }],
  [{ adjust: null }],
  [{ set: 1, adjust: 1 }],
  [{ set: 1, price: 1 }],
  [[]],
  [{ data: null }],
  ['text'],
  [{ set: { $gt: 0 } }],
])('refuses %j, and the stock stays', async (body) => {
  expect(await change(body)).toMatchObject({ status: 400 });
  expect(await stock()).toBe(5);
});

test('of nothing is not found; of a draft it is set before the product is published', async () => {
  product = 'x'.repeat(24);
  expect(await change({ set: 1 })).toMatchObject(refused(404, 'PRODUCT_NOT_FOUND'));
  expect(await admin.get(`/commerce-payments/offers/${product}`)).toMatchObject(refused(404, 'PRODUCT_NOT_FOUND'));
  product = (await documentsIn(shop.host).create({ data: { name: '초안', price: 1_000, currency: 'KRW' } })).documentId;
  expect(await change({ set: 3 })).toMatchObject({ status: 200, body: { data: { stock: 3, onSale: false } } });
  await documentsIn(shop.host).publish({ documentId: product });
  expect(await admin.get(`/commerce-payments/offers/${product}`)).toMatchObject({
    body: { data: { stock: 3, onSale: true } },
  });
});

test('is for those who may: read and changed with its right alone', async () => {
  const { accountWith, account } = shop.host.admins;
  const all = Object.values(PERMISSIONS);
  const allowed = await shop.host.admin(await accountWith([PERMISSIONS.stockUpdate]));
  const others = await shop.host.admin(await accountWith(all.filter((right) => right !== PERMISSIONS.stockUpdate)));
  const editor = await shop.host.admin(await account('strapi-editor'));
  expect((await change({ set: 9 }, allowed)).status).toBe(200);
  for (const client of [others, editor]) {
    expect((await change({ set: 1 }, client)).status).toBe(403);
    expect((await client.get(`/commerce-payments/offers/${product}`)).status).toBe(403);
  }
  expect((await change({ set: 1 }, shop.host.http())).status).toBe(401);
  expect((await change({ set: 1 }, shop.host.http(await shop.host.tokens.fullAccess()))).status).toBe(401);
  expect(await stock()).toBe(9);
});

describe('sales', () => {
  const pay = (quantity = 1) => shop.pay([{ product, quantity }]);

  test('count it down once, however often the success page is loaded', async () => {
    const success = shop.authorise(await shop.order([{ product, quantity: 2 }]));
    const answers = await Promise.all([1, 2, 3].map(() => shop.full.post('/payments/confirm', success)));
    expect(answers.map(({ status }) => status)).toContain(200);
    expect((await shop.full.post('/payments/confirm', success)).status).toBe(200);
    expect(await stock()).toBe(3);
  });

  test('an order alone takes nothing; too few pieces at the moment of paying take no money', async () => {
    const [first, second] = [
      await shop.order([{ product, quantity: 4 }]),
      await shop.order([{ product, quantity: 4 }]),
    ];
    expect(await stock()).toBe(5);
    expect((await shop.full.post('/payments/confirm', shop.authorise(first))).status).toBe(200);
    const late = shop.authorise(second);
    expect(await shop.full.post('/payments/confirm', late)).toMatchObject(refused(422, 'OUT_OF_STOCK'));
    expect(shop.sandbox.ledger.payments().find(({ paymentKey }) => paymentKey === late.paymentKey)?.captured ?? 0).toBe(
      0
    );
    expect((await shop.readOnly.get(`/orders/${second.orderId}`)).body.data).toMatchObject({ state: 'pending' });
    expect((await shop.readOnly.get(`/payments/${late.paymentKey}`)).status).toBe(404);
    expect(await stock()).toBe(1);
  });

  test('the last pieces go once when several pay at once', async () => {
    const orders = await Promise.all(Array.from({ length: 7 }, () => shop.order([{ product, quantity: 1 }])));
    const answers = await Promise.all(
      orders.map((order) => shop.full.post('/payments/confirm', shop.authorise(order)))
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 422, 422]);
    expect(await stock()).toBe(0);
  });

  test('a decline gives the pieces back once, also when it is told twice', async () => {
    shop.sandbox.faults.add({ on: 'confirm', kind: 'error', code: 'REJECT_CARD_PAYMENT', times: 1 });
    const success = shop.authorise(await shop.order([{ product, quantity: 3 }]));
    for (let repeat = 0; repeat < 2; repeat += 1)
      expect(await shop.full.post('/payments/confirm', success)).toMatchObject(refused(402, 'PAYMENT_DECLINED'));
    expect(await stock()).toBe(5);
  });

  test('a payment past its ten minutes gives the pieces back', async () => {
    const success = shop.authorise(await shop.order([{ product, quantity: 3 }]));
    await shop.sandbox.clock.advance(11 * 60_000);
    expect(await shop.full.post('/payments/confirm', success)).toMatchObject(refused(410, 'PAYMENT_EXPIRED'));
    expect(await stock()).toBe(5);
    expect((await pay(5)).status).toBe(200);
    expect(await stock()).toBe(0);
  });

  test('an answer that is lost keeps the pieces: the money may have been taken', async () => {
    shop.sandbox.faults.add({ on: 'confirm', kind: 'lost-answer', times: 1 });
    expect((await pay(3)).status).toBe(202);
    expect(await stock()).toBe(2);
  });

  test('what was ordered uncounted is not given back to a count begun since', async () => {
    await change({ set: null });
    shop.sandbox.faults.add({ on: 'confirm', kind: 'lost-answer', times: 1 });
    const { paymentKey } = (await pay(2)).body.data;
    await change({ set: 4 });
    const failure = {
      code: 'REJECT_CARD_PAYMENT',
      errorClass: 'decline',
      status: 403,
      message: '',
      traceId: null,
    } as const;
    const settled = await serviceIn(shop.host, 'settlement').abandon(paymentKey, 'declined', failure);
    expect(settled).toMatchObject({ state: 'declined' });
    expect(await stock()).toBe(4);
  });
});
