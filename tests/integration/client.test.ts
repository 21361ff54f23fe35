import { strapi as connect } from '@strapi/client';
import type { OrderView } from '../../contracts/orders';
import type { PaymentView } from '../../contracts/payments';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

const PATH = '/commerce-payments';

let shop: Shop;
let shirt: string;
beforeAll(async () => {
  shop = await openShop();
  shirt = await publishProduct(shop.host, { stock: 3 });
});
afterAll(() => shop?.close());

const clientWith = (auth: string) => connect({ baseURL: `${shop.host.url}/api`, auth });

/** What the client has no manager for: its own `fetch`, with the address and the token that it keeps. */
const post = async <Data>(client: ReturnType<typeof clientWith>, path: string, data: unknown): Promise<Data> => {
  const headers = { 'Content-Type': 'application/json' };
  const response = await client.fetch(`${PATH}${path}`, { method: 'POST', headers, body: JSON.stringify({ data }) });
  return ((await response.json()) as { data: Data }).data;
};

test('Strapi’s official client reads with a read-only token, and orders and pays with a full-access one', async () => {
  const reader = clientWith(await shop.host.tokens.readOnly());
  const products = reader.collection('products', { path: `${PATH}/products` });
  const orders = reader.collection('orders', { path: `${PATH}/orders` });
  expect(await products.find({ filters: { name: '린넨 셔츠' }, pagination: { page: 1, pageSize: 5 } })).toMatchObject({
    data: [{ documentId: shirt, offer: { price: 33_000, stock: 3 } }],
    meta: { pagination: { total: 1 } },
  });
  expect(await products.findOne(shirt)).toMatchObject({ data: { documentId: shirt } });

  const buyer = clientWith(await shop.host.tokens.fullAccess());
  const order = await post<Awaited<ReturnType<Shop['order']>>>(buyer, '/orders', { items: [{ product: shirt, quantity: 1 }] });
  const paid = await post<PaymentView>(buyer, '/payments/confirm', shop.authorise(order));
  expect(paid).toMatchObject({ state: 'paid', amount: 33_000 });

  const { data } = (await orders.findOne(order.orderId)) as unknown as { data: OrderView };
  expect(data).toMatchObject({ orderId: order.orderId, state: 'paid' });
  expect(await orders.find()).toMatchObject({ data: [{ orderId: order.orderId }] });
});

test('a read-only token makes no order through it', async () => {
  const reader = clientWith(await shop.host.tokens.readOnly());
  await expect(post(reader, '/orders', { items: [{ product: shirt, quantity: 1 }] })).rejects.toThrow(/403|Forbidden/i);
});
