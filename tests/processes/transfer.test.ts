import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENTATION_KEY_SETS } from '../../sandbox';
import { UID } from '../../server/src/content-types/uids';
import { createBuyer } from '../support/processes/buyer';
import { runStrapi } from '../support/processes/command';
import type { HostProcess } from '../support/processes/host-process';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';

const SOURCE_KEY = 'the-sources-vault-key-of-the-tests-0a1b2c3d';
const TARGET_KEY = 'the-targets-vault-key-of-the-tests-4e5f6a7b';
const FINDINGS = { service: 'vaultLife', method: 'findings', args: [] };
/** How sealed values begin. */
const SEALED_START = Buffer.from('{"alg":"dir"').toString('base64url').slice(0, -1);
/** As the README says. */
const EXCLUDE = ['--exclude-content-types', Object.values(UID).join(',')];

type Row = Record<string, unknown>;

let source: ProcessShop;
let target: ProcessShop;
let sold: { paymentKey: string; orderId: string };
let refundId: string;
let archive: string;

const first = ({ seeded }: ProcessShop) => [{ product: seeded.products[0] ?? '', quantity: 1 }];
const one = (shop: ProcessShop): HostProcess => {
  const [host] = shop.processes();
  if (!host) throw new Error('no process');
  return host;
};
const halt = (shop: ProcessShop): Promise<unknown> => Promise.all(shop.processes().map((host) => host.terminate()));
const codes = async (host: HostProcess): Promise<string[]> =>
  [...new Set((await host.ask<{ code: string }[]>('call', FINDINGS)).map(({ code }) => code))].sort();
const ids = async (host: HostProcess): Promise<Record<string, unknown[]>> => ({
  orders: (await host.ask<Row[]>('rows', 'order')).map(({ orderId }) => orderId),
  payments: (await host.ask<Row[]>('rows', 'payment')).map(({ paymentKey }) => paymentKey),
  keySets: (await host.ask<Row[]>('rows', 'key-set')).map(({ keySetId }) => keySetId),
});

/** What money and secrets hang on, by public ids, at whichever database they are now. */
const readBack = async (host: HostProcess): Promise<void> => {
  const { api } = { api: host.api(target.seeded.fullAccess) };
  expect((await api.get(`/orders/${sold.orderId}`)).body.data).toMatchObject({ state: 'partially_refunded' });
  expect((await api.get(`/payments/${sold.paymentKey}`)).body.data).toMatchObject({ orderId: sold.orderId });
  expect((await api.get(`/refunds/${refundId}`)).body.data).toMatchObject({ paymentKey: sold.paymentKey });
};

const sell = async (shop: ProcessShop): Promise<{ paymentKey: string; orderId: string }> =>
  createBuyer(shop).paid(one(shop), first(shop));

beforeAll(async () => {
  source = await openProcessShop({ pluginConfig: { vault: { keys: [SOURCE_KEY] } } });
  // So that no id of the source's fits at the target by chance.
  sold = await sell(source);
  sold = await sell(source);
  const refunded = await createBuyer(source).refund(one(source), sold.paymentKey, 1_000);
  ({ refundId } = refunded.body.data);
  await halt(source);
  target = await openProcessShop({
    pluginConfig: { vault: { keys: [TARGET_KEY] } },
    adminConfig: { apiToken: { salt: 'the-targets-salt' } },
  });
  await sell(target);
});
afterAll(async () => {
  await source?.close();
  await target?.close();
});

test('an export holds our rows, and no secret in clear', async () => {
  const file = join(source.folder, 'all');
  const { code, output } = await runStrapi(source.folder, ['export', '--no-encrypt', '--no-compress', '-f', file]);
  expect([code, output]).toEqual([0, expect.stringContaining('completed')]);
  archive = `${file}.tar`;
  const text = readFileSync(archive, 'latin1');
  for (const uid of [UID.order, UID.payment, UID.keySet, UID.installation])
    expect([uid, text.includes(`"${uid}"`)]).toEqual([uid, true]);
  expect(text.includes(SEALED_START)).toBe(true);
  for (const secret of [...DOCUMENTATION_KEY_SETS.flatMap(({ secretKeys }) => secretKeys), SOURCE_KEY]) {
    for (const form of [
      secret,
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      Buffer.from(secret).toString('hex'),
    ])
      expect(text.includes(form)).toBe(false);
  }
  // Tables that are no content types: their names stand in the list of tables to keep, and no row.
  expect(/commerce-payments\.(lease|idempotency-record|rekey-run)"/.test(text)).toBe(false);
});

test('an export with the exclude line holds none of our rows', async () => {
  const file = join(source.folder, 'without');
  const { code } = await runStrapi(source.folder, [
    ...['export', '--no-encrypt', '--no-compress', '-f', file],
    ...EXCLUDE,
  ]);
  expect(code).toBe(0);
  const text = readFileSync(`${file}.tar`, 'latin1');
  expect([text.includes(sold.orderId), text.includes(SEALED_START)]).toEqual([false, false]);
});

test('an import with the exclude line keeps what the target has', async () => {
  const before = await ids(one(target));
  await halt(target);
  const { code, output } = await runStrapi(target.folder, ['import', '--force', '-f', archive, ...EXCLUDE]);
  expect([code, output]).toEqual([0, expect.stringContaining('completed')]);
  const host = await target.start();
  expect(await ids(host)).toEqual(before);
  expect(before['orders']).toHaveLength(1);
  expect(await codes(host)).toEqual([]);
  await sell(target);
});

test('a transfer with the exclude line keeps what the target has, and one without it makes a copy', async () => {
  const host = one(target);
  const before = await ids(host);
  const token = await host.ask<string>('transferToken');
  const args = ['transfer', '--force', '--to', `${host.url}/admin`, '--to-token', token, '--exclude', 'files'];
  const kept = await runStrapi(source.folder, [...args, ...EXCLUDE]);
  expect([kept.code, kept.output]).toEqual([0, expect.stringContaining('completed')]);
  expect(await ids(host)).toEqual(before);
  expect(await codes(host)).toEqual([]);

  const copied = await runStrapi(source.folder, args);
  expect([copied.code, copied.output]).toEqual([0, expect.stringContaining('completed')]);
  expect((await ids(host)).orders).toContain(sold.orderId);
  await host.kill();
  const again = await target.start();
  expect(await codes(again)).toEqual(['OTHER_INSTALLATION', 'VAULT_KEY_UNKNOWN']);
});

test('an import without it makes a copy that opens nothing, and says so at the start', async () => {
  await halt(target);
  const { code } = await runStrapi(target.folder, ['import', '--force', '-f', archive]);
  expect(code).toBe(0);
  const asked = target.sandbox.ledger.requests().length;
  const host = await target.start();
  expect(host.log()).not.toContain(SOURCE_KEY);
  expect(await codes(host)).toEqual(['OTHER_INSTALLATION', 'VAULT_KEY_UNKNOWN']);
  await readBack(host);

  const sets = await host.ask<Row[]>('rows', 'key-set');
  expect(sets.map(({ primarySecretKey }) => typeof primarySecretKey)).toEqual(['string', 'string']);
  for (const { keySetId } of sets) {
    const call = { service: 'keySets', method: 'verify', args: [keySetId, { kind: 'system', id: null, name: null }] };
    await expect(host.ask('call', call)).rejects.toThrow('does not open');
  }
  expect(target.sandbox.ledger.requests()).toHaveLength(asked);
});
