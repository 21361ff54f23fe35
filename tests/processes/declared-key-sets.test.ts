import type { AuditRow } from '../../server/src/domain/audit-entry';
import type { DeclaredKeySet } from '../../server/src/domain/declared-key-set';
import { DOCUMENTATION_KEY_SETS } from '../../sandbox';
import { createBuyer } from '../support/processes/buyer';
import type { HostProcess } from '../support/processes/host-process';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';

const SECRET = 'TEST_DECLARED_SECRET_KEY';
const widget = DOCUMENTATION_KEY_SETS.find(({ kind }) => kind === 'widget')!;

const declare = (name: string, clientKey: string, kind: 'widget' | 'api' = 'api'): DeclaredKeySet => ({
  ...{ name, environment: 'test', kind, clientKey },
  secretKey: `env:${kind === 'widget' ? SECRET : `${SECRET}_OF_ANOTHER`}`,
});
/** The first is there already, made in the panel: config takes it over. */
const DECLARED = [
  declare('First, in git', widget.clientKey, 'widget'),
  declare('Second, in git', 'test_ck_declaredSecond'),
  declare('Third, in git', 'test_ck_declaredThird'),
];

type Row = {
  keySetId: string;
  name: string;
  clientKey: string;
  managedBy: string;
  version: number;
  isDefault: boolean;
};

let shop: ProcessShop;
beforeAll(async () => {
  shop = await openProcessShop();
});
afterAll(() => shop?.close());

const rowsOf = (host: HostProcess) => host.ask<Row[]>('rows', 'key-set');
/** What was written down of changes to key sets since the last look; that they were tried is no change. */
let seen = 0;
const deedsIn = async (host: HostProcess): Promise<string[]> => {
  const entries = await host.ask<AuditRow[]>('rows', 'audit-entry');
  const fresh = entries.slice(seen);
  seen = entries.length;
  return fresh
    .filter(({ subjectKind, action }) => subjectKind === 'key_set' && action !== 'key_set.verified')
    .map(({ action, subjectName }) => `${action} ${subjectName}`);
};

/** Three processes that boot at once with these sets in their config. */
const bootThree = async (keySets: readonly DeclaredKeySet[]): Promise<HostProcess[]> => {
  await Promise.all(shop.processes().map((host) => host.kill()));
  shop.configure({ keySets });
  const env = { [SECRET]: widget.secretKeys[0] ?? '', [`${SECRET}_OF_ANOTHER`]: 'test_sk_declaredInTheEnvironment' };
  const hosts = await Promise.all([shop.start(0, env), shop.start(0, env), shop.start(0, env)]);
  for (const host of hosts) expect(host.log()).not.toMatch(/\berror\b/i);
  return hosts;
};

test('three that boot at once with key sets in their config make one row of each', async () => {
  const [before] = shop.processes() as [HostProcess];
  const first = (await rowsOf(before)).find(({ clientKey }) => clientKey === widget.clientKey);
  await deedsIn(before);

  const hosts = await bootThree(DECLARED);
  const rows = await rowsOf(hosts[0] as HostProcess);
  expect(rows).toHaveLength(4);
  const declared = rows.filter(({ managedBy }) => managedBy === 'config');
  expect(declared.map(({ name, clientKey }) => [name, clientKey]).sort()).toEqual(
    DECLARED.map(({ name, clientKey }) => [name, clientKey]).sort()
  );
  expect(declared.find(({ clientKey }) => clientKey === widget.clientKey)).toMatchObject({
    ...{ keySetId: first?.keySetId, isDefault: true, version: Number(first?.version) + 1 },
  });
  expect((await deedsIn(hosts[0] as HostProcess)).sort()).toEqual([
    ...['key_set.created Second, in git', 'key_set.created Third, in git', 'key_set.updated First, in git'],
  ]);
  const item = [{ product: shop.seeded.products[0] ?? '', quantity: 1 }];
  const buyer = createBuyer(shop);
  for (const host of hosts) await buyer.paid(host, item);
});

test('what config says otherwise next time is changed once, and what it no longer names is left to the panel once', async () => {
  const [one, two, three] = DECLARED as [DeclaredKeySet, DeclaredKeySet, DeclaredKeySet];
  const [host] = (await bootThree([one, { ...two, name: 'Renamed' }])) as [HostProcess];
  expect((await rowsOf(host)).map(({ name, managedBy }) => `${name}: ${managedBy}`).sort()).toEqual([
    ...['First, in git: config', 'Renamed: config', `${three.name}: panel`, 'api keys: panel'],
  ]);
  expect((await deedsIn(host)).sort()).toEqual(['key_set.updated Renamed', 'key_set.updated Third, in git']);
});
