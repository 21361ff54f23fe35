import type { CreatedOrderView } from '../../contracts/orders';
import { strapi as createClient, type StrapiClient } from '@strapi/client';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

type Payment = { paymentKey: string; state: string; balanceAmount: number };

let shop: Shop;
let product: string;
let reader: StrapiClient;
let writer: StrapiClient;

/** Where the plugin's routes are: the client puts a collection's `path` behind its `baseURL`. */
const at = (name: string) => ({ path: `/commerce-payments/${name}` });

beforeAll(async () => {
  shop = await openShop();
  product = await publishProduct(shop.host, { price: 12_000, stock: 5 });
  await publishProduct(shop.host, { name: '양말', price: 2_000 });
  const { url, tokens } = shop.host;
  reader = createClient({ baseURL: `${url}/api`, auth: await tokens.readOnly() });
  writer = createClient({ baseURL: `${url}/api`, auth: await tokens.fullAccess() });
});
afterAll(() => shop?.close());

const post = async <Data>(client: StrapiClient, path: string, data: unknown): Promise<Data> => {
  const init = { method: 'POST', body: JSON.stringify({ data }), headers: { 'Content-Type': 'application/json' } };
  const response = await client.fetch(`/commerce-payments/${path}`, init);
  return ((await response.json()) as { data: Data }).data;
};

const order = async (): Promise<CreatedOrderView> =>
  (await writer.collection('orders', at('orders')).create({ items: [{ product, quantity: 2 }] }))
    .data as unknown as CreatedOrderView;

const authorised = async () => shop.authorise(await order());

test('reads products with a read-only token: filtered, sorted, one by one', async () => {
  const products = reader.collection('products', at('products'));
  const cheap = await products.find({
    filters: { name: { $eq: '양말' } },
    sort: 'name',
    pagination: { page: 1, pageSize: 10 },
  });
  expect(cheap).toMatchObject({
    data: [{ name: '양말', offer: { price: 2_000 } }],
    meta: { pagination: { total: 1 } },
  });
  expect(await products.findOne(product)).toMatchObject({
    data: { documentId: product, offer: { price: 12_000, stock: 5 } },
  });
});

test('creates an order and confirms it with a full-access token, reads it with a read-only one, and refunds', async () => {
  const made = await order();
  expect(made).toMatchObject({
    amount: 24_000,
    currency: 'KRW',
    state: 'pending',
    clientKey: expect.stringMatching(/^test_gck_/),
  });
  const paid = await post<Payment>(writer, 'payments/confirm', shop.authorise(made));
  expect(paid).toMatchObject({ state: 'paid', balanceAmount: 24_000 });

  expect(await reader.collection('orders', at('orders')).findOne(made.orderId)).toMatchObject({
    data: { state: 'paid', amount: 24_000 },
  });
  expect(await reader.collection('orders', at('orders')).find({ pagination: { page: 1, pageSize: 5 } })).toMatchObject({
    data: [{ orderId: made.orderId }],
  });
  expect(await reader.collection('payments', at('payments')).findOne(paid.paymentKey)).toMatchObject({
    data: { state: 'paid' },
  });

  expect(await post(writer, `payments/${paid.paymentKey}/refunds`, { reason: '변심', amount: 4_000 })).toMatchObject({
    state: 'succeeded',
  });
  expect(await reader.collection('refunds', at(`payments/${paid.paymentKey}/refunds`)).find()).toMatchObject({
    data: [{ amount: 4_000 }],
  });
});

test('a read-only token neither orders nor confirms', async () => {
  await expect(
    reader.collection('orders', at('orders')).create({ items: [{ product, quantity: 1 }] })
  ).rejects.toMatchObject({ response: { status: 403 } });
  await expect(post(reader, 'payments/confirm', await authorised())).rejects.toMatchObject({
    response: { status: 403 },
  });
});

test('what the client throws carries our code', async () => {
  const thrown = await post(writer, 'payments/confirm', { ...(await authorised()), amount: 1 }).catch(
    (error: unknown) => error
  );
  const { response } = thrown as { response: Response };
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ error: { details: { code: 'AMOUNT_MISMATCH' } } });
});

test('an order is neither changed nor deleted: there are no such routes', async () => {
  const { orderId } = await order();
  const orders = writer.collection('orders', at('orders'));
  await expect(orders.update(orderId, { state: 'paid' } as never)).rejects.toMatchObject({ response: { status: 405 } });
  await expect(orders.delete(orderId)).rejects.toMatchObject({ response: { status: 405 } });
  expect(await reader.collection('orders', at('orders')).findOne(orderId)).toMatchObject({
    data: { state: 'pending' },
  });
});
