import { DOCUMENTATION_KEY_SETS, type FaultOptions } from '../../../sandbox';
import type { EventEndpointWithSecret } from '../../../contracts/event-endpoints';
import { rowsIn } from '../editor';
import { adminTokenOf, ALL_PERMISSIONS } from '../admin-routes';
import { openHookedShop, type HookedShop } from '../hooked-shop';
import type { Answer, ApiClient } from '../host/api';
import type { HostOptions } from '../host-app';
import { publishProduct, serviceIn } from '../open-shop';
import { startReceiver } from '../receiver';
import { plantedSecrets } from './planted';

export const VAULT_KEY = 'PLANTED-vault-key-of-the-tests-9f3b7c1d5e';
export const OLDER_VAULT_KEY = 'PLANTED-older-vault-key-of-the-tests-1c4e7a';
export const SECURITY_KEY = '5ec0de5afe7ab1e5'.repeat(4);
export const NEXT_SECURITY_KEY = 'b00b1e5ca1ab1e42'.repeat(4);
export const ACCOUNT = { bank: '20', accountNumber: '77310299481156', holderName: '김토스' };

const READ_TIMEOUT_MS = 250;

/** Every way in which the provider can fail, and one that repeats what it was sent. */
const faultsThatEcho = (echo: string): Omit<FaultOptions, 'on'>[] => [
  { kind: 'slow', ms: READ_TIMEOUT_MS * 2, phase: 'after' },
  { kind: 'lost-answer' },
  { kind: 'reset' },
  { kind: 'hang', phase: 'after' },
  { kind: 'error', code: 'PROVIDER_ERROR' },
  { kind: 'error', code: 'UNAUTHORIZED_KEY', message: `Authorization: ${echo}` },
  { kind: 'error', code: 'NEVER_SEEN_BEFORE', status: 403, message: echo },
  { kind: 'http-500' },
  { kind: 'html-502' },
  { kind: 'missing-code' },
  { kind: 'garbage', body: `<html>Authorization: ${echo}` },
  { kind: 'status-201' },
  { kind: 'numbers-as-strings' },
  { kind: 'patch', fields: { status: echo, orderId: echo } },
];

export const secretKeyOf = (kind: 'widget' | 'api'): string =>
  DOCUMENTATION_KEY_SETS.find((set) => set.kind === kind)?.secretKeys[0] ?? '';

/** What HTTP carries of a secret key. */
export const basicOf = (secretKey: string): string => `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;

/** The key that a set names by a variable: it is read at each use, and kept nowhere. */
export const REFERRED = { variable: 'LEAKS_TOSS_SECRET_KEY', value: 'test_sk_PLANTEDreferred0123456789' };

const expectDone = ({ status, text }: Answer, what: string): void => {
  if (status >= 300) throw new Error(`${what}: ${status} ${text}`);
};

/** Fills all four slots: a new secret key over the first, a new security key over another. */
const rotateKeys = async ({ host, sandbox }: HookedShop, admin: ApiClient): Promise<string> => {
  const at = '/commerce-payments/key-sets';
  const setOf = async (kind: 'widget' | 'api') =>
    (await serviceIn(host, 'keySets').list()).find((set) => set.kind === kind && set.isDefault)!;
  const { id, clientKey, version } = await setOf('widget');
  const reissued = sandbox.keySets.reissue(clientKey);
  expectDone(await admin.post(`${at}/${id}/rotate`, { which: 'secret', key: reissued, version }), 'Secret key');
  const api = await setOf('api');
  const { name, environment, kind, isEnabled, isDefault } = api;
  const input = { name, environment, kind, clientKey: api.clientKey, isEnabled, isDefault };
  const first = { ...input, version: api.version, securityKey: SECURITY_KEY };
  expectDone(await admin.put(`${at}/${api.id}`, { data: first }), 'Security key');
  const next = { which: 'security', key: NEXT_SECURITY_KEY, version: (await setOf('api')).version };
  expectDone(await admin.post(`${at}/${api.id}/rotate`, next), 'Next security key');
  const referring = { ...input, name: 'referring', isDefault: false, secretKey: `env:${REFERRED.variable}` };
  process.env[REFERRED.variable] = REFERRED.value;
  expectDone(await admin.post(at, { data: referring }), 'A set that refers to a variable');
  return reissued;
};

/** A shop with secrets in all places that have one. */
export const openPlantedShop = async (plugins: HostOptions['plugins'] = {}) => {
  const receiver = await startReceiver();
  const shop = await openHookedShop({
    plugins,
    pluginConfig: {
      vault: { keys: [VAULT_KEY, OLDER_VAULT_KEY] },
      toss: { readTimeoutMs: READ_TIMEOUT_MS },
      webhooks: { allowPrivateAddresses: true },
    },
  });
  shop.host.strapi.log.level = 'silly';
  const admin = await shop.host.admin();
  const made = await admin.post<EventEndpointWithSecret>('/commerce-payments/event-endpoints', {
    url: receiver.at('/in'),
  });
  const rotated = await admin.post<EventEndpointWithSecret>(
    `/commerce-payments/event-endpoints/${made.body.data.id}/rotate-secret`
  );
  return {
    ...shop,
    reissued: await rotateKeys(shop, admin),
    shirt: await publishProduct(shop.host, { price: 33_000 }),
    token: await shop.host.tokens.fullAccess(),
    adminToken: await adminTokenOf(admin, ALL_PERMISSIONS),
    endpointId: made.body.data.id,
    endpointSecrets: [made.body.data.secret, rotated.body.data.secret],
    close: async (): Promise<void> => {
      await shop.close();
      await receiver.close();
      delete process.env[REFERRED.variable];
    },
  };
};

export type PlantedShop = Awaited<ReturnType<typeof openPlantedShop>>;

type Paid = { paymentKey: string; orderId: string };

const ATTEMPTS = 5;

/** Paid into. The provider has so little time here that a busy machine may not have its answer. */
const account = async (shop: PlantedShop): Promise<Paid> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { status, body } = await shop.pay([{ product: shop.shirt, quantity: 1 }], { method: 'VIRTUAL_ACCOUNT' });
    if (status !== 200) continue;
    shop.sandbox.payments.deposit(body.data.paymentKey);
    await shop.settled();
    const { state } = (await shop.full.get(`/payments/${body.data.paymentKey}`)).body.data as { state: string };
    if (state === 'paid') return body.data;
  }
  throw new Error(`No deposit was learned in ${ATTEMPTS} attempts`);
};

const refundOf = (shop: PlantedShop, { paymentKey }: Paid) =>
  shop.full.post<{ refundId: string }>(`/payments/${paymentKey}/refunds`, {
    data: { reason: '변심', amount: 1_000, refundReceiveAccount: ACCOUNT },
  });

const workOnAll = async (shop: PlantedShop): Promise<void> => {
  const { host } = shop;
  await shop.settled();
  for (const type of ['payment', 'refund'])
    await rowsIn(host, type).updateMany({
      where: { nextCheckAt: { $notNull: true } },
      data: { nextCheckAt: 1 } as never,
    });
  await serviceIn(host, 'reconciliation').work();
  await serviceIn(host, 'outbox').work();
  await serviceIn(host, 'outbox').idle();
};

const failInEveryWay = async (shop: PlantedShop): Promise<void> => {
  const { sandbox } = shop;
  const deposited = await account(shop);
  for (const fault of faultsThatEcho(`${basicOf(shop.reissued)} ${basicOf(secretKeyOf('widget'))}`)) {
    sandbox.faults.add({ on: 'confirm', ...fault });
    await shop.pay([{ product: shop.shirt, quantity: 1 }]);
    sandbox.faults.clear();
    sandbox.faults.add({ on: 'cancel', ...fault });
    await refundOf(shop, deposited);
    sandbox.faults.clear();
    sandbox.faults.add({ on: 'read', ...fault });
    await workOnAll(shop);
    sandbox.faults.clear();
  }
};

/** Verifies, is refused, and gets webhooks that are true, false and nonsense. */
const troubleAtTheDoors = async (shop: PlantedShop): Promise<void> => {
  const admin = await shop.host.admin();
  const wrong = {
    name: 'x',
    environment: 'live',
    kind: 'widget',
    clientKey: 'test_gck_docs_x',
    isEnabled: true,
    isDefault: false,
  };
  const secretKey = secretKeyOf('api');
  for (const body of [
    { ...wrong, secretKey },
    { ...wrong, secretKey: [secretKey] },
    { [secretKey]: secretKey },
    `{"${secretKey}`,
  ])
    await admin.post('/commerce-payments/key-sets', body);
  for (const { id } of await serviceIn(shop.host, 'keySets').list()) {
    for (const fault of faultsThatEcho(basicOf(secretKey))) {
      shop.sandbox.faults.add({ on: 'read', ...fault });
      await admin.post(`/commerce-payments/key-sets/${id}/verify`);
      shop.sandbox.faults.clear();
    }
  }
  await shop.post('{"eventType":');
  await shop.post('x'.repeat(70_000));
  await shop.post('{}', {}, shop.addressOf('api'));
};

const webhookSecretOf = async ({ sandbox }: PlantedShop, paymentKey: string): Promise<string> => {
  const headers = { authorization: basicOf(secretKeyOf('widget')) };
  const answer = await fetch(`${sandbox.url}/v1/payments/${paymentKey}`, { headers });
  return ((await answer.json()) as { secret: string }).secret;
};

/** Sells, refunds and fails in every way. What was planted, and what it was about. */
export const tellStory = async (shop: PlantedShop) => {
  const paid = await account(shop);
  await refundOf(shop, paid);
  await failInEveryWay(shop);
  await troubleAtTheDoors(shop);
  shop.sandbox.faults.add({ on: 'cancel', kind: 'lost-answer', times: 'always' });
  const open = await refundOf(shop, await account(shop));
  expectDone(open, 'A refund whose outcome is not known');
  shop.sandbox.faults.clear();
  const webhookSecret = await webhookSecretOf(shop, paid.paymentKey);
  return { secrets: await plantedSecrets(shop, webhookSecret), paid, refundId: open.body.data.refundId };
};
