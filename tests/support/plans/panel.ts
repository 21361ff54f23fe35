import { documentationKeySet, newSetName } from '../key-set-inputs';
import { defaultShopSettings } from '../../../server/src/domain/shop-settings';
import type { FilledShop } from './shop';
import { gets, taken, type Ask } from './storefront';

const ADMIN = '/commerce-payments';

/** Reads of the panel. */
const reads = (...paths: ((world: FilledShop) => string)[]): Ask =>
  gets(({ admin }) => admin, ...paths.map((path) => (world: FilledShop) => `${ADMIN}${path(world)}`));

const read = (...paths: string[]): Ask => reads(...paths.map((path) => () => path));

type Wish = { method: 'POST' | 'PUT' | 'DELETE'; path: (world: FilledShop) => string; body?: unknown };

/** A change. Where it is refused it has looked first: some need what no shop of tests has. */
const writes =
  ({ method, path, body = {} }: Wish, isRefused = false): Ask =>
  async (world) => {
    const answer = world.admin.send(method, `${ADMIN}${path(world)}`, method === 'DELETE' ? {} : { body });
    await (isRefused ? answer : taken(answer));
  };

const keySet = (part: string, method: 'POST' | 'PUT' = 'POST', body: unknown = {}): Ask =>
  writes({ method, path: ({ keySetId }) => `/key-sets/${keySetId}${part}`, body }, true);

const endpoint = (part: string, method: Wish['method'], body: unknown = {}): Ask =>
  writes({ method, path: ({ endpointId }) => `/event-endpoints/${endpointId}${part}`, body });

const ORDERS_OF_LIST = ['', '&sort=amount', '&direction=asc', '&sort=amount&direction=asc'];
const FILTERS_OF_LIST = [
  ...['state=paid', 'state=declined', 'environment=live', 'environment=test', 'method=card', 'method=mobile_phone'],
  ...['state=refunded&method=card', 'environment=test&state=paid', 'amountMin=90000', 'amountMax=100', 'keySet=none'],
  ...['from=2026-09-01&to=2026-09-30', 'state=paid&from=2026-09-01', 'q=1234', 'q=minseo', 'q=%EA%B9%80'],
];

/** The list with each of its filters, in each of its orders; then page by page. */
const list: Ask = async (world) => {
  for (const order of ORDERS_OF_LIST) {
    await read(...['', ...FILTERS_OF_LIST].map((filter) => `/payments?${filter}${order}`.replace('?&', '?')))(world);
    const { body } = await world.admin.get(`${ADMIN}/payments?pageSize=25${order}`);
    const { next } = body.meta as { next: string };
    await read(`/payments?after=${next}${order}`, `/payments?before=${next}${order}`)(world);
    await read(`/payments?state=paid&after=${next}${order}`)(world);
  }
  await reads(
    ({ paymentKey }) => `/payments?q=${paymentKey}`,
    ({ orderId }) => `/payments?q=${orderId}`
  )(world);
};

/** A download, in two steps. */
const download: Ask = async ({ admin, host }) => {
  const made = await admin.post<{ ticket: string }>(`${ADMIN}/payments/exports`, { language: 'ko', state: 'paid' });
  await taken(host.http().get(`${ADMIN}/exports/${made.body.data.ticket}`));
};

const newEndpoint: Ask = writes({
  ...{ method: 'POST', path: () => '/event-endpoints' },
  body: { url: 'http://127.0.0.1:9/in' },
});

/** An endpoint of its own, so that the others stay for the rows that follow. */
const removedEndpoint: Ask = async ({ admin }) => {
  const made = await admin.post<{ id: string }>(`${ADMIN}/event-endpoints`, { url: 'http://127.0.0.1:9/gone' });
  await taken(admin.delete(`${ADMIN}/event-endpoints/${made.body.data.id}`));
};

const audit = [
  '/audit-entries',
  '/audit-entries?actorKind=system',
  '/audit-entries?actorKind=admin_user&actorId=7',
  '/audit-entries?action=refund.created',
  '/audit-entries?subjectKind=refund',
  '/audit-entries?subjectKind=refund&subjectId=subject_3',
  '/audit-entries?from=2026-10-01T00:00:00.000Z&to=2026-11-01T00:00:00.000Z',
];

/** Webhooks and events. */
const NEWS: Readonly<Record<string, Ask>> = {
  'GET /event-endpoints': read('/event-endpoints'),
  'GET /event-endpoints/:id': reads(({ endpointId }) => `/event-endpoints/${endpointId}`),
  'POST /event-endpoints': newEndpoint,
  'PUT /event-endpoints/:id': endpoint('', 'PUT', { description: 'x' }),
  'POST /event-endpoints/:id/rotate-secret': endpoint('/rotate-secret', 'POST'),
  'POST /event-endpoints/:id/test': endpoint('/test', 'POST'),
  'DELETE /event-endpoints/:id': removedEndpoint,
  'GET /events': reads(
    () => '/events',
    ({ orderId }) => `/events?orderId=${orderId}`
  ),
  'GET /event-deliveries': reads(
    () => '/event-deliveries',
    () => '/event-deliveries?state=failed',
    () => '/event-deliveries?state=delivered',
    ({ endpointId }) => `/event-deliveries?endpointId=${endpointId}`,
    ({ endpointId }) => `/event-deliveries?endpointId=${endpointId}&state=failed`,
    ({ eventId }) => `/event-deliveries?eventId=${eventId}`
  ),
  'POST /event-deliveries/:id/redeliver': writes({
    method: 'POST',
    path: ({ deliveryId }) => `/event-deliveries/${deliveryId}/redeliver`,
  }),
  'GET /webhook-deliveries': reads(
    () => '/webhook-deliveries',
    () => '/webhook-deliveries?state=done',
    () => '/webhook-deliveries?kind=PAYMENT_STATUS_CHANGED',
    ({ keySetId }) => `/webhook-deliveries?keySetId=${keySetId}`,
    ({ keySetId }) => `/webhook-deliveries?keySetId=${keySetId}&state=failed`,
    ({ keySetId }) => `/webhook-deliveries?keySetId=${keySetId}&kind=PAYMENT_STATUS_CHANGED&state=done`
  ),
  'GET /webhook-deliveries/:id': reads(({ webhookId }) => `/webhook-deliveries/${webhookId}`),
  'POST /webhook-deliveries/:id/replay': writes({
    method: 'POST',
    path: ({ webhookId }) => `/webhook-deliveries/${webhookId}/replay`,
  }),
  'GET /webhook-summary': read('/webhook-summary'),
  'POST /webhook-self-tests': async ({ admin, keySetId }) => {
    await taken(admin.post(`${ADMIN}/webhook-self-tests`, { keySetId }));
  },
};

/** Keys, limits and other settings. */
const SETTINGS: Readonly<Record<string, Ask>> = {
  'GET /key-sets': read('/key-sets'),
  'POST /key-sets': async ({ admin }) => {
    await taken(admin.post(`${ADMIN}/key-sets`, documentationKeySet('widget', { name: newSetName() })));
  },
  'GET /key-sets/:id': reads(({ keySetId }) => `/key-sets/${keySetId}`),
  'PUT /key-sets/:id': keySet('', 'PUT', { ...documentationKeySet('widget', { name: newSetName() }), version: 1 }),
  'POST /key-sets/:id/verify': keySet('/verify'),
  'POST /key-sets/:id/default': keySet('/default'),
  'POST /key-sets/:id/enable': keySet('/enable'),
  'POST /key-sets/:id/disable': keySet('/disable'),
  'POST /key-sets/:id/rotate': keySet('/rotate', 'POST', { which: 'secret', key: 'test_gsk_x0123456789', version: 1 }),
  'POST /key-sets/:id/promote': keySet('/promote', 'POST', { which: 'secret', version: 1 }),
  'POST /key-sets/:id/retire': keySet('/retire', 'POST', { which: 'secret', version: 1 }),
  'POST /key-sets/:id/replace-webhook-address': keySet('/replace-webhook-address'),
  'GET /webhook-addresses': read('/webhook-addresses'),
  'GET /environment': read('/environment'),
  'GET /health': read('/health'),
  'GET /refund-limits': read('/refund-limits'),
  'PUT /refund-limits': async ({ admin, host }) => {
    const role = await host.strapi.db.query('admin::role').findOne({ where: { code: 'strapi-super-admin' } });
    const limit = { kind: 'role', id: role.id as number, currency: 'KRW', perRefund: 9_999_999, perDay: 9_999_999 };
    await taken(admin.put(`${ADMIN}/refund-limits`, { ...limit, version: 0 }));
  },
  'GET /api-tokens': read('/api-tokens'),
  'GET /shop': read('/shop'),
  'GET /first-steps': read('/first-steps'),
  'GET /shop-settings': read('/shop-settings'),
  'PUT /shop-settings': async ({ admin }) => {
    await admin.put(`${ADMIN}/shop-settings`, { ...defaultShopSettings(), refundReasons: [], version: 0 });
  },
  'POST /shop-settings/test-mail': writes({ method: 'POST', path: () => '/shop-settings/test-mail' }, true),
  'GET /vault': read('/vault'),
  'POST /vault/rekey': writes({ method: 'POST', path: () => '/vault/rekey', body: { dryRun: true } }, true),
  'POST /vault/accept-installation': writes({ method: 'POST', path: () => '/vault/accept-installation' }, true),
  'GET /audit-entries': read(...audit),
  'GET /audit-entries/export': read('/audit-entries/export', '/audit-entries/export?subjectKind=refund'),
  'POST /audit-entries/verify-chain': writes({ method: 'POST', path: () => '/audit-entries/verify-chain' }),
};

const refundOf = (part: string, body?: unknown): Ask =>
  body === undefined
    ? reads(({ paymentKey }) => `/payments/${paymentKey}${part}`)
    : writes({ method: 'POST', path: ({ paymentKey }) => `/payments/${paymentKey}${part}`, body });

/** Payments, refunds and what was sold. */
const MONEY: Readonly<Record<string, Ask>> = {
  'GET /overview': read('/overview?days=1', '/overview?days=90', '/overview?days=30&environment=live&currency=USD'),
  'GET /overview/today': read('/overview/today'),
  'GET /payments': list,
  'POST /payments/exports': download,
  'GET /exports/:ticket': download,
  'GET /payments/:paymentKey': refundOf(''),
  'GET /payments/:paymentKey/raw': refundOf('/raw'),
  'GET /payments/:paymentKey/refund-options': refundOf('/refund-options'),
  'GET /payments/:paymentKey/refund-preview': refundOf('/refund-preview?amount=1'),
  'POST /payments/:paymentKey/refunds': refundOf('/refunds', { reason: '변심', amount: 1 }),
  'POST /payments/:paymentKey/check': refundOf('/check', {}),
  'GET /refunds/:refundId': reads(({ refundId }) => `/refunds/${refundId}`),
  'POST /refunds/:refundId/check': writes({ method: 'POST', path: ({ refundId }) => `/refunds/${refundId}/check` }),
  'GET /problems': read(
    '/problems',
    ...['payment', 'refund', 'webhook_delivery', 'event_delivery'].map((kind) => `/problems?kind=${kind}`)
  ),
  'GET /problems/count': read('/problems/count'),
  'GET /orders/:orderId/money': reads(({ orderId }) => `/orders/${orderId}/money`),
  'GET /product-figures': reads(({ product }) => `/product-figures?products=${product}`),
  'GET /products/:product/sales': reads(({ product }) => `/products/${product}/sales`),
  'GET /offers/:product': reads(({ product }) => `/offers/${product}`),
  'PUT /offers/:product/stock': writes({
    method: 'PUT',
    path: ({ product }) => `/offers/${product}/stock`,
    body: { set: 900 },
  }),
};

/** Every route of the panel. Settings come last: they may leave a shop that cannot sell. */
export const PANEL: Readonly<Record<string, Ask>> = { ...MONEY, ...NEWS, ...SETTINGS };
