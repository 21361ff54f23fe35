import type { AuditVerificationView } from '../../contracts/audit';
import { testDatabase } from '../support/host/database';
import { anEntry, verifyAll } from '../support/memory-audit-trail';
import type { HostProcess } from '../support/processes/host-process';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';
import { progress } from '../support/processes/progress';

/** A file of SQLite is one process's. */
const PROCESSES = testDatabase() === 'sqlite' ? 1 : 3;
/** Entries that wait for a turn. */
const WAITING = 20;
/** Statements of a turn: two looks, BEGIN, three reads, an update for each entry, the chain's end, COMMIT. */
const STOPS = { reads: 5, entries: 12, end: 7 + WAITING, commit: 8 + WAITING };
/** Somebody else may have chained what waits. */
const TRIES = 20;

let shop: ProcessShop;
beforeAll(async () => {
  shop = await openProcessShop();
});
afterAll(() => shop?.close());

type Row = { subjectId: string | null; sequence: number | null };

const call = <T>(host: HostProcess, method: string, ...args: unknown[]) =>
  host.ask<T>('call', { service: 'audit', method, args });

let written = 0;
/** What was answered is written down. */
const answered: string[] = [];
const write = (host: HostProcess, count: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const entry = anEntry((written += 1));
      await call(host, 'record', entry);
      answered.push(String(entry.subject.id));
    })
  );

let flows = 0;
let kills = 0;
/** Chains, and dies before this step. @returns whether it came so far */
const diesAt = async (host: HostProcess, stopAt: number): Promise<boolean> => {
  const flow = { name: `chain ${(flows += 1)}`, stopAt, how: 'kill' };
  return host.ask('run', { calls: [{ service: 'audit', method: 'chain' }], flow }).then(
    () => false,
    (error: Error) => {
      if (host.isAlive()) throw error;
      return true;
    }
  );
};

/** Writes and chains until it dies in that. */
const dieChaining = async (host: HostProcess, stopAt: number): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    await write(host, WAITING);
    if (await diesAt(host, stopAt)) return void (kills += 1);
  }
  throw new Error(`The process did not die at step ${stopAt}`);
};

const writeAndChain = async (host: HostProcess): Promise<void> => {
  for (let turn = 0; turn < 6; turn += 1) await Promise.all([write(host, WAITING), call(host, 'chain')]);
};

const expectWhole = async (host: HostProcess): Promise<number> => {
  await call(host, 'chain');
  const { findings, steps } = await verifyAll({
    verify: (after) => call<AuditVerificationView>(host, 'verify', after),
  });
  expect(findings).toEqual([]);
  const rows = await host.ask<Row[]>('rows', 'audit-entry');
  expect(steps.at(-1)?.end).toMatchObject({ sequence: rows.length, isSigned: true, unchained: 0 });
  const places = rows.map(({ sequence }) => Number(sequence)).sort((one, other) => one - other);
  expect(places).toEqual(rows.map((_row, at) => at + 1));
  const kept = rows.map(({ subjectId }) => subjectId).filter((id) => id?.startsWith('product'));
  expect(new Set(kept).size).toBe(kept.length);
  expect(kept).toEqual(expect.arrayContaining(answered));
  return rows.length;
};

test(`${PROCESSES} at once write and chain, and some of them die in it: the chain is whole`, async () => {
  while (shop.processes().length < PROCESSES) await shop.start();
  const [first, ...others] = shop.processes();
  if (!first) throw new Error('no process');
  await Promise.all(shop.processes().map(writeAndChain));
  await expectWhole(first);

  const [second] = others;
  await Promise.all([
    ...others.slice(1).map(writeAndChain),
    dieChaining(first, STOPS.reads),
    second && dieChaining(second, STOPS.entries),
  ]);
  const next = await shop.start();
  await Promise.all(shop.processes().map(writeAndChain));
  await expectWhole(next);
});

test('a process that dies right before it moves the end, or before the commit, has chained nothing', async () => {
  await Promise.all(shop.processes().map((host) => host.kill()));
  for (const stopAt of [STOPS.end, STOPS.commit]) {
    const host = await shop.start();
    await call(host, 'chain');
    await dieChaining(host, stopAt);
  }
  const last = await shop.start();
  const entries = await expectWhole(last);
  progress(`${testDatabase()}: ${entries} entries of ${PROCESSES} processes in one chain, ${kills} killed chaining`);
});
