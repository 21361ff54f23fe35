import { PERMISSIONS } from '../../contracts/permissions';
import type { EnvironmentView, KeySetView, WebhookAddressView } from '../../contracts/settings';
import { createSandbox, type Sandbox } from '../../sandbox';
import type { ApiClient } from '../support/host/api';
import { startHost, type Host } from '../support/host-app';
import { documentationKeySet, newSetName } from '../support/key-set-inputs';

const BASE = '/commerce-payments';
const NOBODYS = `ks_${'0'.repeat(24)}`;

let host: Host;
let sandbox: Sandbox;
let admin: ApiClient;

beforeAll(async () => {
  sandbox = createSandbox();
  host = await startHost({ tossBaseUrl: await sandbox.listen() });
  admin = await host.admin();
});

afterAll(async () => {
  await host?.stop();
  await sandbox?.close();
});

const made = async (changes: Parameters<typeof documentationKeySet>[1] = {}): Promise<KeySetView> => {
  const { status, body, text } = await admin.post<KeySetView>(`${BASE}/key-sets`, {
    data: documentationKeySet('api', { name: newSetName(), ...changes }),
  });
  if (status !== 201) throw new Error(text);
  return body.data;
};

type Row = [method: string, path: string, needs: string, withRight: number];
const { keysRead, keysUpdate, keysRotate, settingsRead } = PERMISSIONS;

/** Every route of this part, the right that it needs, and what it answers about a set that is not there. */
const ROUTES: Row[] = [
  ['GET', '/environment', settingsRead, 200],
  ['GET', '/key-sets', keysRead, 200],
  ['POST', '/key-sets', keysUpdate, 400],
  ['GET', '/key-sets/:id', keysRead, 404],
  ['PUT', '/key-sets/:id', keysUpdate, 404],
  ['POST', '/key-sets/:id/verify', keysUpdate, 404],
  ['POST', '/key-sets/:id/default', keysUpdate, 404],
  ['POST', '/key-sets/:id/enable', keysUpdate, 404],
  ['POST', '/key-sets/:id/disable', keysUpdate, 404],
  ['POST', '/key-sets/:id/rotate', keysRotate, 400],
  ['POST', '/key-sets/:id/promote', keysRotate, 400],
  ['POST', '/key-sets/:id/retire', keysRotate, 400],
  ['POST', '/key-sets/:id/replace-webhook-address', keysUpdate, 404],
  ['GET', '/webhook-addresses', keysUpdate, 200],
];

describe('the routes of the settings', () => {
  const ask = (client: ApiClient, [method, path]: Row) =>
    client.send(method, `${BASE}${path.replace(':id', NOBODYS)}`, {
      ...(method === 'PUT'
        ? { body: { data: { ...documentationKeySet('api'), version: 1 } } }
        : method === 'POST'
          ? { body: {} }
          : {}),
    });

  it('are all in the table', () => {
    const { routes } = (
      host.strapi.plugin('commerce-payments').routes as unknown as Record<
        'admin',
        { routes: { method: string; path: string }[] }
      >
    )['admin'];
    const ours = routes.filter(({ path }) => /^\/(key-sets|environment|webhook-addresses)/.test(path));
    expect(ours.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      ROUTES.map(([method, path]) => `${method} ${path}`).sort()
    );
  });

  it('answer those who have the right', async () => {
    const keeper = await host.admins.login(await host.admins.accountWith(Object.values(PERMISSIONS)));
    for (const row of ROUTES) expect([row[1], (await ask(keeper, row)).status]).toEqual([row[1], row[3]]);
  });

  it('refuse 403 to those who have every other right', async () => {
    for (const needs of [keysRead, keysUpdate, keysRotate, settingsRead]) {
      const others = Object.values(PERMISSIONS).filter((permission) => permission !== needs);
      const client = await host.admins.login(await host.admins.accountWith(others));
      for (const row of ROUTES.filter((route) => route[2] === needs))
        expect([row[1], (await ask(client, row)).status]).toEqual([row[1], 403]);
    }
  });

  it('refuse 401 to nobody and to a token of the content API', async () => {
    for (const token of [null, await host.tokens.fullAccess()]) {
      for (const row of ROUTES) expect([row[1], (await ask(host.http(token), row)).status]).toEqual([row[1], 401]);
    }
  });

  it('refuse keys to an admin token, whatever its rights', async () => {
    const adminPermissions = [keysRead, keysUpdate, keysRotate, settingsRead].map((action) => ({
      action,
      subject: null,
      properties: {},
      conditions: [],
    }));
    const token = await admin.post<{ accessKey: string }>('/admin/admin-tokens', {
      name: 'robot',
      description: '',
      lifespan: null,
      adminPermissions,
    });
    expect([token.status, token.text]).toEqual([201, expect.any(String)]);
    const robot = host.http(token.body.data.accessKey);
    for (const row of ROUTES)
      expect([row[1], (await ask(robot, row)).status]).toEqual([row[1], row[2] === settingsRead ? 200 : 403]);
  });
});

describe('a key set in the panel', () => {
  it('is made, verified, changed, switched off and on', async () => {
    const set = await made({ mid: 'tosspayments' });
    expect(set).toMatchObject({
      version: 1,
      mid: 'tosspayments',
      // Tried as soon as it is saved.
      verification: { result: 'good', providerCode: 'NOT_FOUND_PAYMENT' },
      modifiedBy: 'Test Admin',
      secretKey: { configured: true, last4: 'YG5R' },
    });

    const verified = await admin.post<KeySetView>(`${BASE}/key-sets/${set.id}/verify`);
    expect(verified.body.data).toMatchObject({
      version: 1,
      verification: { result: 'good', providerCode: 'NOT_FOUND_PAYMENT' },
    });

    const { secretKey: _kept, ...renamed } = documentationKeySet('api', { name: '본점', description: '둘째' });
    const changed = await admin.put<KeySetView>(`${BASE}/key-sets/${set.id}`, {
      data: { ...renamed, secretKey: null, version: 1 },
    });
    expect(changed.body.data).toMatchObject({
      version: 2,
      name: '본점',
      description: '둘째',
      secretKey: set.secretKey,
      verification: { result: 'good' },
    });

    const off = await admin.post<KeySetView>(`${BASE}/key-sets/${set.id}/disable`);
    expect(off.body.data).toMatchObject({ isEnabled: false, version: 3 });
    const on = await admin.post<KeySetView>(`${BASE}/key-sets/${set.id}/enable`);
    expect(on.body.data).toMatchObject({ isEnabled: true, version: 4 });
    expect((await admin.get<KeySetView>(`${BASE}/key-sets/${set.id}`)).body.data).toEqual(on.body.data);
  });

  it('says that the provider does not know the secret', async () => {
    const set = await made({ secretKey: 'test_sk_unknown0000000000000000000' });
    const { body } = await admin.post<KeySetView>(`${BASE}/key-sets/${set.id}/verify`);
    expect(body.data.verification).toMatchObject({ result: 'unknown_key', providerCode: 'UNAUTHORIZED_KEY' });
  });

  it('names all wrong fields where the form looks for them', async () => {
    const data = documentationKeySet('api', {
      name: '',
      clientKey: 'test_gck_docs_Ovk5rk1EwkEbP0W43n07xlzm',
      secretKey: 'live_sk_0000000000000000',
    });
    const { status, body } = await admin.post(`${BASE}/key-sets`, { data });
    expect(status).toBe(422);
    expect(body.error).toMatchObject({
      status: 422,
      details: {
        code: 'INVALID_API_KEY',
        errors: [
          { path: ['name'], message: 'REQUIRED' },
          { path: ['clientKey'], message: 'NOT_SUPPORTED_WIDGET_KEY' },
          { path: ['secretKey'], message: 'INVALID_API_KEY' },
        ],
      },
    });
  });

  it.each([
    ['an unknown field', { surprise: 1 }],
    ['a number as key', { clientKey: 1 }],
    ['another environment', { environment: 'staging' }],
    ['an object as secret', { secretKey: { $ne: null } }],
  ])('refuses %s with 400', async (_what, changes) => {
    const { status, body } = await admin.post(`${BASE}/key-sets`, {
      data: { ...documentationKeySet('api'), ...changes },
    });
    expect([status, body.error?.details.code]).toEqual([400, 'INVALID_REQUEST']);
  });

  it('refuses a change without its version, and one on an old version', async () => {
    const { id } = await made();
    const data = documentationKeySet('api', { name: newSetName(), secretKey: null });
    expect((await admin.put(`${BASE}/key-sets/${id}`, { data })).status).toBe(400);
    expect((await admin.put(`${BASE}/key-sets/${id}`, { data: { ...data, version: 1 } })).status).toBe(200);
    const late = await admin.put(`${BASE}/key-sets/${id}`, { data: { ...data, version: 1 } });
    expect([late.status, late.body.error?.details.code]).toEqual([409, 'KEY_SET_CHANGED']);
  });

  it('refuses the name of another enabled set, when it is made and when it is switched on', async () => {
    const { name } = await made();
    const input = documentationKeySet('api', { name });
    const second = await admin.post<KeySetView>(`${BASE}/key-sets`, { data: input });
    const errors = [{ path: ['name'], message: 'NAME_TAKEN', name: 'ValidationError' }];
    expect([second.status, second.body.error?.details]).toMatchObject([409, { code: 'KEY_SET_NAME_TAKEN', errors }]);
    const { id } = await made({ name, isEnabled: false });
    const switchedOn = await admin.post(`${BASE}/key-sets/${id}/enable`);
    expect([switchedOn.status, switchedOn.body.error?.details.code]).toEqual([409, 'KEY_SET_NAME_TAKEN']);
    const { body } = await admin.get<KeySetView[]>(`${BASE}/key-sets`);
    expect(body.data.filter((keySet) => keySet.name === name).map(({ isEnabled }) => isEnabled)).toEqual([true, false]);
  });

  it.each(['nonsense', `ks_${'A'.repeat(24)}`, `${NOBODYS}%20`])('is not found by %p', async (id) => {
    expect((await admin.get(`${BASE}/key-sets/${id}`)).status).toBe(404);
  });
});

describe('the default', () => {
  it('is one, whoever races for it', async () => {
    const sets = await Promise.all(Array.from({ length: 6 }, () => made()));
    const answers = await Promise.all(sets.map(({ id }) => admin.post(`${BASE}/key-sets/${id}/default`)));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => ![200, 409].includes(status)).map(({ text }) => text)).toEqual([]);
    const { body } = await admin.get<KeySetView[]>(`${BASE}/key-sets`);
    expect(body.data.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  it('shows on the page of the environment, with one webhook address for each set', async () => {
    const { id } = await made({ name: 'Main', isDefault: true });
    const { body } = await admin.get<EnvironmentView>(`${BASE}/environment`);
    expect(body.data).toEqual({
      environment: 'test',
      source: 'default',
      vault: { ready: true, kid: expect.stringMatching(/^[0-9a-f]{16}$/), source: 'admin.secrets.encryptionKey' },
      keySets: { widget: { configured: false, name: null }, api: { configured: true, name: 'Main' } },
      providerUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/),
    });
    const addresses = await admin.get<WebhookAddressView[]>(`${BASE}/webhook-addresses`);
    const paths = addresses.body.data.map(({ path }) => path);
    expect(new Set(paths).size).toBe((await admin.get<KeySetView[]>(`${BASE}/key-sets`)).body.data.length);
    expect(addresses.body.data.find(({ keySetId }) => keySetId === id)?.path).toMatch(
      /^\/api\/commerce-payments\/webhooks\/toss\/[A-Za-z0-9_-]{43}$/
    );
  });
});
