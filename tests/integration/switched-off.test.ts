import { SYSTEM } from '../../server/src/domain/actor';
import { createSandbox, type Sandbox } from '../../sandbox';
import { rowsIn } from '../support/editor';
import { receiveOne } from '../support/hooked-shop';
import { startHost, type Host } from '../support/host-app';
import { keySetInput, publishProduct, serviceIn } from '../support/open-shop';

const TYPES = ['product', 'offer', 'order', 'order-line', 'payment', 'refund', 'key-set', 'webhook-delivery'] as const;
const READ_ORDERS = { action: 'plugin::content-manager.explorer.read', subject: 'plugin::commerce-payments.order' };

let host: Host | undefined;
let sandbox: Sandbox | undefined;
afterAll(async () => {
  await host?.stop();
  await sandbox?.close();
});

/** Keys are tried at each start, and what comes of it is written beside them. */
const withoutTrial = (row: Record<string, unknown>) => {
  const { verifiedAt: _at, verificationResult: _result, verificationCode: _code, updatedAt: _updated, ...rest } = row;
  return rest;
};

const allRows = async (on: Host) =>
  Promise.all(
    TYPES.map(async (type) => {
      const rows: Record<string, unknown>[] = await rowsIn(on, type).findMany({ orderBy: { id: 'asc' } } as never);
      return type === 'key-set' ? rows.map(withoutTrial) : rows;
    })
  );

/** A shop with one row of each type: a product sold, paid and refunded in part. Returns its payment's key. */
const sellOnce = async (on: Host, toss: Sandbox): Promise<string> => {
  await serviceIn(on, 'keySets').create(keySetInput('widget'), SYSTEM);
  const full = on.api(await on.tokens.fullAccess());
  const product = await publishProduct(on, { price: 10_000, stock: 3, sku: 'KEPT-1' });
  const { data: order } = (
    await full.post<{
      orderId: string;
      clientKey: string;
      customerKey: string;
      orderName: string;
      amount: number;
      currency: string;
    }>('/orders', { items: [{ product, quantity: 1 }] })
  ).body;
  const { paymentKey } = toss.payments.authenticate(order as never);
  await full.post('/payments/confirm', { paymentKey, orderId: order.orderId, amount: order.amount });
  await full.post(`/payments/${paymentKey}/refunds`, { reason: '변심', amount: 1_000 });
  await receiveOne(on);
  return paymentKey;
};

test('orders, payments, keys and rights are there again after a boot without the plugin', async () => {
  sandbox = createSandbox();
  const tossBaseUrl = await sandbox.listen();
  host = await startHost({ tossBaseUrl });
  const paymentKey = await sellOnce(host, sandbox);
  const before = await allRows(host);
  expect(before.map((rows) => rows.length > 0)).toEqual(TYPES.map(() => true));

  host = await startHost({ pluginEnabled: false, again: await host.halt() });
  expect(host.strapi.plugin('commerce-payments')).toBeUndefined();
  const nobodysToken = await host.tokens.fullAccess();
  expect((await host.http(nobodysToken).get('/api/commerce-payments/orders')).status).toBe(404);

  host = await startHost({ tossBaseUrl, again: await host.halt() });
  expect(await allRows(host)).toEqual(before);
  const rest = await host
    .api(await host.tokens.fullAccess())
    .post(`/payments/${paymentKey}/refunds`, { reason: '나머지' });
  expect(rest).toMatchObject({ status: 201, body: { data: { amount: 9_000 } } });
});

test('the rights of editors are taken back once: what an administrator gives afterwards stays through a boot', async () => {
  const on = host ?? (await startHost());
  const rights = (where: Host) =>
    where.strapi.db.query('admin::permission').count({ where: { ...READ_ORDERS, role: { code: 'strapi-editor' } } });
  expect(await rights(on)).toBe(0);
  const role = await on.strapi.db.query('admin::role').findOne({ where: { code: 'strapi-editor' } });
  await on.strapi.db
    .query('admin::permission')
    .create({ data: { ...READ_ORDERS, properties: {}, conditions: [], role: role.id } });
  host = await startHost({ again: await on.halt() });
  expect(await rights(host)).toBe(1);
});
