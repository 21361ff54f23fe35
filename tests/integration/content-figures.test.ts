import type { OrderMoneyView } from '../../contracts/order-money';
import { PERMISSIONS } from '../../contracts/permissions';
import { RECENT_DAYS, type ProductFiguresView, type ProductSalesView } from '../../contracts/product-sales';
import { documentsIn, rowsIn } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

let shop: Shop;
let admin: ApiClient;
let product: string;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.host.admin();
});
beforeEach(async () => {
  product = await publishProduct(shop.host, { price: 1_000, stock: 50 });
});
afterAll(() => shop?.close());

const DAY_MS = 24 * 60 * 60 * 1000;
const money = (orderId: string, client = admin) =>
  client.get<OrderMoneyView>(`/commerce-payments/orders/${orderId}/money`);
const sales = (of = product, client = admin) => client.get<ProductSalesView>(`/commerce-payments/products/${of}/sales`);
const buy = (quantity: number) => shop.pay([{ product, quantity }]).then(({ body }) => body.data);
const refund = (paymentKey: string, amount?: number) =>
  shop.full.post(`/payments/${paymentKey}/refunds`, { data: { reason: '구매자 변심', ...(amount ? { amount } : {}) } });

describe('the money of an order', () => {
  test('is each try to pay it, newest first, with what went back', async () => {
    const order = await shop.order([{ product, quantity: 3 }], { customer: { name: '김토스' } });
    shop.sandbox.faults.add({ on: 'confirm', kind: 'error', code: 'REJECT_CARD_COMPANY', times: 1 });
    const declined = shop.authorise(order);
    await shop.full.post('/payments/confirm', declined);
    const success = shop.authorise(order);
    await shop.full.post('/payments/confirm', success);
    await refund(success.paymentKey, 1_000);

    const { status, body } = await money(order.orderId);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      orderId: order.orderId,
      state: 'partially_refunded',
      environment: 'test',
      currency: 'KRW',
      amount: 3_000,
      refundedAmount: 1_000,
      payments: [
        {
          paymentKey: success.paymentKey,
          state: 'partially_refunded',
          method: 'card',
          instrument: { kind: 'card', code: expect.any(String) },
          amount: 3_000,
          balanceAmount: 2_000,
          failure: null,
          isSurplus: false,
          hasProblem: false,
          refunds: [{ amount: 1_000, state: 'succeeded', origin: 'api', reason: '구매자 변심' }],
        },
        { paymentKey: declined.paymentKey, state: 'declined', failure: { code: 'REJECT_CARD_COMPANY' }, refunds: [] },
      ],
      paymentCount: 2,
    });
    expect(JSON.stringify(body)).not.toMatch(/idempotency|webhookSecret/i);
  });

  test('of an order that nobody began to pay is nothing; of no order, not found', async () => {
    const order = await shop.order([{ product, quantity: 1 }]);
    expect((await money(order.orderId)).body.data).toMatchObject({ state: 'pending', payments: [], paymentCount: 0 });
    expect(await money('nobody-has-this')).toMatchObject({
      status: 404,
      body: { error: { details: { code: 'ORDER_NOT_FOUND' } } },
    });
  });
});

describe('the sales of a product', () => {
  test('count pieces of paid orders, also of those that went back later, not of open ones', async () => {
    await buy(3);
    const part = await buy(2);
    const whole = await buy(7);
    await shop.order([{ product, quantity: 20 }]);
    await refund(part.paymentKey, 500);
    await refund(whole.paymentKey);
    expect((await sales()).body.data).toEqual({
      offer: expect.objectContaining({ price: 1_000, currency: 'KRW', stock: 38 }),
      environment: 'test',
      sold: 12,
      soldRecently: 12,
    });
  });

  test('tell the last days from all time, and leave the other environment and other products out', async () => {
    const other = await publishProduct(shop.host, { price: 2_000 });
    const [old, live] = [await buy(4), await buy(8)];
    await buy(1);
    await shop.pay([{ product: other, quantity: 6 }]);
    const lines = rowsIn(shop.host, 'order-line');
    const long = Date.now() - (RECENT_DAYS + 1) * DAY_MS;
    await lines.updateMany({ where: { orderId: old.orderId }, data: { paidAt: long } });
    await lines.updateMany({ where: { orderId: live.orderId }, data: { environment: 'live' } });
    expect((await sales()).body.data).toMatchObject({ sold: 5, soldRecently: 1 });
    expect((await sales(other)).body.data).toMatchObject({ sold: 6, soldRecently: 6 });
  });

  test('of a draft are none, and it has no offer on sale', async () => {
    const draft = await documentsIn(shop.host).create({ data: { name: '초안', price: 1_000, currency: 'KRW' } });
    expect((await sales(draft.documentId)).body.data).toMatchObject({ offer: { onSale: false }, sold: 0 });
    expect((await sales('x'.repeat(24))).body.data).toMatchObject({ offer: null, sold: 0, soldRecently: 0 });
  });
});

describe('the figures of a list of products', () => {
  const figures = (products: string, client = admin) =>
    client.get<ProductFiguresView[]>(`/commerce-payments/product-figures?products=${products}`);

  test('tell stock and pieces sold of each, in the order that was asked for', async () => {
    const bag = await publishProduct(shop.host, { price: 2_000, stock: null });
    const [draft, unknown] = [
      (await documentsIn(shop.host).create({ data: { name: '초안', price: 1_000, currency: 'KRW' } })).documentId,
      'x'.repeat(24),
    ];
    await buy(2);
    await buy(1);
    await shop.pay([{ product: bag, quantity: 4 }]);
    expect((await figures([bag, product, draft, unknown, bag].join(','))).body.data).toEqual([
      { product: bag, stock: null, onSale: true, sold: 4 },
      { product, stock: 47, onSale: true, sold: 3 },
      { product: draft, stock: null, onSale: false, sold: 0 },
      { product: unknown, stock: null, onSale: false, sold: 0 },
    ]);
  });

  test.each(['', 'a b', "a','b", 'a,'.repeat(101), Array.from({ length: 101 }, (_, index) => `p${index}`).join(',')])(
    'are refused for %p',
    async (products) => {
      expect((await figures(encodeURIComponent(products))).status).toBe(400);
    }
  );

  test('are for those who may read payments', async () => {
    const { account, accountWith } = shop.host.admins;
    const allowed = await shop.host.admin(await accountWith([PERMISSIONS.paymentsRead]));
    expect((await figures(product, allowed)).status).toBe(200);
    expect((await figures(product, await shop.host.admin(await account('strapi-editor')))).status).toBe(403);
  });
});

test('both are for those who may read payments', async () => {
  const { accountWith, account } = shop.host.admins;
  const order = await shop.order([{ product, quantity: 1 }]);
  const all = Object.values(PERMISSIONS);
  const allowed = await shop.host.admin(await accountWith([PERMISSIONS.paymentsRead]));
  const others = await shop.host.admin(await accountWith(all.filter((right) => right !== PERMISSIONS.paymentsRead)));
  const editor = await shop.host.admin(await account('strapi-editor'));
  expect([(await money(order.orderId, allowed)).status, (await sales(product, allowed)).status]).toEqual([200, 200]);
  for (const client of [others, editor]) {
    expect([(await money(order.orderId, client)).status, (await sales(product, client)).status]).toEqual([403, 403]);
  }
});
