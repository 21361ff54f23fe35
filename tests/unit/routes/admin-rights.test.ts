import { PERMISSIONS, type Permission } from '../../../contracts/permissions';
import { admin } from '../../../server/src/routes/admin';

const P = PERMISSIONS;

/** What each right opens, in words of its own: a route that asks for less than it should is seen here alone. */
const OPENED_TO_ALL: Partial<Record<Permission, string[]>> = {
  [P.settingsRead]: [
    'GET /environment',
    'GET /health',
    'GET /refund-limits',
    'GET /first-steps',
    'GET /shop-settings',
    'GET /vault',
  ],
  [P.stockUpdate]: ['GET /offers/:product', 'PUT /offers/:product/stock'],
  [P.paymentsRead]: [
    'GET /orders/:orderId/money',
    'GET /product-figures',
    'GET /products/:product/sales',
    'GET /overview',
    'GET /overview/today',
    'GET /payments',
    'GET /payments/:paymentKey',
    'POST /payments/exports',
    'GET /problems',
    'GET /problems/count',
    'GET /shop',
  ],
  [P.paymentsRaw]: ['GET /payments/:paymentKey/raw'],
  [P.refundsCreate]: ['POST /payments/:paymentKey/check', 'POST /refunds/:refundId/check'],
  [P.webhooksRead]: [
    'GET /webhook-deliveries',
    'GET /webhook-deliveries/:id',
    'GET /webhook-summary',
    'GET /event-endpoints',
    'GET /event-endpoints/:id',
    'GET /events',
    'GET /event-deliveries',
  ],
  [P.webhooksUpdate]: [
    'POST /webhook-self-tests',
    'POST /webhook-deliveries/:id/replay',
    'POST /event-deliveries/:id/redeliver',
  ],
  [P.auditRead]: ['GET /audit-entries', 'GET /audit-entries/export', 'POST /audit-entries/verify-chain'],
};

/** The same for what an admin token must not do, which acts in its owner's name. */
const OPENED_TO_PERSONS: Partial<Record<Permission, string[]>> = {
  [P.settingsRead]: ['GET /api-tokens'],
  [P.settingsUpdate]: [
    'PUT /refund-limits',
    'PUT /shop-settings',
    'POST /shop-settings/test-mail',
    'POST /vault/accept-installation',
  ],
  [P.keysRead]: ['GET /key-sets', 'GET /key-sets/:id'],
  [P.keysUpdate]: [
    'POST /key-sets',
    'PUT /key-sets/:id',
    'POST /key-sets/:id/verify',
    'POST /key-sets/:id/default',
    'POST /key-sets/:id/enable',
    'POST /key-sets/:id/disable',
    'POST /key-sets/:id/replace-webhook-address',
    'GET /webhook-addresses',
    'POST /vault/rekey',
  ],
  [P.keysRotate]: ['POST /key-sets/:id/rotate', 'POST /key-sets/:id/promote', 'POST /key-sets/:id/retire'],
  [P.refundsCreate]: [
    'POST /payments/:paymentKey/refunds',
    'GET /payments/:paymentKey/refund-options',
    'GET /payments/:paymentKey/refund-preview',
    'GET /refunds/:refundId',
  ],
  [P.webhooksUpdate]: [
    'POST /event-endpoints',
    'PUT /event-endpoints/:id',
    'DELETE /event-endpoints/:id',
    'POST /event-endpoints/:id/rotate-secret',
    'POST /event-endpoints/:id/test',
  ],
};

type Policy = string | { name: string; config: { actions: string[] } };

const rows = admin.routes.map(({ method, path, config }) => {
  const policies: readonly Policy[] = 'policies' in config ? config.policies : [];
  const needs = policies.flatMap((policy) => (typeof policy === 'string' ? [] : policy.config.actions));
  return {
    route: `${method} ${path}`,
    needs,
    isForPersons: policies.includes('plugin::commerce-payments.persons-only'),
  };
});

const opened = (right: Permission, isForPersons: boolean): string[] =>
  rows.filter((row) => row.isForPersons === isForPersons && row.needs.includes(right)).map(({ route }) => route);

test.each(Object.values(PERMISSIONS))('%s opens its routes, and no other', (right) => {
  expect(opened(right, false).sort()).toEqual([...(OPENED_TO_ALL[right] ?? [])].sort());
  expect(opened(right, true).sort()).toEqual([...(OPENED_TO_PERSONS[right] ?? [])].sort());
});

test('one route asks for no right: a ticket opens it', () => {
  expect(rows.filter(({ needs }) => needs.length === 0).map(({ route }) => route)).toEqual(['GET /exports/:ticket']);
});
