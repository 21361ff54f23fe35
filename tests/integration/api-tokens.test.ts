import type { ApiTokenView } from '../../contracts/api-tokens';
import { PERMISSIONS } from '../../contracts/permissions';
import { adminTokenOf } from '../support/admin-routes';
import type { ApiClient } from '../support/host/api';
import { startHost, type Host } from '../support/host-app';

const PATH = '/commerce-payments/api-tokens';

let host: Host;
let admin: ApiClient;
const secrets: string[] = [];

beforeAll(async () => {
  host = await startHost();
  admin = await host.admin();
  // Strapi makes two of its own on a fresh app.
  await host.strapi.db.query('admin::api-token').deleteMany({});
  secrets.push(
    await host.tokens.readOnly(),
    await host.tokens.fullAccess(),
    await host.tokens.custom(['order.create', 'payment.confirm', 'product.find']),
    await host.tokens.custom(['product.find']),
    await host.tokens.expired(),
    await adminTokenOf(admin, [PERMISSIONS.refundsCreate, PERMISSIONS.paymentsRead])
  );
});

afterAll(() => host?.stop());

test('tells what each token can do, when it was used and when it ends, and never the token', async () => {
  await host.api(secrets[1]!).get('/products');
  const { body, text } = await admin.get<ApiTokenView[]>(PATH);
  expect(body.data.map(({ name, kind, type, actions, advice }) => [name, kind, type, actions, advice])).toEqual([
    [
      ...['full-access 2', 'content-api', 'full-access'],
      ['order.create', 'order.cancel', 'payment.confirm', 'refund.create'],
      ['full_access', 'never_expires'],
    ],
    ['custom 3', 'content-api', 'custom', ['order.create', 'payment.confirm'], ['never_expires']],
    [
      ...['full-access 5', 'content-api', 'full-access'],
      ['order.create', 'order.cancel', 'payment.confirm', 'refund.create'],
      ['expired'],
    ],
    ['token 2', 'admin', null, ['payments.read', 'refunds.create'], ['admin_token', 'never_expires']],
  ]);
  expect(body.data[0]?.lastUsedAt).toMatch(/^\d{4}-.*Z$/);
  expect(body.data[2]?.expiresAt).toMatch(/^\d{4}-.*Z$/);
  for (const secret of secrets) expect(text).not.toContain(secret);
  const rows = await host.strapi.db.query('admin::api-token').findMany({});
  for (const { accessKey } of rows) expect(text).not.toContain(accessKey);
});

test('needs the right to read the settings, and a person', async () => {
  const nobody = await host.admins.login(await host.admins.accountWith([PERMISSIONS.auditRead]));
  expect((await nobody.get(PATH)).status).toBe(403);
  const token = await adminTokenOf(admin, [PERMISSIONS.settingsRead]);
  expect((await host.http(token).get(PATH)).status).toBe(403);
});
