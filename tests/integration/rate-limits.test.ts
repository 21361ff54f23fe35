import { openShop, publishProduct, type Shop } from '../support/open-shop';

const FIGURES = {
  rateLimits: { isEnabled: true, orders: { perMinute: 3 }, confirms: { perMinute: 2 }, refunds: { perMinute: 1 } },
};

let shop: Shop;
let product: string;

beforeAll(async () => {
  shop = await openShop({ pluginConfig: FIGURES, plugins: { usersPermissions: true } });
  product = await publishProduct(shop.host, { price: 1_000 });
});

afterAll(() => shop?.close());

const freshToken = async () => shop.host.api(await shop.host.tokens.fullAccess());
const body = () => ({ data: { items: [{ product, quantity: 1 }] } });

test('refuses the request after the last one, in our shape and with the time to wait', async () => {
  const client = await freshToken();
  const answers = [];
  for (let sent = 0; sent < 4; sent += 1) answers.push(await client.post('/orders', body()));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 429]);
  expect(answers.map(({ headers }) => /r=(\d+)/.exec(headers.get('RateLimit') ?? '')?.[1])).toEqual([
    '2',
    '1',
    '0',
    '0',
  ]);
  const refused = answers[3]!;
  expect(refused.headers.get('RateLimit-Policy')).toBe('"orders";q=3;w=60');
  const wait = Number(refused.headers.get('Retry-After'));
  expect(wait).toBeGreaterThanOrEqual(1);
  expect(wait).toBeLessThanOrEqual(60);
  expect(refused.body).toMatchObject({
    data: null,
    error: {
      status: 429,
      details: {
        code: 'TOO_MANY_REQUESTS',
        limit: 3,
        retryAfterSeconds: wait,
        messages: { ko: expect.stringMatching(/[가-힣]/), en: expect.any(String) },
      },
    },
  });
});

test('counts a cancel with the orders, and each token for itself', async () => {
  const [first, second] = [await freshToken(), await freshToken()];
  const made = await first.post<{ orderId: string }>('/orders', body());
  await first.post('/orders', body());
  expect((await first.post(`/orders/${made.body.data.orderId}/cancel`)).status).toBe(200);
  expect((await first.post(`/orders/${made.body.data.orderId}/cancel`)).status).toBe(429);
  expect((await second.post('/orders', body())).status).toBe(201);
});

test('counts confirmations and refunds each for themselves, also those that are wrong', async () => {
  const client = await freshToken();
  const statuses = [];
  for (const path of ['/payments/confirm', '/payments/confirm', '/payments/confirm'])
    statuses.push((await client.post(path, { data: {} })).status);
  for (const path of ['/payments/pay_1/refunds', '/payments/pay_1/refunds'])
    statuses.push((await client.post(path, { data: {} })).status);
  expect(statuses).toEqual([400, 400, 429, 400, 429]);
});

test('keeps no refusal under an Idempotency-Key: the same request goes through later', async () => {
  const client = await freshToken();
  for (let sent = 0; sent < 3; sent += 1) await client.post('/orders', body());
  const headers = { 'Idempotency-Key': 'too-early' };
  expect((await client.post('/orders', body(), { headers })).status).toBe(429);
  const records = await shop.host.strapi.db.query('plugin::commerce-payments.idempotency-record' as never).count({});
  expect(records).toBe(0);
});

test('leaves reads alone', async () => {
  const client = await freshToken();
  for (let sent = 0; sent < 8; sent += 1) expect((await client.get('/products')).status).toBe(200);
});

test('counts what comes without a token by its address', async () => {
  const role = await shop.host.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
  await shop.host.strapi.db
    .query('plugin::users-permissions.permission')
    .create({ data: { action: 'plugin::commerce-payments.order.create', role: role.id } });
  const nobody = shop.host.api(null);
  const statuses = [];
  for (let sent = 0; sent < 4; sent += 1) statuses.push((await nobody.post('/orders', body())).status);
  expect(statuses).toEqual([201, 201, 201, 429]);
  expect((await (await freshToken()).post('/orders', body())).status).toBe(201);
});
