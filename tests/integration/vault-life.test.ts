import type { VaultView } from '../../contracts/vault';
import { SYSTEM } from '../../server/src/domain/actor';
import { SEALED_TYPES } from '../../server/src/repositories/sealed-columns';
import { createSealedValueRepository } from '../../server/src/repositories/sealed-values';
import { createVault } from '../../server/src/vault/vault';
import type { AdminAccount } from '../support/host/admins';
import type { ApiClient } from '../support/host/api';
import { ENCRYPTION_KEY } from '../support/host/app-folder';
import { eventually, openHookedShop } from '../support/hooked-shop';
import { startHost, type Host } from '../support/host-app';
import { rowsIn } from '../support/editor';
import { publishProduct, serviceIn } from '../support/open-shop';
import { everySealedIn, openAllIn } from '../support/sealed-rows';

const OLDER = 'an-older-key-of-the-tests-fedcba9876543210';
const NEWEST = 'newest-key-of-the-tests-0123456789abcdef';
const LAPTOPS = 'a-laptops-own-key-of-the-tests-5e4d3c2b1a';
const BASE = '/commerce-payments';
const ACCOUNT = { bank: '20', accountNumber: '77310299481156', holderName: '김토스' };
const WEBHOOKS = 40;

let shop: Awaited<ReturnType<typeof openHookedShop>>;
let host: Host;
let account: AdminAccount;
let admin: ApiClient;
let refundId: string;

const again = async (options: Parameters<typeof startHost>[0]): Promise<void> => {
  host = await startHost({ again: await host.halt(), tossBaseUrl: shop.sandbox.url, ...options });
  admin = await host.admin(account);
};
const withKeys = (...keys: string[]) => ({ pluginConfig: { vault: { keys } } });
const NO_STRAPI_KEY = { adminConfig: { secrets: { encryptionKey: null } } };

/** One of many webhooks that change nothing. */
const receive = async (at: Host, number: number): Promise<void> => {
  const address = (await serviceIn(at, 'keySets').webhookAddresses())[0]?.path;
  const body = JSON.stringify({ eventType: 'BILLING_DELETED', data: { billingKey: `bk_${number}` } });
  expect((await fetch(`${at.url}${address}`, { method: 'POST', body })).status).toBe(200);
};

const everySealed = () => everySealedIn(host);
const openAll = (...keys: string[]) => openAllIn(host, keys);
const vaultState = async (): Promise<VaultView> => (await admin.get<VaultView>(`${BASE}/vault`)).body.data;
const rekeyed = () => eventually(vaultState, ({ rekey }) => rekey?.state === 'done');

beforeAll(async () => {
  shop = await openHookedShop(withKeys(OLDER));
  ({ host } = shop);
  account = await host.admins.account();
  admin = await host.admin(account);
  const shirt = await publishProduct(host);
  const { body } = await shop.pay([{ product: shirt, quantity: 1 }], { method: 'VIRTUAL_ACCOUNT' });
  shop.sandbox.payments.deposit(body.data.paymentKey);
  await shop.settled();
  const refunded = await shop.full.post<{ refundId: string }>(`/payments/${body.data.paymentKey}/refunds`, {
    data: { reason: '변심', amount: 1_000, refundReceiveAccount: ACCOUNT },
  });
  ({ refundId } = refunded.body.data);
  // As it stands there until the refund is over.
  const refundReceiveAccount = await createVault({ keys: [OLDER] }).seal(JSON.stringify(ACCOUNT), {
    row: refundId,
    field: 'refundReceiveAccount',
  });
  await rowsIn(host, 'refund').updateMany({ where: { refundId }, data: { refundReceiveAccount } as never });
  const endpoint = { url: 'https://shop.example.com/events' };
  const { endpoint: made } = await serviceIn(host, 'eventEndpoints').create(endpoint, SYSTEM);
  await serviceIn(host, 'eventEndpoints').rotateSecret(made.endpointId, SYSTEM);
  for (let number = 0; number < WEBHOOKS; number += 1) await receive(host, number);
  await again(withKeys(OLDER));
});
afterAll(async () => {
  await host?.stop();
  await shop?.sandbox.close();
});

it('counts what is sealed under which key as opening everything would', async () => {
  const { kids, kid, left, source } = await vaultState();
  const all = await everySealed();
  expect(kids).toMatchObject([{ kid, isNewest: true, values: all.length }]);
  expect([left, source]).toEqual([0, 'vault.keys']);
  expect(Object.keys(kids[0]?.tables ?? {}).sort()).toEqual(SEALED_TYPES.map(({ table }) => table).sort());
  const places = new Set(all.map(({ place }) => place));
  expect(places.size).toBeGreaterThanOrEqual(6);
});

it('replaces a sealed text by compare-and-set alone', async () => {
  const values = createSealedValueRepository(host.strapi);
  const column = { table: 'commerce_webhook_deliveries', field: 'body' };
  const [value] = await values.without(column, 'x', 0, 1);
  if (!value) throw new Error('no webhook');
  expect(await values.replace(column, { ...value, sealed: `${value.sealed}x` }, 'other')).toBe(false);
  expect(await values.replace(column, value, value.sealed)).toBe(true);
  expect((await values.without(column, 'x', value.id, 7)).map(({ id }) => id > value.id)).toEqual(Array(7).fill(true));
});

describe('a new key before the old one', () => {
  beforeAll(() => again(withKeys(NEWEST, OLDER)));

  it('is begun with a dry run that changes nothing', async () => {
    const before = await everySealed();
    expect(await admin.post(`${BASE}/vault/rekey`, { data: { dryRun: true } })).toMatchObject({
      status: 202,
      body: { data: { isDryRun: true, total: before.length } },
    });
    const { rekey, left } = await rekeyed();
    expect(rekey).toMatchObject({ isDryRun: true, done: before.length, closed: 0, startedBy: 'Test Admin' });
    expect(left).toBe(before.length);
    expect(await everySealed()).toEqual(before);
  });

  it('seals everything anew with two processes at it at once, in the middle of the rush', async () => {
    const plain = await openAll(OLDER, NEWEST);
    const { total } = (await admin.post<{ total: number }>(`${BASE}/vault/rekey`, {})).body.data;
    const work = () => serviceIn(host, 'vaultLife').work(() => true);
    await Promise.all([work(), work(), receive(host, WEBHOOKS)]);
    const { left, kids, rekey } = await rekeyed();
    expect([left, kids.length]).toEqual([0, 1]);
    expect(rekey).toMatchObject({ closed: 0, firstClosed: [] });
    expect(rekey?.done).toBeGreaterThan(0);
    expect(rekey?.done).toBeLessThanOrEqual(total);
    expect([...plain].filter((text) => !text.startsWith('='))).toEqual(
      expect.arrayContaining([...(await openAll(NEWEST))].filter((text) => !text.startsWith('=')))
    );
  });

  it('is written down', async () => {
    const entries = (await rowsIn(host, 'audit-entry').findMany({
      where: { action: 'vault.rekeyed' },
      orderBy: { id: 'asc' },
    } as never)) as unknown as { details: string; actorName: string }[];
    expect(entries.map(({ details }) => (JSON.parse(details) as { phase: string }).phase)).toEqual(['begun', 'ended']);
    expect(new Set(entries.map(({ actorName }) => actorName))).toEqual(new Set(['Test Admin']));
  });

  it('needs the old one no more', async () => {
    await again(withKeys(NEWEST));
    expect(await serviceIn(host, 'vaultLife').findings()).toEqual([]);
    expect(host.logs.text()).not.toMatch(/still needed|another installation/);
    const shown = (await host.api(await host.tokens.readOnly()).get(`/refunds/${refundId}`)).body.data;
    expect(shown).toMatchObject({ refundReceiveAccount: { accountNumber: expect.stringContaining('1156') } });
    for (const { id } of await serviceIn(host, 'keySets').list()) {
      expect((await admin.post(`${BASE}/key-sets/${id}/verify`)).body.data).toMatchObject({
        verification: { result: 'good' },
      });
    }
  });
});

it('names a value that does not open, and leaves it', async () => {
  const { deliveryId, body } = (
    (await rowsIn(host, 'webhook-delivery').findMany({ limit: 2 } as never)) as never[]
  )[0]!;
  const [, other] = (await rowsIn(host, 'webhook-delivery').findMany({ limit: 2 } as never)) as { body: string }[];
  await again(withKeys(OLDER, NEWEST));
  await rowsIn(host, 'webhook-delivery').updateMany({ where: { deliveryId }, data: { body: other?.body } as never });
  await admin.post(`${BASE}/vault/rekey`, {});
  const { rekey, left } = await rekeyed();
  const defect = { table: 'commerce_webhook_deliveries', row: deliveryId, field: 'body', defect: 'moved' };
  expect(rekey).toMatchObject({ closed: 1, firstClosed: [defect] });
  expect(left).toBe(1);
  await rowsIn(host, 'webhook-delivery').updateMany({ where: { deliveryId }, data: { body } as never });
  await again(withKeys(OLDER, NEWEST));
  await admin.post(`${BASE}/vault/rekey`, {});
  expect((await rekeyed()).left).toBe(0);
});

it('opens what the key of Strapi sealed, when keys of its own are set', async () => {
  await again({ pluginConfig: { vault: { keys: [] } } });
  await serviceIn(host, 'eventEndpoints').create({ url: 'https://shop.example.com/more' }, SYSTEM);
  await again(withKeys(OLDER));
  const { kids } = await vaultState();
  expect(kids.map(({ isConfigured, isNewest }) => [isConfigured, isNewest])).toEqual([
    [true, true],
    [true, false],
  ]);
  expect((await openAll(ENCRYPTION_KEY, OLDER)).size).toBeGreaterThan(5);
  expect(await serviceIn(host, 'vaultLife').findings()).toEqual([]);
});

describe('a copy on a laptop, with a vault key of its own', () => {
  let asked: number;

  beforeAll(async () => {
    await again({
      ...withKeys(LAPTOPS),
      adminConfig: { ...NO_STRAPI_KEY.adminConfig, apiToken: { salt: 'a-laptops' } },
    });
    asked = shop.sandbox.ledger.requests().length;
  });

  it('says so in the log: which keys are missing for what, and that the database is from elsewhere', async () => {
    await eventually(
      async () => host.logs.text(),
      (text) => /belongs to another installation/.test(text)
    );
    expect(host.logs.text()).toMatch(/vault key [0-9a-f]{16} is still needed: \d+ sealed values .*commerce_key_sets/);
    expect((await serviceIn(host, 'vaultLife').findings()).map(({ code }) => code).sort()).toEqual([
      ...['OTHER_INSTALLATION', 'VAULT_KEY_UNKNOWN', 'VAULT_KEY_UNKNOWN'],
    ]);
  });

  it('opens no secret, shows masks alone, and asks the provider nothing', async () => {
    await expect(openAll(LAPTOPS)).rejects.toMatchObject({ code: 'VAULT_CANNOT_OPEN' });
    const sets = (await admin.get<{ id: string }[]>(`${BASE}/key-sets`)).body.data;
    expect(sets).toEqual([
      expect.objectContaining({ secretKey: expect.objectContaining({ configured: true, last4: expect.any(String) }) }),
      expect.anything(),
    ]);
    for (const { id } of sets) {
      const { status, body } = await admin.post(`${BASE}/key-sets/${id}/verify`);
      expect([status, body.error?.details.code]).toEqual([503, 'VAULT_CANNOT_OPEN']);
    }
    expect((await admin.get(`${BASE}/webhook-addresses`)).status).toBe(503);
    const [endpoint] = (await admin.get<{ id: string }[]>(`${BASE}/event-endpoints`)).body.data;
    expect((await admin.post(`${BASE}/event-endpoints/${endpoint?.id}/rotate-secret`)).status).toBe(503);
    expect((await host.api(await host.tokens.readOnly()).get(`/refunds/${refundId}`)).status).toBe(503);

    await rowsIn(host, 'refund').updateMany({ where: { refundId }, data: { nextCheckAt: 1 } as never });
    await serviceIn(host, 'reconciliation').work();
    await serviceIn(host, 'webhooks').work();
    expect(shop.sandbox.ledger.requests()).toHaveLength(asked);
    expect(host.logs.text()).not.toMatch(new RegExp(`${ACCOUNT.accountNumber}|test_g?sk_`));
  });

  it('is this installation’s own when a person says so', async () => {
    expect(await vaultState()).toMatchObject({ installation: { differs: ['settings'] } });
    expect(await admin.post(`${BASE}/vault/accept-installation`)).toMatchObject({
      status: 200,
      body: { data: { differs: [] } },
    });
    expect((await serviceIn(host, 'vaultLife').findings()).map(({ code }) => code)).not.toContain('OTHER_INSTALLATION');
  });
});

it('cannot rekey without a key, and says what to set', async () => {
  await again({ ...withKeys(), ...NO_STRAPI_KEY });
  expect((await admin.post(`${BASE}/vault/rekey`, {})).body.error).toMatchObject({
    message: expect.stringMatching(/vault\.keys.*ENCRYPTION_KEY/),
    details: { code: 'VAULT_KEY_MISSING' },
  });
  expect(await vaultState()).toMatchObject({ kid: null, source: null, problem: expect.stringContaining('vault.keys') });
  await eventually(
    async () => host.logs.text(),
    (text) => /openssl rand -base64 32.*sealed values cannot be opened/.test(text)
  );
});
