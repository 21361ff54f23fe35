import type { KeySetView } from '../../contracts/settings';
import { createSandbox, DOCUMENTATION_KEY_SETS, type Sandbox } from '../../sandbox';
import { startHost, type Host, type HostOptions } from '../support/host-app';
import { publishProduct, serviceIn } from '../support/open-shop';

const BASE = '/commerce-payments/key-sets';
const KNOWN = DOCUMENTATION_KEY_SETS.find(({ kind }) => kind === 'widget');
const SECRET = KNOWN?.secretKeys[0] ?? '';
const declared = {
  name: 'In git',
  environment: 'test',
  kind: 'widget',
  clientKey: KNOWN?.clientKey,
  secretKey: 'env:COMMERCE_TEST_WIDGET',
  mid: 'tgen_docs',
};
const second = {
  ...{ name: 'Second', environment: 'test', kind: 'api', clientKey: 'test_ck_declaredSecond' },
  secretKey: 'env:COMMERCE_TEST_SECOND',
};

let host: Host;
let sandbox: Sandbox;
let tossBaseUrl: string;

const boot = async (keySets: unknown[], again?: HostOptions['again']): Promise<void> => {
  host = await startHost({ tossBaseUrl, pluginConfig: { keySets }, ...(again && { again }) });
};
const reboot = async (...keySets: unknown[]): Promise<void> => boot(keySets, await host.halt());
const list = async () => (await (await host.admin()).get<KeySetView[]>(BASE)).body.data;
const only = async (): Promise<KeySetView> => {
  const [first, ...more] = await list();
  if (!first || more.length > 0) throw new Error(`There are ${more.length} more sets`);
  return first;
};

beforeAll(async () => {
  process.env['COMMERCE_TEST_WIDGET'] = SECRET;
  sandbox = createSandbox();
  tossBaseUrl = await sandbox.listen();
  await boot([declared]);
});
afterAll(async () => {
  delete process.env['COMMERCE_TEST_WIDGET'];
  await host?.stop();
  await sandbox?.close();
});

test('a declared set is there at the first boot, and sells', async () => {
  expect(await only()).toMatchObject({
    ...{ name: 'In git', managedBy: 'config', isDefault: true, isEnabled: true, mid: 'tgen_docs' },
    secretKey: { reference: 'env:COMMERCE_TEST_WIDGET', isMissing: false },
  });
  const full = host.api(await host.tokens.fullAccess());
  const product = await publishProduct(host, { price: 5_000 });
  const { data: order } = (await full.post<never>('/orders', { data: { items: [{ product, quantity: 1 }] } })).body;
  const { paymentKey, orderId, amount } = sandbox.payments.authenticate(order) as never as Record<string, string>;
  expect((await full.post('/payments/confirm', { data: { paymentKey, orderId, amount } })).status).toBe(200);
});

test('the panel changes nothing of what config says, and says where it is changed', async () => {
  const admin = await host.admin();
  const { id, version, name, environment, kind, clientKey, isEnabled, isDefault } = await only();
  const same = { version, name, environment, kind, clientKey, mid: 'tgen_docs', isEnabled, isDefault };
  const refusal = { status: 409, body: { error: { details: { code: 'KEY_SET_MANAGED' } } } };
  expect(await admin.put(`${BASE}/${id}`, { data: { ...same, name: 'Mine' } })).toMatchObject(refusal);
  expect(await admin.put(`${BASE}/${id}`, { data: { ...same, secretKey: SECRET } })).toMatchObject(refusal);
  const rotation = { which: 'secret', key: SECRET, version, previousEndsAt: null };
  expect(await admin.post(`${BASE}/${id}/rotate`, { data: rotation })).toMatchObject(refusal);
  expect(await only()).toMatchObject({ version, name: 'In git' });
});

test('what is switched off in an emergency stays off through boots, until a person switches it on', async () => {
  const admin = await host.admin();
  const { id } = await only();
  expect((await admin.post(`${BASE}/${id}/disable`)).status).toBe(200);
  await reboot({ ...declared, isEnabled: true, isDefault: true });
  expect(await only()).toMatchObject({ id, isEnabled: false });
  await (await host.admin()).post(`${BASE}/${id}/enable`);
  await reboot(declared, second);
  expect(await list()).toMatchObject([
    { id, isEnabled: true, isDefault: true },
    { name: 'Second', managedBy: 'config', secretKey: { isMissing: true } },
  ]);
  expect(host.logs.problems()).toContain('env:COMMERCE_TEST_SECOND for the key set "Second": REFERENCE_MISSING');
});

test('many that boot at once make each set once', async () => {
  const third = { ...second, name: 'Third', clientKey: 'test_ck_declaredThird' } as never;
  const apply = () => serviceIn(host, 'declaredKeySets').apply([declared as never, second as never, third]);
  host.logs.clear();
  await Promise.all(Array.from({ length: 8 }, apply));
  expect((await list()).map(({ name }) => name)).toEqual(['In git', 'Second', 'Third']);
  expect(host.logs.text()).not.toContain('could not bring its key sets');
});

test('sets that config no longer names stay, refund, and belong to the panel', async () => {
  const before = await list();
  await reboot();
  const after = await list();
  expect(after.map(({ id, managedBy }) => [id, managedBy])).toEqual(before.map(({ id }) => [id, 'panel']));
  expect(after[0]).toMatchObject({ isDefault: true, isEnabled: true, secretKey: before[0]?.secretKey });
  const full = host.api(await host.tokens.fullAccess());
  const [payment] = (await full.get<{ paymentKey: string }[]>('/payments')).body.data;
  const refund = await full.post(`/payments/${payment?.paymentKey}/refunds`, { data: { reason: '변심' } });
  expect(refund).toMatchObject({ status: 201, body: { data: { state: 'succeeded' } } });
});
