import { AsyncLocalStorage } from 'node:async_hooks';
import { createJobs, type Job } from '../../../server/src/services/jobs';
import { LEASE_MS, type Turn } from '../../../server/src/services/lease';
import { createMemoryLeases } from '../../support/memory-leases';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const MINUTE_MS = 60_000;
const settled = () => jest.advanceTimersByTimeAsync(0);

/** Work that goes on until it is told to end. */
const longWork = () => {
  const ends: ((error?: Error) => void)[] = [];
  const turns: Turn[] = [];
  return {
    turns,
    /** Ends the oldest run. */
    end: async (error?: Error) => {
      ends.shift()?.(error);
      await settled();
    },
    run: (turn: Turn) => {
      turns.push(turn);
      return new Promise<void>((resolve, reject) => {
        ends.push((error) => (error ? reject(error) : resolve()));
      });
    },
  };
};

/** One process: its jobs, its schedule, its log. */
const aProcess = ({ leases } = createMemoryLeases()) => {
  const scheduled = new Map<string, { rule: string; tick: () => void }>();
  const errors: string[] = [];
  let owners = 0;
  const name = Math.random().toString(36).slice(2);
  const jobs = createJobs({
    leases,
    clock: Date.now,
    newOwner: () => `${name}-${(owners += 1)}`,
    log: { error: (message) => errors.push(message), debug: () => undefined },
    cron: {
      add: (job, rule, tick) => scheduled.set(job, { rule, tick }),
      remove: (job) => scheduled.delete(job),
    },
  });
  const add = (run: Job['run'], change: Partial<Job> = {}) =>
    jobs.add({ name: 'sweep', every: { seconds: 10 }, kind: 'shared', run, ...change });
  const tick = async (job = 'sweep') => {
    scheduled.get(job)?.tick();
    await settled();
  };
  const start = async () => {
    jobs.start();
    await settled();
  };
  return { jobs, add, tick, start, scheduled, errors };
};

test('runs nothing before the start, every job once at it, and each at its times afterwards', async () => {
  const { jobs, add, tick, start, scheduled } = aProcess();
  const runs: string[] = [];
  add(async () => runs.push('often'));
  add(async () => runs.push('hourly'), { name: 'hourly', every: { rule: '17 * * * *' }, kind: 'single' });
  add(async () => runs.push('minute'), { name: 'minute', every: { seconds: 60 } });
  jobs.kick('sweep');
  await settled();
  expect(runs).toEqual([]);
  await start();
  expect(runs.sort()).toEqual(['hourly', 'minute', 'often']);
  expect([...scheduled.values()].map(({ rule }) => rule)).toEqual(['*/10 * * * * *', '17 * * * *', '0 * * * * *']);
  await tick();
  expect(runs.filter((run) => run === 'often')).toHaveLength(2);
});

test('takes no job twice under one name, and none after the start', async () => {
  const { add, start } = aProcess();
  add(async () => undefined);
  expect(() => add(async () => undefined)).toThrow('already');
  await start();
  expect(() => add(async () => undefined, { name: 'late' })).toThrow('too late');
});

test.each(['shared', 'single'] as const)('a %s job never overlaps itself in a process', async (kind) => {
  const { add, tick, start } = aProcess();
  const work = longWork();
  add(work.run, { kind });
  await start();
  await tick();
  await tick();
  expect(work.turns).toHaveLength(1);
  await work.end();
  expect(work.turns).toHaveLength(1);
  await tick();
  expect(work.turns).toHaveLength(2);
});

test('a run that throws is logged without what its message says of a person, and runs again', async () => {
  const { add, tick, start, errors } = aProcess();
  const failure = Object.assign(new Error("insert into t values ('kim@example.com') - duplicate"), { code: '23505' });
  let runs = 0;
  add(async () => {
    runs += 1;
    throw failure;
  });
  await start();
  await tick();
  expect(runs).toBe(2);
  expect(errors).toHaveLength(2);
  expect(errors[0]).toContain('The job sweep of Commerce Payments failed');
  expect(errors[0]).toContain('23505');
  expect(errors.join()).not.toContain('kim@example.com');
});

test('many kicks make one run; one that comes during a run makes one more afterwards', async () => {
  const { jobs, add, start } = aProcess();
  const work = longWork();
  add(work.run);
  await start();
  await work.end();
  for (let kicks = 0; kicks < 5; kicks += 1) jobs.kick('sweep');
  await settled();
  expect(work.turns).toHaveLength(2);
  for (let kicks = 0; kicks < 5; kicks += 1) jobs.kick('sweep');
  await settled();
  expect(work.turns).toHaveLength(2);
  await work.end();
  expect(work.turns).toHaveLength(3);
  await work.end();
  expect(work.turns).toHaveLength(3);
});

test('many kicks of a job that is done at once make one run', async () => {
  const { jobs, add, start } = aProcess();
  let runs = 0;
  add(async () => (runs += 1));
  await start();
  for (let kicks = 0; kicks < 5; kicks += 1) jobs.kick('sweep');
  await settled();
  expect(runs).toBe(2);
});

test('a kick from inside a transaction runs outside of it', async () => {
  // Timers that are faked do not carry the context along.
  jest.useRealTimers();
  const { jobs, add } = aProcess();
  const transaction = new AsyncLocalStorage<string>();
  const seen: unknown[] = [];
  add(async () => seen.push(transaction.getStore()));
  jobs.start();
  await new Promise(setImmediate);
  transaction.run('open', () => jobs.kick('sweep'));
  await new Promise((go) => setTimeout(go, 20));
  expect(seen).toEqual([undefined, undefined]);
});

test('a kick of a job that is not there harms nobody and is logged', async () => {
  const { jobs, start, errors } = aProcess();
  await start();
  jobs.kick('nothing');
  expect(errors).toEqual([expect.stringContaining('no job nothing')]);
});

test('a single job runs in one process at a time, a shared one in both', async () => {
  const database = createMemoryLeases();
  const processes = [aProcess(database), aProcess(database)];
  const [single, shared] = [longWork(), longWork()];
  for (const { add } of processes) {
    add(single.run, { name: 'single', kind: 'single' });
    add(shared.run, { name: 'shared', kind: 'shared' });
  }
  for (const { start } of processes) await start();
  expect(single.turns).toHaveLength(1);
  expect(shared.turns).toHaveLength(2);
  await single.end();
  await processes[1]?.tick('single');
  expect(single.turns).toHaveLength(2);
});

test('a lease is renewed while the work goes on, however long, and given back at its end', async () => {
  const database = createMemoryLeases();
  const [here, there] = [aProcess(database), aProcess(database)];
  const work = longWork();
  for (const { add } of [here, there]) add(work.run, { kind: 'single' });
  await here.start();
  await jest.advanceTimersByTimeAsync(10 * MINUTE_MS);
  await there.start();
  expect(work.turns).toHaveLength(1);
  expect(work.turns[0]?.mayGoOn()).toBe(true);
  await work.end();
  expect(database.rows.get('sweep')?.until).toBe(0);
  expect(jest.getTimerCount()).toBe(0);
});

test('the lease of a run that throws is given back at once', async () => {
  const database = createMemoryLeases();
  const here = aProcess(database);
  here.add(() => Promise.reject(new Error('no')), { kind: 'single' });
  await here.start();
  expect(database.rows.get('sweep')?.until).toBe(0);
});

test('the lease of a process that died ends by itself', async () => {
  const database = createMemoryLeases();
  const there = aProcess(database);
  const work = longWork();
  there.add(work.run, { kind: 'single' });
  await database.leases.take({ name: 'sweep', owner: 'dead', until: Date.now() + LEASE_MS }, Date.now());
  await there.start();
  expect(work.turns).toHaveLength(0);
  await jest.advanceTimersByTimeAsync(LEASE_MS);
  await there.tick();
  expect(work.turns).toHaveLength(1);
});

test('who lost the lease is told, and neither renews nor releases that of the next', async () => {
  const database = createMemoryLeases();
  const here = aProcess(database);
  const work = longWork();
  here.add(work.run, { kind: 'single' });
  await here.start();
  const next = { owner: 'next', until: Date.now() + 10 * LEASE_MS };
  database.rows.set('sweep', next);
  await jest.advanceTimersByTimeAsync(LEASE_MS);
  expect(work.turns[0]?.signal.aborted).toBe(true);
  expect(work.turns[0]?.mayGoOn()).toBe(false);
  await work.end();
  expect(database.rows.get('sweep')).toEqual(next);
});

test('a process that cannot reach the database loses its lease when its time is over, not before', async () => {
  const database = createMemoryLeases();
  const here = aProcess(database);
  const work = longWork();
  here.add(work.run, { kind: 'single' });
  await here.start();
  database.leases.renew = () => Promise.reject(new Error('down'));
  await jest.advanceTimersByTimeAsync(LEASE_MS - 1);
  expect(work.turns[0]?.mayGoOn()).toBe(true);
  await jest.advanceTimersByTimeAsync(1);
  expect(work.turns[0]?.mayGoOn()).toBe(false);
  expect(work.turns[0]?.signal.aborted).toBe(true);
});

test('a process that slept through its lease knows before any timer tells it', async () => {
  const here = aProcess();
  const work = longWork();
  here.add(work.run, { kind: 'single' });
  await here.start();
  jest.setSystemTime(Date.now() + LEASE_MS);
  expect(work.turns[0]?.signal.aborted).toBe(false);
  expect(work.turns[0]?.mayGoOn()).toBe(false);
});

test('a renewal that is on its way when the work ends does not outlive the release', async () => {
  const database = createMemoryLeases();
  const here = aProcess(database);
  const work = longWork();
  here.add(work.run, { kind: 'single' });
  await here.start();
  const { renew } = database.leases;
  database.leases.renew = async (wish) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return renew(wish);
  };
  await jest.advanceTimersByTimeAsync(LEASE_MS / 3);
  await work.end();
  await jest.advanceTimersByTimeAsync(2_000);
  expect(database.rows.get('sweep')?.until).toBe(0);
});

test('stopping tells what runs, waits for it, and takes nothing new', async () => {
  const { jobs, add, start, scheduled } = aProcess();
  const work = longWork();
  add(work.run, { kind: 'single' });
  await start();
  jobs.kick('sweep');
  const stopped = jobs.stop(20_000);
  let left: number | undefined;
  void stopped.then((count) => (left = count));
  await jest.advanceTimersByTimeAsync(5_000);
  expect(left).toBeUndefined();
  expect(work.turns[0]?.signal.aborted).toBe(true);
  expect(scheduled.size).toBe(0);
  await work.end();
  expect(left).toBe(0);
  jobs.kick('sweep');
  jobs.start();
  await settled();
  expect(work.turns).toHaveLength(1);
});

test('stopping waits no longer than it may, and says how much it left', async () => {
  const { jobs, add, start } = aProcess();
  add(longWork().run);
  await start();
  const stopped = jobs.stop(20_000);
  await jest.advanceTimersByTimeAsync(20_000);
  expect(await stopped).toBe(1);
});
