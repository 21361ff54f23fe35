import type { CreatedOrderView, OrderView } from '../../contracts/orders';
import { rowsIn } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

type Bought = { orderId: string; paymentKey: string; refundId: string };

const ACTIONS = [
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

/** Opens every action to a role, as an administrator does in the settings of Users & Permissions. */
const openTo = async (type: 'authenticated' | 'public'): Promise<void> => {
  const { db } = shop.host.strapi;
  const role = (await db.query('plugin::users-permissions.role').findOne({ where: { type } })) as { id: number };
  for (const action of ACTIONS) {
    await db.query('plugin::users-permissions.permission').create({
      data: { action: `plugin::commerce-payments.${action}`, role: role.id },
    });
  }
};

const register = async (name: string): Promise<ApiClient> => {
  const body = { username: name, email: `${name}@example.com`, password: 'Tests-Only-1' };
  const answer = await shop.host.http().post('/api/auth/local/register', body);
  const { jwt } = answer.body as unknown as { jwt: string };
  return shop.host.api(jwt);
};

beforeAll(async () => {
  shop = await openShop({ plugins: { usersPermissions: true } });
  product = await publishProduct(shop.host, { price: 10_000 });
  [kim, lee] = [await register('kim'), await register('lee')];
  guest = shop.host.api(null);
});
afterAll(() => shop?.close());

const order = (client: ApiClient) => client.post<CreatedOrderView>('/orders', { items: [{ product, quantity: 1 }] });
const authorised = async (client: ApiClient) => shop.authorise((await order(client)).body.data);

const buy = async (client: ApiClient): Promise<Bought> => {
  const success = await authorised(client);
  expect((await client.post('/payments/confirm', success)).status).toBe(200);
  const refund = await shop.full.post<{ refundId: string }>(`/payments/${success.paymentKey}/refunds`, {
    reason: '흠',
    amount: 1_000,
  });
  return { orderId: success.orderId, paymentKey: success.paymentKey, refundId: refund.body.data.refundId };
};

const pathsOf = ({ orderId, paymentKey, refundId }: Bought) => [
  `/orders/${orderId}`,
  `/payments/${paymentKey}`,
  `/payments/${paymentKey}/refunds`,
  `/refunds/${refundId}`,
];
const statuses = (client: ApiClient, paths: string[]) =>
  Promise.all(paths.map(async (path) => (await client.get(path)).status));
const count = async (client: ApiClient, path: string) => (await client.get<unknown[]>(path)).body.data.length;
const notFound = (code: string) => ({ status: 404, body: { data: null, error: { details: { code } } } });

test('a fresh app opens nothing to end users, nor to guests', async () => {
  expect((await order(kim)).status).toBe(403);
  expect((await order(guest)).status).toBe(403);
  expect(await statuses(kim, ['/orders', '/payments', '/products', '/checkout'])).toEqual([403, 403, 403, 403]);
});

describe('an end user, where the shop opens the actions', () => {
  let bought: Bought;
  beforeAll(async () => {
    await openTo('authenticated');
    bought = await buy(kim);
  });

  test('owns what they order: order, payment and refund carry them, and no answer says so', async () => {
    const me = (await shop.host.strapi.db
      .query('plugin::users-permissions.user')
      .findOne({ where: { username: 'kim' } })) as { id: number };
    const { orderId, paymentKey, refundId } = bought;
    const rows = await Promise.all([
      rowsIn(shop.host, 'order').findOne({ where: { orderId } }),
      rowsIn(shop.host, 'payment').findOne({ where: { paymentKey } }),
      rowsIn(shop.host, 'refund').findOne({ where: { refundId } }),
    ]);
    expect(rows.map((row) => (row as { buyer: number }).buyer)).toEqual([me.id, me.id, me.id]);
    expect((await kim.get(`/orders/${orderId}`)).text).not.toContain('buyer');
  });

  test('sees their own, in full and in lists', async () => {
    expect(await statuses(kim, pathsOf(bought))).toEqual([200, 200, 200, 200]);
    const mine = await kim.get<OrderView[]>('/orders');
    expect(mine.body).toMatchObject({ data: [{ orderId: bought.orderId }], meta: { pagination: { total: 1 } } });
    expect(await count(kim, '/payments')).toBe(1);
  });

  test('never reaches another’s: every door says that there is nothing', async () => {
    expect(await statuses(lee, pathsOf(bought))).toEqual([404, 404, 404, 404]);
    expect(await count(lee, '/orders')).toBe(0);
    expect(await count(lee, '/payments')).toBe(0);
    expect(await count(lee, `/payments?orderId=${bought.orderId}`)).toBe(0);
    for (const query of ['?buyer=1', '?filters[buyer]=1', '?populate=*'])
      expect((await lee.get(`/orders${query}`)).status).toBe(400);
    expect((await lee.get<unknown[]>('/orders?state=partially_refunded')).body).toMatchObject({
      data: [],
      meta: { pagination: { total: 0 } },
    });
  });

  test('neither pays, cancels nor refunds another’s, and no money moves', async () => {
    const success = await authorised(kim);
    const moved = JSON.stringify(shop.sandbox.ledger.payments());
    expect(await lee.post('/payments/confirm', success)).toMatchObject(notFound('ORDER_NOT_FOUND'));
    expect(await lee.post(`/orders/${success.orderId}/cancel`)).toMatchObject(notFound('ORDER_NOT_FOUND'));
    expect(await lee.post(`/payments/${bought.paymentKey}/refunds`, { reason: '내 돈' })).toMatchObject(
      notFound('PAYMENT_NOT_FOUND')
    );
    expect(JSON.stringify(shop.sandbox.ledger.payments())).toBe(moved);
    expect((await kim.post(`/orders/${success.orderId}/cancel`)).body.data).toMatchObject({ state: 'canceled' });
  });

  test('cannot learn another’s payment by confirming it again', async () => {
    const { orderId, paymentKey } = bought;
    expect(await lee.post('/payments/confirm', { orderId, paymentKey, amount: 10_000 })).toMatchObject(
      notFound('ORDER_NOT_FOUND')
    );
    const own = (await order(lee)).body.data;
    const stolen = await lee.post('/payments/confirm', { orderId: own.orderId, paymentKey, amount: own.amount });
    expect(stolen.status).toBeGreaterThanOrEqual(400);
    expect(stolen.text).not.toContain(orderId);
    expect((await kim.get(`/payments/${paymentKey}`)).body.data).toMatchObject({
      orderId,
      state: 'partially_refunded',
    });
  });

  test('has an Idempotency-Key of their own: another’s under the same name is another', async () => {
    const headers = { 'Idempotency-Key': 'same-for-both' };
    const body = { items: [{ product, quantity: 1 }] };
    const [mine, again, other] = [
      await kim.post<CreatedOrderView>('/orders', body, { headers }),
      await kim.post<CreatedOrderView>('/orders', body, { headers }),
      await lee.post<CreatedOrderView>('/orders', body, { headers }),
    ];
    expect(again.body).toEqual(mine.body);
    expect(other.body.data.orderId).not.toBe(mine.body.data.orderId);
  });

  test('gives nobody another buyer, and a token’s order belongs to nobody', async () => {
    expect((await kim.post('/orders', { items: [{ product, quantity: 1 }], buyer: 2 })).status).toBe(400);
    const made = (await order(shop.full)).body.data;
    expect(await kim.get(`/orders/${made.orderId}`)).toMatchObject(notFound('ORDER_NOT_FOUND'));
  });

  test('refunds their own where the shop opens that', async () => {
    const { paymentKey } = await buy(kim);
    expect(await kim.post(`/payments/${paymentKey}/refunds`, { reason: '변심' })).toMatchObject({
      status: 201,
      body: { data: { amount: 9_000 } },
    });
  });

  test('a shop’s token sees everyone’s', async () => {
    expect(await statuses(shop.readOnly, pathsOf(bought))).toEqual([200, 200, 200, 200]);
  });
});

describe('a guest, where the shop opens the actions to everyone', () => {
  beforeAll(() => openTo('public'));

  test('orders and pays what belongs to nobody, and reads nothing back but that answer', async () => {
    const success = await authorised(guest);
    expect(await guest.post('/payments/confirm', success)).toMatchObject({
      status: 200,
      body: { data: { state: 'paid' } },
    });
    expect(await guest.post('/payments/confirm', success)).toMatchObject({
      status: 200,
      body: { data: { state: 'paid' } },
    });
    const { orderId, paymentKey } = success;
    expect(
      await statuses(guest, [`/orders/${orderId}`, `/payments/${paymentKey}`, `/payments/${paymentKey}/refunds`])
    ).toEqual([404, 404, 404]);
    expect([await count(guest, '/orders'), await count(guest, '/payments')]).toEqual([0, 0]);
  });

  test('neither cancels nor refunds, not even what nobody owns', async () => {
    const success = await authorised(guest);
    expect(await guest.post(`/orders/${success.orderId}/cancel`)).toMatchObject(notFound('ORDER_NOT_FOUND'));
    await guest.post('/payments/confirm', success);
    expect(await guest.post(`/payments/${success.paymentKey}/refunds`, { reason: '변심' })).toMatchObject(
      notFound('PAYMENT_NOT_FOUND')
    );
  });

  test('pays no end user’s order', async () => {
    const success = await authorised(kim);
    expect(await guest.post('/payments/confirm', success)).toMatchObject(notFound('ORDER_NOT_FOUND'));
    expect((await kim.get(`/orders/${success.orderId}`)).body.data).toMatchObject({ state: 'pending' });
  });
});

test('no answer and no log holds an end user’s password hash', () => {
  const texts = [shop.host.logs.text(), ...shop.host.exchanges.map(({ answer }) => answer.text)].join('\n');
  expect(texts).not.toMatch(/\$2[aby]\$\d\d\$/);
});
