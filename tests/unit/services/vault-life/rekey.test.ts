import type { NewAuditEntry } from '../../../../server/src/services/audit/audit-port';
import { createVaultLife } from '../../../../server/src/services/vault-life/vault-life';
import { createVault } from '../../../../server/src/vault/vault';
import { createMemoryMarks, createMemoryRekeyRuns, createMemorySealedValues } from '../../../support/memory-vault';

const NEW = 'newest-key-of-the-tests-0123456789abcdef';
const OLD = 'an-older-key-of-the-tests-fedcba9876543210';
const LOST = 'a-key-of-the-tests-that-is-lost-0a1b2c3d4e';
const SETS = { table: 'commerce_key_sets', field: 'primarySecretKey' };
const BODIES = { table: 'commerce_webhook_deliveries', field: 'body' };
const BY = { kind: 'admin_user' as const, id: '1', name: '김관리' };
const ALWAYS = () => true;

const [old, lost, newest] = [[OLD], [LOST], [NEW]].map((keys) => createVault({ keys })) as [
  ReturnType<typeof createVault>,
  ReturnType<typeof createVault>,
  ReturnType<typeof createVault>,
];

const open = (vault = createVault({ keys: [NEW, OLD] }), table = createMemorySealedValues([SETS, BODIES])) => {
  const entries: NewAuditEntry[] = [];
  const { runs, rows } = createMemoryRekeyRuns();
  const { marks } = createMemoryMarks();
  const now = { ms: 1_760_000_000_000 };
  const ports = {
    ...{ values: table.values, runs, marks, vault, environment: 'test' as const, sharedSetting: 'salt' },
    audit: { record: async (entry: NewAuditEntry) => void entries.push(entry) },
    inTransaction: <T>(work: () => Promise<T>) => work(),
    kick: () => undefined,
    clock: () => now.ms,
    log: { warn: () => undefined, error: () => undefined },
  };
  return { life: createVaultLife(ports), again: () => createVaultLife(ports), ...{ table, entries, rows, now } };
};

const fill = async ({ table }: ReturnType<typeof open>, number: number, vault = old) => {
  for (let id = 1; id <= number; id += 1) {
    const row = `whd_${id}`;
    table.of(BODIES).set(id, { row, sealed: await vault.seal(`body ${id}`, { row, field: 'body' }) });
  }
  table.of(SETS).set(1, { row: 'ks_1', sealed: await vault.seal('a key', { row: 'ks_1', field: SETS.field }) });
};

const opened = async ({ table }: ReturnType<typeof open>, vault = newest): Promise<string[]> =>
  Promise.all(
    [...table.of(BODIES).values()].map(({ row, sealed }) => vault.open(sealed ?? '', { row, field: 'body' }))
  );

it('seals everything anew, a few at a time, and says who had it done', async () => {
  const shop = open();
  await fill(shop, 120);
  expect(await shop.life.startRekey({ isDryRun: false }, BY)).toMatchObject({ state: 'running', total: 121, done: 0 });
  await shop.life.work(ALWAYS);

  expect(await opened(shop)).toEqual(Array.from({ length: 120 }, (_, n) => `body ${n + 1}`));
  expect(Math.max(...shop.table.taken)).toBeLessThanOrEqual(25);
  expect(await shop.life.state()).toMatchObject({
    left: 0,
    kids: [{ kid: newest.kid, isNewest: true, values: 121, tables: { [SETS.table]: 1, [BODIES.table]: 120 } }],
    rekey: { state: 'done', total: 121, done: 121, closed: 0, startedBy: '김관리' },
  });
  expect(shop.entries).toMatchObject([
    { actor: BY, action: 'vault.rekeyed', details: { phase: 'begun', total: 121, left: 121 } },
    { actor: BY, action: 'vault.rekeyed', details: { phase: 'ended', done: 121, closed: 0, left: 0 } },
  ]);
});

it('changes nothing in a dry run, and says what would not open', async () => {
  const shop = open();
  await fill(shop, 30);
  shop.table.of(BODIES).set(7, { row: 'whd_7', sealed: await lost.seal('?', { row: 'whd_7', field: 'body' }) });
  const before = JSON.stringify([...shop.table.of(BODIES)]);
  await shop.life.startRekey({ isDryRun: true }, BY);
  await shop.life.work(ALWAYS);
  expect(JSON.stringify([...shop.table.of(BODIES)])).toBe(before);
  expect((await shop.life.state()).rekey).toMatchObject({
    ...{ isDryRun: true, state: 'done', total: 31, done: 30, closed: 1 },
    firstClosed: [{ ...BODIES, row: 'whd_7', defect: 'unknown_key' }],
  });
  expect(shop.entries).toEqual([]);
});

it('leaves what does not open as it is, names it, and goes on', async () => {
  const shop = open();
  await fill(shop, 60);
  const moved = await old.seal('body', { row: 'whd_x', field: 'body' });
  shop.table.of(BODIES).set(2, { row: 'whd_2', sealed: moved });
  shop.table.of(BODIES).set(3, { row: 'whd_3', sealed: 'in clear' });
  await shop.life.startRekey({ isDryRun: false }, BY);
  await shop.life.work(ALWAYS);
  expect((await shop.life.state()).rekey).toMatchObject({
    ...{ state: 'done', done: 59, closed: 2 },
    firstClosed: [
      { ...BODIES, row: 'whd_2', defect: 'moved' },
      { ...BODIES, row: 'whd_3', defect: 'not_sealed' },
    ],
  });
  expect(shop.table.of(BODIES).get(2)).toEqual({ row: 'whd_2', sealed: moved });
  expect((await shop.life.state()).left).toBe(2);
});

it('never writes old content over a value that was changed meanwhile', async () => {
  const shop = open();
  await fill(shop, 3);
  const changed = await old.seal('newer', { row: 'whd_2', field: 'body' });
  let times = 0;
  shop.table.hooks.onReplace = (id) => {
    if (id === 2 && times++ === 0) shop.table.of(BODIES).set(2, { row: 'whd_2', sealed: changed });
    if (id === 3) shop.table.of(BODIES).set(3, { row: 'whd_3', sealed: null });
  };
  await shop.life.startRekey({ isDryRun: false }, BY);
  await shop.life.work(ALWAYS);
  expect(shop.table.of(BODIES).get(3)?.sealed).toBeNull();
  expect(await newest.open(shop.table.of(BODIES).get(2)?.sealed ?? '', { row: 'whd_2', field: 'body' })).toBe('newer');
  expect((await shop.life.state()).left).toBe(0);
});

it('goes on where it was stopped, in any process', async () => {
  const shop = open();
  await fill(shop, 100);
  await shop.life.startRekey({ isDryRun: false }, BY);
  for (let turn = 0; turn < 50 && shop.rows[0]?.state === 'running'; turn += 1) {
    let steps = 0;
    await shop.again().work(() => steps++ < 1);
  }
  expect(shop.rows).toMatchObject([{ state: 'done', progress: { done: 101, closed: 0 } }]);
  expect(await opened(shop)).toHaveLength(100);
});

it('does each value once with two at it at once', async () => {
  const shop = open();
  await fill(shop, 200);
  await shop.life.startRekey({ isDryRun: false }, BY);
  await Promise.all([shop.life.work(ALWAYS), shop.again().work(ALWAYS)]);
  await shop.again().work(ALWAYS);
  expect(shop.rows).toMatchObject([{ state: 'done' }]);
  expect(shop.rows[0]?.progress.done).toBeLessThanOrEqual(201);
  expect(new Set(await opened(shop)).size).toBe(200);
  expect(shop.entries.map(({ details }) => details?.['phase'])).toEqual(['begun', 'ended']);
});

it('takes one at a time, and ends one that was for another key', async () => {
  const shop = open();
  await fill(shop, 5);
  await shop.life.startRekey({ isDryRun: false }, BY);
  await expect(shop.life.startRekey({ isDryRun: true }, BY)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  if (shop.rows[0]) shop.rows[0] = { ...shop.rows[0], kid: old.kid ?? '' };
  await shop.life.work(ALWAYS);
  expect(shop.rows).toMatchObject([{ state: 'running', progress: { done: 0 } }]);
  await shop.life.startRekey({ isDryRun: false }, BY);
  expect(shop.rows).toMatchObject([{ state: 'stopped' }, { state: 'running' }]);
});

it('is refused without a key', async () => {
  const shop = open(createVault({ keys: [] }));
  await expect(shop.life.startRekey({ isDryRun: false }, BY)).rejects.toMatchObject({ code: 'VAULT_KEY_MISSING' });
});

it('is seen at once by a process that had counted before another one was done', async () => {
  const shop = open();
  await fill(shop, 30);
  expect((await shop.life.state()).left).toBe(31);
  const other = shop.again();
  await other.startRekey({ isDryRun: false }, BY);
  await other.work(ALWAYS);
  expect(await shop.life.state()).toMatchObject({ rekey: { state: 'done' }, left: 0, kids: [{ kid: newest.kid }] });
});
