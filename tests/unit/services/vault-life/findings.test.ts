import type { VaultFinding } from '../../../../contracts/vault';
import type { NewAuditEntry } from '../../../../server/src/services/audit/audit-port';
import { createVaultLife } from '../../../../server/src/services/vault-life/vault-life';
import { createVault } from '../../../../server/src/vault/vault';
import { createMemoryMarks, createMemoryRekeyRuns, createMemorySealedValues } from '../../../support/memory-vault';

const KEY = 'newest-key-of-the-tests-0123456789abcdef';
const LOST = 'a-key-of-the-tests-that-is-lost-0a1b2c3d4e';
const SETS = { table: 'commerce_key_sets', field: 'primarySecretKey' };
const BY = { kind: 'admin_user' as const, id: '1', name: '김관리' };

type Here = { keys?: string[]; environment?: 'test' | 'live'; salt?: string };

/** One database, and servers of several installations that come to it. */
const openDatabase = () => {
  const table = createMemorySealedValues([SETS]);
  const { marks, kept } = createMemoryMarks();
  const entries: NewAuditEntry[] = [];
  const said: string[] = [];
  const say = (kind: string) => (message: string) => void said.push(`${kind}: ${message}`);
  const now = { ms: 1_760_000_000_000 };
  const server = ({ keys = [KEY], environment = 'test', salt = 'salt of this one' }: Here = {}) =>
    createVaultLife({
      ...{ values: table.values, runs: createMemoryRekeyRuns().runs, marks, environment, sharedSetting: salt },
      vault: createVault({ keys }),
      audit: { record: async (entry) => void entries.push(entry) },
      inTransaction: (work) => work(),
      kick: () => undefined,
      clock: () => now.ms,
      log: { warn: say('warn'), error: say('error') },
    });
  const put = async (id: number, key: string) =>
    table.of(SETS).set(id, {
      row: `ks_${id}`,
      sealed: await createVault({ keys: [key] }).seal('s', { row: `ks_${id}`, field: SETS.field }),
    });
  return { server, table, kept, entries, said, put, now };
};

const codes = (findings: VaultFinding[]): string[] => findings.map(({ code }) => code);

it('finds nothing where all is well, at the first start and at every one after', async () => {
  const database = openDatabase();
  await database.put(1, KEY);
  for (const life of [database.server(), database.server()]) {
    await life.atBoot();
    expect(await life.findings()).toEqual([]);
  }
  expect(database.said).toEqual([]);
});

it('says which key is still needed, for how many values of which table', async () => {
  const database = openDatabase();
  for (const id of [1, 2]) await database.put(id, LOST);
  await database.put(3, KEY);
  await database.server().atBoot();
  expect(database.said).toEqual([
    expect.stringMatching(
      /error: .*vault key [0-9a-f]{16} is still needed: 2 sealed values .*2 in commerce_key_sets.*back as second in vault\.keys, then rekey/
    ),
  ]);
  expect(await database.server({ keys: [KEY, LOST] }).findings()).toEqual([]);
});

it('says what to put where when there is no key', async () => {
  const database = openDatabase();
  await database.put(1, LOST);
  await database.server({ keys: [] }).atBoot();
  expect(database.said).toEqual([
    expect.stringMatching(/warn: .*vault\.keys.*ENCRYPTION_KEY.*openssl rand.*1 sealed values/),
  ]);
});

describe('whose database it is', () => {
  it('notices a copy with other settings, until a person says that it is meant', async () => {
    const database = openDatabase();
    await database.server({ environment: 'live' }).atBoot();
    const laptop = database.server({ salt: 'salt of a laptop', keys: [LOST] });
    await laptop.atBoot();
    expect(await laptop.findings()).toMatchObject([
      { code: 'OTHER_INSTALLATION', installation: { environment: 'live', differs: ['settings', 'environment'] } },
    ]);
    expect(database.said).toEqual([expect.stringContaining('belongs to another installation')]);

    const before = database.kept.mark?.installationId ?? '';
    expect(await laptop.accept(BY)).toMatchObject({ environment: 'test', differs: [] });
    expect(await laptop.findings()).toEqual([]);
    expect(database.entries).toMatchObject([
      { actor: BY, action: 'vault.installation_accepted', changes: { installation: { from: before } } },
    ]);
    expect(database.kept.mark?.installationId).not.toBe(before);
    await laptop.accept(BY);
    expect(database.entries).toHaveLength(1);
  });

  it('lets a shop go live, and notices when a live one is taken for trials', async () => {
    const database = openDatabase();
    await database.server().atBoot();
    const live = database.server({ environment: 'live' });
    await live.atBoot();
    expect(await live.findings()).toEqual([]);
    expect(database.kept.mark?.environment).toBe('live');
    expect(codes(await database.server().findings())).toEqual(['OTHER_INSTALLATION']);
  });

  it('does not take a new vault key, or a lost one, for another installation', async () => {
    const database = openDatabase();
    await database.put(1, LOST);
    await database.server({ keys: [LOST] }).atBoot();
    expect(await database.server({ keys: [KEY, LOST] }).findings()).toEqual([]);
    expect(codes(await database.server({ keys: [KEY] }).findings())).toEqual(['VAULT_KEY_UNKNOWN']);
  });

  it('keeps no setting, and the same setting looks different in two databases', async () => {
    const [one, other] = [openDatabase(), openDatabase()];
    for (const database of [one, other]) await database.server().atBoot();
    expect(JSON.stringify(one.kept)).not.toContain('salt');
    expect(one.kept.mark?.settings).not.toBe(other.kept.mark?.settings);
  });
});

it('counts at most every few seconds, and finds a key that came to be missing', async () => {
  const database = openDatabase();
  const life = database.server();
  await database.put(1, KEY);
  expect((await life.state()).left).toBe(0);
  await database.put(2, LOST);
  expect((await life.state()).left).toBe(0);
  database.now.ms += 11_000;
  expect((await life.state()).left).toBe(1);
  expect(codes(await life.findings())).toEqual(['VAULT_KEY_UNKNOWN']);
});

it('looks every six hours while no key is missing, and every few seconds while one is', async () => {
  const database = openDatabase();
  const life = database.server();
  await database.put(1, KEY);
  expect(await life.findings()).toEqual([]);
  await database.put(2, LOST);
  database.now.ms += 6 * 3_600_000 - 1;
  expect(await life.findings()).toEqual([]);
  database.now.ms += 1;
  expect(codes(await life.findings())).toEqual(['VAULT_KEY_UNKNOWN']);
  await database.put(2, KEY);
  database.now.ms += 11_000;
  expect(await life.findings()).toEqual([]);
});
