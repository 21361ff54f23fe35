import { readFileSync } from 'node:fs';
import type { KeySetInput, KeySetView } from '../../contracts/settings';
import type { KeySet } from '../../server/src/domain/key-set';
import { createKeySetRepository } from '../../server/src/repositories/key-sets';
import { createSandbox, type Sandbox } from '../../sandbox';
import type { AdminAccount } from '../support/host/admins';
import type { ApiClient } from '../support/host/api';
import { startHost, type Host } from '../support/host-app';
import { documentationKeySet, newSetName } from '../support/key-set-inputs';

const KEY_SETS = '/commerce-payments/key-sets';
const UID = 'plugin::commerce-payments.key-set';
const VAULT_KEYS = ['vault-key-of-the-tests-0123456789-abcdef'];

const SECRET = 'test_sk_PLANTEDaaaaaaaaaaaaaaaaaaaa';
const NEXT_SECRET = 'test_sk_PLANTEDbbbbbbbbbbbbbbbbbbbb';
const WRONG_SECRET = 'live_sk_PLANTEDcccccccccccccccccccc';
const SECURITY_KEY = 'cafe0123babe4567'.repeat(4);
const PLANTED = /PLANTED|cafe0123babe4567cafe/;

let host: Host;
let sandbox: Sandbox;
let admin: ApiClient;
let account: AdminAccount | undefined;
let seen = '';

/** All that has left the plugin until now: every answer and every line of the log. */
const leftThePlugin = (): string =>
  [seen, ...host.exchanges.map(({ answer }) => answer.text), host.logs.text()].join('\n');

const boot = async (options: Parameters<typeof startHost>[0] = {}): Promise<void> => {
  host = await startHost({ tossBaseUrl: sandbox.url, pluginConfig: { vault: { keys: VAULT_KEYS } }, ...options });
  account ??= await host.admins.account();
  admin = await host.admin(account);
};

beforeAll(async () => {
  sandbox = createSandbox();
  await sandbox.listen();
  await boot();
});

afterAll(async () => {
  await host?.stop();
  await sandbox?.close();
});

const input = (changes: Partial<KeySetInput> = {}): KeySetInput =>
  documentationKeySet('api', { name: newSetName(), secretKey: SECRET, ...changes });
const create = async (changes: Partial<KeySetInput> = {}): Promise<string> =>
  (await admin.post<KeySetView>(KEY_SETS, { data: input(changes) })).body.data.id;

const everyRow = async (): Promise<string> => {
  const tables = await host.strapi.db.dialect.schemaInspector.getTables();
  const rows = await Promise.all(tables.map((table) => host.strapi.db.connection(table).select('*')));
  return JSON.stringify(rows);
};

it('shows a planted secret nowhere: not in an answer, the log or the database', async () => {
  const id = await create({ securityKey: SECURITY_KEY });
  await admin.post(KEY_SETS, { data: input({ secretKey: WRONG_SECRET }) });
  await admin.post(KEY_SETS, { data: { ...input(), name: 1 } });
  await admin.post(`${KEY_SETS}/${id}/verify`);
  await admin.put(`${KEY_SETS}/${id}`, { data: { ...input({ secretKey: NEXT_SECRET }), version: 1 } });
  for (const action of ['verify', 'disable', 'enable', 'default']) await admin.post(`${KEY_SETS}/${id}/${action}`);
  for (const path of ['', `/${id}`]) await admin.get(`${KEY_SETS}${path}`);
  for (const path of ['environment', 'webhook-addresses']) await admin.get(`/commerce-payments/${path}`);
  await admin.get(`/content-manager/collection-types/${UID}`);

  expect(leftThePlugin()).toContain(id);
  expect(leftThePlugin()).not.toMatch(PLANTED);
  const rows = await everyRow();
  expect(rows).toContain(id);
  expect(rows).not.toMatch(PLANTED);
  if (host.database.client === 'sqlite') expect(readFileSync(host.database.url, 'latin1')).not.toMatch(PLANTED);
});

it('keeps the values of a failed statement out of its message', async () => {
  const repository = createKeySetRepository(host.strapi);
  const known = (await repository.find(await create())) as KeySet;
  const twice = await repository.insert(known).catch((error: unknown) => error);
  const withoutName = { ...known, keySetId: 'ks_other', hookTokenHash: 'other', name: null as unknown as string };
  const incomplete = await repository.insert(withoutName).catch((error: unknown) => error);
  for (const error of [twice, incomplete]) {
    expect(error).toBeInstanceOf(Error);
    expect([String(error), (error as Error).stack, (error as Error).cause].join('\n')).not.toMatch(/eyJ|test_ck_|ks_/);
  }
});

describe('a sealed value in the wrong place', () => {
  const columns = () => host.strapi.db.query(UID);

  it('does not open in the row of another set', async () => {
    const [victim, attacker] = [await create(), await create({ secretKey: NEXT_SECRET })];
    const { primarySecretKey } = await columns().findOne({ where: { keySetId: attacker } });
    await columns().updateMany({ where: { keySetId: victim }, data: { primarySecretKey } });
    const { status, body } = await admin.post(`${KEY_SETS}/${victim}/verify`);
    expect([status, body.error?.details]).toEqual([
      503,
      expect.objectContaining({ code: 'VAULT_CANNOT_OPEN', row: victim, field: 'primarySecretKey' }),
    ]);
  });

  it('does not open in another field', async () => {
    const id = await create({ securityKey: SECURITY_KEY });
    const { primarySecurityKey } = await columns().findOne({ where: { keySetId: id } });
    await columns().updateMany({ where: { keySetId: id }, data: { primarySecretKey: primarySecurityKey } });
    expect((await admin.post(`${KEY_SETS}/${id}/verify`)).body.error?.details).toMatchObject({
      code: 'VAULT_CANNOT_OPEN',
      row: id,
    });
  });
});

describe('after a restart', () => {
  let id: string;

  const restart = async (options: Parameters<typeof startHost>[0]): Promise<void> => {
    seen = leftThePlugin();
    await boot({ again: await host.halt(), ...options });
  };

  beforeAll(async () => {
    id = await create({ secretKey: NEXT_SECRET });
  });

  it('opens under the older of two keys', async () => {
    await restart({ pluginConfig: { vault: { keys: ['a-newer-vault-key-of-the-tests-98765-zyx', ...VAULT_KEYS] } } });
    expect((await admin.post<KeySetView>(`${KEY_SETS}/${id}/verify`)).body.data.verification).toMatchObject({
      result: 'unknown_key',
    });
  });

  it('says that the key of the vault is another one', async () => {
    await restart({ pluginConfig: { vault: { keys: ['quite-another-key-of-the-tests-55555-qqq'] } } });
    const { status, body } = await admin.post(`${KEY_SETS}/${id}/verify`);
    expect([status, body.error?.details.code, body.error?.message]).toEqual([
      503,
      'VAULT_CANNOT_OPEN',
      expect.stringContaining('not configured'),
    ]);
    expect((await admin.get<KeySetView>(`${KEY_SETS}/${id}`)).body.data.secretKey).toMatchObject({
      configured: true,
      last4: 'bbbb',
    });
  });

  it('says what to set when there is no key at all, and stores nothing', async () => {
    // `null`, not absent: Strapi merges a second boot's settings over those of the first.
    await restart({ adminConfig: { secrets: { encryptionKey: null } }, pluginConfig: { vault: { keys: [] } } });
    const before = (await admin.get<KeySetView[]>(KEY_SETS)).body.data.length;
    for (const answer of [
      await admin.post(KEY_SETS, { data: input() }),
      await admin.post(`${KEY_SETS}/${id}/verify`),
    ]) {
      expect([answer.status, answer.body.error?.details.code, answer.body.error?.message]).toEqual([
        503,
        'VAULT_KEY_MISSING',
        expect.stringMatching(/vault\.keys.*ENCRYPTION_KEY/),
      ]);
    }
    expect((await admin.get<KeySetView[]>(KEY_SETS)).body.data).toHaveLength(before);
    expect(leftThePlugin()).not.toMatch(PLANTED);
  });
});
