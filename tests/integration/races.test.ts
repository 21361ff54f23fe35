import Database from 'better-sqlite3';

import { createSandbox } from '../../sandbox';
import { createPaymentRepository } from '../../server/src/repositories/payments';
import { testDatabase } from '../support/host/database';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

const times = <T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_value, n) => work(n)));

const countOf = (answers: readonly { status: number }[]): Record<number, number> =>
  answers.reduce<Record<number, number>>(
    (counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
    {}
  );

let shop: Shop;
// Without its own refusal of a reused order number the sandbox would hide a double charge of ours.
beforeAll(async () => {
  shop = await openShop({}, createSandbox({ orderIdReuse: 'allow' }));
});
afterAll(() => shop?.close());

const ledgerOf = (orderId: string) => shop.sandbox.ledger.payments().filter((payment) => payment.orderId === orderId);
const stockOf = async (product: string): Promise<number | null> =>
  (await shop.readOnly.get<{ offer: { stock: number | null } }>(`/products/${product}`)).body.data.offer.stock;

test('50 confirmations of one payment take the money once', async () => {
  const product = await publishProduct(shop.host, { stock: 10 });
  const success = shop.authorise(await shop.order([{ product, quantity: 1 }]));
  const answers = await times(50, () => shop.full.post('/payments/confirm', { data: success }));
  expect(Object.keys(countOf(answers)).every((status) => ['200', '202'].includes(status))).toBe(true);
  expect(ledgerOf(success.orderId)).toMatchObject([{ confirmations: 1, captured: 33_000 }]);
  expect(await stockOf(product)).toBe(9);
  expect((await shop.full.get(`/payments/${success.paymentKey}`)).body.data).toMatchObject({ state: 'paid' });
});

test('50 payments of one order: one is confirmed, the others never reach the provider', async () => {
  const product = await publishProduct(shop.host, { stock: 100 });
  const order = await shop.order([{ product, quantity: 1 }]);
  const wishes = Array.from({ length: 50 }, () => shop.authorise(order));
  const answers = await times(50, (n) => shop.full.post('/payments/confirm', { data: wishes[n] }));
  expect(countOf(answers)).toEqual({ 200: 1, 409: 49 });
  expect(ledgerOf(order.orderId).filter(({ captured }) => captured > 0)).toHaveLength(1);
  expect(await stockOf(product)).toBe(99);
});

test('50 partial refunds past the balance give back no more than was paid', async () => {
  const product = await publishProduct(shop.host, { stock: 100 });
  const { body } = await shop.pay([{ product, quantity: 1 }]);
  const { paymentKey, orderId } = body.data;
  const answers = await times(50, () =>
    shop.full.post(`/payments/${paymentKey}/refunds`, { data: { reason: '변심', amount: 1_000 } })
  );
  expect(countOf(answers)).toEqual({ 201: 33, 422: 17 });
  expect(ledgerOf(orderId)).toMatchObject([{ captured: 33_000, refunded: 33_000 }]);
  expect((await shop.full.get(`/payments/${paymentKey}`)).body.data).toMatchObject({
    state: 'refunded',
    balanceAmount: 0,
  });
  expect((await shop.full.get(`/orders/${orderId}`)).body.data).toMatchObject({
    state: 'refunded',
    refundedAmount: 33_000,
  });
});

test('the last piece, wanted by 20, goes to one; the stock never falls under zero', async () => {
  const product = await publishProduct(shop.host, { stock: 1 });
  const wishes = await times(20, async () => shop.authorise(await shop.order([{ product, quantity: 1 }])));
  const answers = await times(20, (n) => shop.full.post('/payments/confirm', { data: wishes[n] }));
  expect(countOf(answers)).toEqual({ 200: 1, 422: 19 });
  expect(wishes.flatMap(({ orderId }) => ledgerOf(orderId)).filter(({ captured }) => captured > 0)).toHaveLength(1);
  expect(await stockOf(product)).toBe(0);
});

test('orders of the same products in another order do not lock each other out', async () => {
  const products = await times(3, () => publishProduct(shop.host, { stock: 1_000 }));
  const items = products.map((product) => ({ product, quantity: 1 }));
  const wishes = await times(30, async (n) => shop.authorise(await shop.order(n % 2 ? items : [...items].reverse())));
  const answers = await times(30, (n) => shop.full.post('/payments/confirm', { data: wishes[n] }));
  expect(countOf(answers)).toEqual({ 200: 30 });
  expect(await Promise.all(products.map(stockOf))).toEqual([970, 970, 970]);
});

test('20 requests with one Idempotency-Key make one order', async () => {
  const product = await publishProduct(shop.host);
  const headers = { 'Idempotency-Key': 'one-order' };
  const answers = await times(20, () =>
    shop.full.post<{ orderId: string }>('/orders', { data: { items: [{ product, quantity: 1 }] } }, { headers })
  );
  expect(countOf(answers)).toEqual({ 201: 20 });
  expect(new Set(answers.map(({ body }) => body.data.orderId)).size).toBe(1);
});

// Elsewhere the database locks the row, which the races above would show.
if (testDatabase() === 'sqlite')
  test('who holds a payment has the turn to write, before another process of the same file', async () => {
    const product = await publishProduct(shop.host);
    const { paymentKey } = (await shop.pay([{ product, quantity: 1 }])).body.data;
    const { db } = shop.host.strapi;
    const [{ file }] = (await db.connection.raw('pragma database_list')) as [{ file: string }];
    const other = new Database(file, { timeout: 0 });
    const tryToWrite = () => other.exec('begin immediate; rollback');
    await db.transaction(async () => {
      await createPaymentRepository(shop.host.strapi).lock(paymentKey);
      expect(tryToWrite).toThrow('locked');
    });
    expect(tryToWrite).not.toThrow();
    other.close();
  });
