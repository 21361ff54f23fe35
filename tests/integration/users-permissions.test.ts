import type { ApiClient } from '../support/host/api';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

const ACTIONS = [
  'product.find',
  'checkout.find',
  'order.create',
  'order.find',
  'order.findOne',
  'order.cancel',
  'payment.confirm',
  'payment.find',
  'payment.findOne',
  'refund.create',
  'refund.find',
  'refund.findOne',
];

let shop: Shop;
let product: string;
let kim: ApiClient;
let lee: ApiClient;
let guest: ApiClient;

/** Opens our actions to a role of the shop, as its administrator would. */
const open = async (type: string): Promise<void> => {
  const { db } = shop.host.strapi;
  const role = await db.query('plugin::users-permissions.role').findOne({ where: { type } });
  for (const action of ACTIONS) {
    await db
      .query('plugin::users-permissions.permission')
      .create({ data: { action: `plugin::commerce-payments.${action}`, role: role.id } });
  }
};

const signUp = async (username: string): Promise<ApiClient> => {
  const body = { username, email: `${username}@example.com`, password: 'Buyers-Only-1' };
  const { body: answer } = await shop.host.http().post('/api/auth/local/register', body);
  return shop.host.api((answer as unknown as { jwt: string }).jwt);
};

beforeAll(async () => {
  shop = await openShop({ plugins: { usersPermissions: true } });
  await open('authenticated');
  await open('public');
  product = await publishProduct(shop.host, { stock: 100 });
  [kim, lee, guest] = [await signUp('kim'), await signUp('lee'), shop.host.api(null)];
});
afterAll(() => shop?.close());

type Made = Awaited<ReturnType<Shop['order']>>;
const orderAs = async (client: ApiClient): Promise<Made> =>
  (await client.post<Made>('/orders', { items: [{ product, quantity: 1 }] })).body.data;

const paidBy = async (client: ApiClient) => {
  const success = shop.authorise(await orderAs(client));
  expect(await client.post('/payments/confirm', success)).toMatchObject({
    status: 200,
    body: { data: { state: 'paid' } },
  });
  return success;
};

const codeOf = ({ status, body }: { status: number; body: { error?: { details: { code?: string } } } }) => [
  status,
  body.error?.details.code,
];

test('an end user orders, pays, reads and refunds their own', async () => {
  const { paymentKey, orderId } = await paidBy(kim);
  expect((await kim.get(`/orders/${orderId}`)).body.data).toMatchObject({ orderId, state: 'paid' });
  const refund = await kim.post<{ refundId: string }>(`/payments/${paymentKey}/refunds`, {
    reason: '변심',
    amount: 1_000,
  });
  expect(refund.status).toBe(201);
  expect((await kim.get(`/refunds/${refund.body.data.refundId}`)).status).toBe(200);
  expect(JSON.stringify((await kim.get(`/orders/${orderId}`)).body)).not.toMatch(/password|buyer/);
});

test('another end user and a guest find nothing of it, whatever they try', async () => {
  const order = await orderAs(kim);
  const { paymentKey, orderId } = await paidBy(kim);
  const { body } = await kim.post<{ refundId: string }>(`/payments/${paymentKey}/refunds`, {
    reason: '변심',
    amount: 1_000,
  });
  for (const other of [lee, guest]) {
    expect(codeOf(await other.get(`/orders/${orderId}`))).toEqual([404, 'ORDER_NOT_FOUND']);
    expect(codeOf(await other.post(`/orders/${order.orderId}/cancel`))).toEqual([404, 'ORDER_NOT_FOUND']);
    expect(codeOf(await other.post('/payments/confirm', shop.authorise(order)))).toEqual([404, 'ORDER_NOT_FOUND']);
    expect(codeOf(await other.get(`/payments/${paymentKey}`))).toEqual([404, 'PAYMENT_NOT_FOUND']);
    expect(codeOf(await other.post(`/payments/${paymentKey}/refunds`, { reason: '변심' }))).toEqual([
      404,
      'PAYMENT_NOT_FOUND',
    ]);
    expect(codeOf(await other.get(`/payments/${paymentKey}/refunds`))).toEqual([404, 'PAYMENT_NOT_FOUND']);
    expect(codeOf(await other.get(`/refunds/${body.data.refundId}`))).toEqual([404, 'REFUND_NOT_FOUND']);
    for (const list of ['/orders', '/payments', `/payments?orderId=${orderId}`]) {
      expect((await other.get<unknown[]>(list)).body.data).toEqual([]);
    }
  }
  expect((await kim.get(`/payments/${paymentKey}`)).body.data).toMatchObject({ balanceAmount: 32_000 });
});

test('lists hold one’s own only, and a token sees all', async () => {
  const { orderId } = await paidBy(lee);
  const own = (await lee.get<{ orderId: string }[]>('/orders')).body.data.map((order) => order.orderId);
  expect(own).toEqual([orderId]);
  expect((await lee.get<unknown[]>('/payments')).body.data).toHaveLength(1);
  expect((await shop.full.get<unknown[]>('/orders')).body.data.length).toBeGreaterThan(1);
});

test('a guest pays a guest’s order, whose number nobody can guess, and reads nothing back', async () => {
  const { orderId } = await paidBy(guest);
  expect(codeOf(await guest.get(`/orders/${orderId}`))).toEqual([404, 'ORDER_NOT_FOUND']);
});

test('one user’s Idempotency-Key is not another’s', async () => {
  const headers = { 'Idempotency-Key': 'same-key' };
  const ask = (client: ApiClient) => client.post<Made>('/orders', { items: [{ product, quantity: 1 }] }, { headers });
  expect((await ask(kim)).body.data.orderId).not.toBe((await ask(lee)).body.data.orderId);
});
