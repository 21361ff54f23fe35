import type { ApiClient } from '../host/api';
import { OPEN_ROUTES, TOKEN_MATRIX } from '../token-matrix';
import type { FilledShop } from './shop';

/** What a row of the table asks: everything that makes other statements. */
export type Ask = (world: FilledShop) => Promise<unknown>;

/** @throws Error for an answer that is a refusal: a request that is refused asks the database nothing */
export const taken = async (answer: Promise<{ status: number; text: string }>): Promise<void> => {
  const { status, text } = await answer;
  if (status >= 300) throw new Error(`Refused: ${status} ${text}`);
};

/** Each of these, one after the other. */
export const gets =
  (clientOf: (world: FilledShop) => ApiClient, ...paths: ((world: FilledShop) => string)[]): Ask =>
  async (world) => {
    for (const path of paths) await taken(clientOf(world).get(path(world)));
  };

const full = ({ shop }: FilledShop) => shop.full;
const user = ({ user: client }: FilledShop) => client;

/** Beyond the one request of each route that the matrix of tokens knows: filters, pages, end users. */
const MORE: Readonly<Record<string, Ask>> = {
  'GET /orders': async (world) => {
    const paths = ['/orders?state=paid', '/orders?state=expired', '/orders?pagination[page]=3', '/orders'];
    for (const client of [full, user]) await gets(client, ...paths.map((path) => () => path))(world);
  },
  'GET /payments': async (world) => {
    const paths = [() => '/payments', () => '/payments?state=paid', () => '/payments?state=declined'];
    const ofOrder = [
      ({ orderId }: FilledShop) => `/payments?orderId=${orderId}`,
      ({ orderId }: FilledShop) => `/payments?orderId=${orderId}&state=paid`,
    ];
    for (const client of [full, user]) await gets(client, ...paths, ...ofOrder)(world);
  },
  'GET /products': gets(full, () => '/products?sort=name:asc&pagination[page]=1'),
  'POST /orders': async ({ shop, product }) => {
    const headers = { 'idempotency-key': 'plans-of-orders-1' };
    const body = { data: { items: [{ product, quantity: 1 }] } };
    for (let times = 0; times < 2; times += 1) await taken(shop.full.post('/orders', body, { headers }));
  },
  'POST /payments/:paymentKey/refunds': async ({ shop, paymentKey }) => {
    const headers = { 'idempotency-key': 'plans-of-refunds-1' };
    const body = { data: { reason: '변심', amount: 1 } };
    await taken(shop.full.post(`/payments/${paymentKey}/refunds`, body, { headers }));
  },
  'POST /payments/confirm': async ({ shop, user: client, product }) => {
    const made = await client.post<never>('/orders', { data: { items: [{ product, quantity: 1 }] } });
    const wish = shop.authorise(made.body.data);
    for (let times = 0; times < 2; times += 1) await taken(client.post('/payments/confirm', { data: wish }));
    const body = { data: { reason: '변심', amount: 1_000 } };
    await taken(client.post(`/payments/${wish.paymentKey}/refunds`, body));
  },
  'POST /webhooks/toss/:hookToken': async ({ shop, product }) => {
    const { body } = await shop.pay([{ product, quantity: 1 }], { method: 'VIRTUAL_ACCOUNT' });
    shop.sandbox.payments.deposit(body.data.paymentKey);
    await shop.settled();
    const again = JSON.stringify({ eventType: 'BILLING_DELETED', data: { billingKey: 'bk_1' } });
    for (let times = 0; times < 2; times += 1) await shop.post(again);
    const deposit = { status: 'DONE', transactionKey: 'tx_1', orderId: body.data.orderId, secret: 'ps_x' };
    await shop.post(JSON.stringify({ createdAt: '2026-11-22T00:00:00.000000', ...deposit }));
    const canceled = { eventType: 'CANCEL_STATUS_CHANGED', data: { transactionKey: 'tx_2', cancelRequestId: 'rf_2' } };
    await shop.post(JSON.stringify({ createdAt: '2026-11-22T00:00:00.000000', ...canceled }));
    await shop.webhooks.work();
  },
};

const askOf =
  (route: string): Ask =>
  async (world) => {
    const { shop, product, orderId, paymentKey, refundId } = world;
    const call = TOKEN_MATRIX[route]?.call ?? OPEN_ROUTES[route];
    const { path, body } = (await call?.({ shop, product, orderId, paymentKey, refundId })) ?? { path: '/' };
    const method = route.slice(0, route.indexOf(' '));
    await taken(shop.full.send(method, path, body === undefined ? {} : { body }));
    await MORE[route]?.(world);
  };

/** Every route of the storefront's API, as the matrix of tokens has them. */
export const STOREFRONT: Readonly<Record<string, Ask>> = Object.fromEntries(
  [...Object.keys(TOKEN_MATRIX), ...Object.keys(OPEN_ROUTES)].map((route) => [route, askOf(route)])
);
