import { createStrapi } from '@strapi/strapi';
import { randomUUID } from 'node:crypto';
import { createLeaseRepository } from '../../server/src/repositories/leases';
import { createJobs } from '../../server/src/services/jobs';
import { LEASE_MS } from '../../server/src/services/lease';
import { startHost, type Host } from '../support/host-app';
import { serviceIn } from '../support/open-shop';

const LEASES = 'plugin::commerce-payments.lease';
const JOBS = [
  'audit.chain',
  'health.watch',
  'idempotency.sweep',
  'keySets.retire',
  'keySets.verify',
  'keySets.verifyBad',
  'mails.watch',
  'outbox.sweep',
  'outbox.work',
  'overview.sums',
  'reconciliation.expireOrders',
  'reconciliation.look',
  'reconciliation.work',
  'vault.rekey',
  'webhooks.sweep',
  'webhooks.work',
];

let host: Host;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host?.stop());

const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let polls = 0; polls < 200 && !(await isSo()); polls += 1) await new Promise((go) => setTimeout(go, 25));
  expect(await isSo()).toBe(true);
};

const ourJobs = (strapi: Host['strapi']): string[] =>
  strapi.cron.jobs.flatMap(({ name }) => (name?.startsWith('commerce-payments.') ? [name.slice(18)] : [])).sort();

describe('leases', () => {
  const TAKERS = 20;
  const leases = () => createLeaseRepository(host.strapi);
  const race = async (name: string, now: number) => {
    const wishes = Array.from({ length: TAKERS }, () => ({ name, owner: randomUUID(), until: now + LEASE_MS }));
    const won = await Promise.all(wishes.map((wish) => leases().take(wish, now)));
    return wishes.filter((_wish, index) => won[index]);
  };

  it('goes to one of those who want a new one at once, and to one when its time is over', async () => {
    for (let round = 0; round < 10; round += 1) {
      const name = `race-${round}`;
      expect(await race(name, 1_000)).toHaveLength(1);
      expect(await race(name, 1_000 + LEASE_MS - 1)).toHaveLength(0);
      expect(await race(name, 1_000 + LEASE_MS)).toHaveLength(1);
    }
  });

  it('is renewed and released by its owner alone', async () => {
    const [winner] = await race('owned', 1_000);
    const mine = { name: 'owned', owner: winner?.owner ?? '', until: 900_000 };
    expect(await leases().renew({ ...mine, owner: 'somebody else' })).toBe(false);
    await leases().release('owned', 'somebody else');
    expect(await leases().renew(mine)).toBe(true);
    // The same renewal again changes no column: it is still there.
    expect(await leases().renew(mine)).toBe(true);
    expect(await race('owned', 800_000)).toHaveLength(0);
    await leases().release('owned', mine.owner);
    expect(await race('owned', 800_000)).toHaveLength(1);
    expect(await leases().renew(mine)).toBe(false);
  });

  it('lets a single job run in one of many processes at a time', async () => {
    let [running, most, runs] = [0, 0, 0];
    const processes = Array.from({ length: 5 }, () => {
      const jobs = createJobs({
        leases: leases(),
        clock: Date.now,
        newOwner: randomUUID,
        log: { error: (message) => expect(message).toBe('no error'), debug: () => undefined },
        cron: { add: () => undefined, remove: () => undefined },
      });
      const run = async () => {
        running += 1;
        runs += 1;
        most = Math.max(most, running);
        await new Promise((go) => setTimeout(go, 20));
        running -= 1;
      };
      jobs.add({ name: 'one-at-a-time', every: { seconds: 10 }, kind: 'single', run });
      jobs.start();
      return jobs;
    });
    for (let kicks = 0; kicks < 20; kicks += 1) {
      for (const jobs of processes) jobs.kick('one-at-a-time');
      await new Promise((go) => setTimeout(go, 10));
    }
    for (const jobs of processes) expect(await jobs.stop(5_000)).toBe(0);
    expect(most).toBe(1);
    expect(runs).toBeGreaterThan(1);
  });
});

describe('the jobs of a server', () => {
  it('run once as soon as it listens, and are scheduled', async () => {
    expect(ourJobs(host.strapi)).toEqual(JOBS);
    await until(async () => (await host.strapi.db.query(LEASES).count({ where: { name: 'idempotency.sweep' } })) === 1);
  });

  it('run outside the transaction in which they were asked for', async () => {
    const { strapi } = host;
    const wasInTransaction: boolean[] = [];
    const sweep = jest.spyOn(serviceIn(host, 'idempotency'), 'sweep').mockImplementation(async () => {
      wasInTransaction.push(strapi.db.inTransaction());
      return 0;
    });
    await strapi.db.transaction(async () => {
      serviceIn(host, 'jobs').kick('idempotency.sweep');
      // SQLite has one connection: what runs meanwhile waits for it.
      await new Promise((go) => setTimeout(go, 50));
    });
    await until(() => wasInTransaction.length === 1);
    expect(wasInTransaction).toEqual([false]);
    sweep.mockRestore();
  });

  it('are waited for when it stops, and do not run in a command that only loads Strapi', async () => {
    let hasEnded = false;
    jest.spyOn(serviceIn(host, 'idempotency'), 'sweep').mockImplementation(async () => {
      await new Promise((go) => setTimeout(go, 400));
      hasEnded = true;
      return 0;
    });
    serviceIn(host, 'jobs').kick('idempotency.sweep');
    await new Promise((go) => setTimeout(go, 50));
    const stopped = await host.halt();
    expect(hasEnded).toBe(true);
    expect(host.logs.problems()).not.toContain('jobs still running');

    const { folder } = stopped;
    const loaded = createStrapi({ appDir: folder, distDir: folder, serveAdminPanel: false, autoReload: false });
    await loaded.load();
    await loaded.db.query(LEASES).deleteMany({});
    await new Promise((go) => setTimeout(go, 1_500));
    expect(ourJobs(loaded)).toEqual([]);
    expect(await loaded.db.query(LEASES).count()).toBe(0);
    await loaded.destroy();

    host = await startHost({ again: stopped });
    await until(async () => (await host.strapi.db.query(LEASES).count()) > 0);
  });
});
