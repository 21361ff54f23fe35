import { LEASE_MS } from '../../../server/src/services/lease';
import { aProcess, longWork } from '../../support/job-process';
import { createMemoryLeases } from '../../support/memory-leases';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const MINUTE_MS = 60_000;

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
