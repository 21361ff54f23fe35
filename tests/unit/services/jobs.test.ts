import { AsyncLocalStorage } from 'node:async_hooks';
import { aProcess, longWork, settled } from '../../support/job-process';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

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

test('one that has nothing to do at the start waits for its time', async () => {
  const { add, start } = aProcess();
  const run = jest.fn(async () => undefined);
  add(run, { isRunAtStart: false, every: { seconds: 5 } });
  await start();
  await settled();
  expect(run).not.toHaveBeenCalled();
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

test('a kick where the jobs do not run does nothing, and is no error', () => {
  const { jobs, errors } = aProcess();
  jobs.kick('sweep');
  expect(errors).toEqual([]);
});

test('a kick of a job that is not there harms nobody and is logged', async () => {
  const { jobs, start, errors } = aProcess();
  await start();
  jobs.kick('nothing');
  expect(errors).toEqual([expect.stringContaining('no job nothing')]);
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

test('kicks that come within the time that a job gathers them in make one run, and those during it one more', async () => {
  const { jobs, add, start } = aProcess();
  const work = longWork();
  add(work.run, { isRunAtStart: false, gatherMs: 50 });
  await start();
  jobs.kick('sweep');
  await jest.advanceTimersByTimeAsync(30);
  jobs.kick('sweep');
  expect(work.turns).toHaveLength(0);
  await jest.advanceTimersByTimeAsync(20);
  expect(work.turns).toHaveLength(1);
  jobs.kick('sweep');
  jobs.kick('sweep');
  await jest.advanceTimersByTimeAsync(100);
  expect(work.turns).toHaveLength(1);
  await work.end();
  await jest.advanceTimersByTimeAsync(50);
  expect(work.turns).toHaveLength(2);
  await work.end();
  await jest.advanceTimersByTimeAsync(100);
  expect(work.turns).toHaveLength(2);
});
