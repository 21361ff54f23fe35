import type { RekeyView, VaultView } from '../../contracts/vault';
import { SYSTEM } from '../../server/src/domain/actor';
import { createVault } from '../../server/src/vault/vault';
import { testDatabase } from '../support/host/database';
import { eventually } from '../support/hooked-shop';
import { createBuyer } from '../support/processes/buyer';
import type { HostProcess } from '../support/processes/host-process';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';
import { progress } from '../support/processes/progress';
import { kidsOf, openSealed, sealedIn } from '../support/processes/sealed-rows';

const OLD = 'an-older-key-of-the-tests-fedcba9876543210';
const NEW = 'newest-key-of-the-tests-0123456789abcdef';
const WEBHOOKS = 400;
const LATE = 30;

/** A file of SQLite is one process's. */
const IS_ALONE = testDatabase() === 'sqlite';
/** Before which step of its walk each process dies: one after the other, or all at once; `null`: it lives. */
const ROUNDS: readonly (readonly (number | null)[])[] = IS_ALONE ? [[14], [20], [60]] : [[14, 20, null]];

let shop: ProcessShop;
beforeAll(async () => {
  shop = await openProcessShop({ pluginConfig: { vault: { keys: [OLD] } } });
});
afterAll(() => shop?.close());

const call = <T>(host: HostProcess, method: string, ...args: unknown[]) =>
  host.ask<T>('call', { service: 'vaultLife', method, args });
/** Else the processes' own jobs are over with it before they are asked to. */
const HELD = `update commerce_leases set owner = 'the test', lease_until = 9999999999999 where name = 'vault.rekey'`;
const startRekey = (host: HostProcess) => call<RekeyView>(host, 'startRekey', { isDryRun: false }, SYSTEM);
const rekeyIn = async (host: HostProcess): Promise<RekeyView | null> => (await call<VaultView>(host, 'state')).rekey;

const restartedWith = async (...keys: string[]): Promise<HostProcess> => {
  await Promise.all(shop.processes().map((host) => host.kill()));
  shop.configure({ vault: { keys } });
  return shop.start();
};

/** So many webhooks that change nothing: each body is sealed in its row. */
const receive = async (host: HostProcess, from: number, count: number): Promise<void> => {
  const buyer = createBuyer(shop);
  for (let number = from; number < from + count; number += 1) {
    const body = JSON.stringify({ eventType: 'BILLING_DELETED', data: { billingKey: `bk_${number}` } });
    expect((await buyer.webhook(host, body)).status).toBe(200);
  }
};

let walks = 0;
/** Walks on until the rekey is over, or until it dies. @returns whether it died */
const walk = async (host: HostProcess, stopAt: number | null): Promise<boolean> => {
  for (;;) {
    const flow = { name: `walk ${(walks += 1)}`, stopAt, how: 'kill' };
    const wish = { calls: [{ service: 'vaultLife', method: 'work', isJob: true }], flow };
    try {
      await host.ask('run', wish);
    } catch (error) {
      if (host.isAlive()) throw error;
      return true;
    }
    if ((await rekeyIn(host))?.state !== 'running') return false;
  }
};

test('processes that walk one rekey at once, and die in it, leave nothing behind under the old key', async () => {
  const [first] = shop.processes();
  if (!first) throw new Error('no process');
  await receive(first, 0, WEBHOOKS);
  const before = await openSealed(await sealedIn(first), [OLD]);
  await first.ask('sql', HELD);

  const without = await restartedWith(NEW);
  await eventually(
    async () => without.log(),
    (text) => text.includes('is still needed')
  );
  await without.kill();

  // Of the version before, still up for a while: it seals under the old key.
  const late = IS_ALONE ? null : await restartedWith(OLD, NEW);
  shop.configure({ vault: { keys: [NEW, OLD] } });

  let begun: RekeyView | null = null;
  let kills = 0;
  for (const stops of ROUNDS) {
    const hosts = await Promise.all(stops.map(() => shop.start()));
    begun ??= await startRekey(hosts[0] as HostProcess);
    const [deaths] = await Promise.all([
      Promise.all(hosts.map((host, n) => walk(host, stops[n] ?? null))),
      late && receive(late, WEBHOOKS, LATE),
    ]);
    expect(deaths).toEqual(stops.map((stopAt) => stopAt !== null));
    kills += deaths.filter(Boolean).length;
  }
  await late?.kill();

  const last = await shop.start();
  await walk(last, null);
  if ((await call<VaultView>(last, 'state')).left > 0) {
    await startRekey(last);
    await walk(last, null);
  }
  const rekey = await rekeyIn(last);
  expect(rekey).toMatchObject({ state: 'done', closed: 0, firstClosed: [] });
  const sealed = await sealedIn(last);
  expect([...kidsOf(sealed)]).toEqual([createVault({ keys: [NEW] }).kid]);
  const after = await openSealed(sealed, [NEW]);
  expect(after).toMatchObject(before);
  expect(Object.keys(after)).toHaveLength(Object.keys(before).length + (late ? LATE : 0));
  progress(
    `${testDatabase()}: ${begun?.total} values sealed anew, ${kills} of ${ROUNDS.flat().length} processes killed in it`
  );
});

test('the old key is needed no more', async () => {
  const host = await restartedWith(NEW);
  expect(await call(host, 'findings')).toEqual([]);
  const buyer = createBuyer(shop);
  const { paymentKey } = await buyer.paid(host, [{ product: shop.seeded.products[0] ?? '', quantity: 1 }]);
  expect((await buyer.refund(host, paymentKey, 1_000)).status).toBe(201);
  expect(host.log()).not.toMatch(/still needed|could not look at its vault|VAULT/);
});
