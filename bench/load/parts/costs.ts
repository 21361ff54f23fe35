import type { Call } from '../children/loader';
import { openDatabaseFigures, type DatabaseReader } from '../database-figures';
import { confirm, order, preparePaid, refund, type Operation } from '../operations';
import { rest, until } from '../patience';
import type { Cost, Costs } from '../../simulate/costs';
import type { Stage } from '../stage';
import { tableText } from '../table';

export type { Cost, Costs };

const REQUESTS = 2_000;
const QUICK_REQUESTS = 10;
const CONNECTIONS = 4;
/** The slowest of the jobs that follow a request comes this often. */
const JOBS_MS = 11_000;
const QUICK_JOBS_MS = 200;

/** A webhook about a payment that is paid as we know already: what comes after most confirmations. */
const webhook: Operation = {
  name: 'webhook',
  method: 'POST',
  async prepare(stage, side, count) {
    const paid = await preparePaid(stage, side, count);
    const calls: Call[] = [];
    for (const { paymentKey } of paid) {
      for (const { body, headers } of await stage.sandbox.ask('told', [paymentKey]))
        calls.push({ path: stage.hookPath, body, headers });
    }
    return { calls, check: async () => {} };
  },
};

type Spent = Cost & { atMs: number };

const COST_NAMES = ['strapiCpuMs', 'databaseCpuMs', 'walBytes', 'connectionMs', 'statements'] as const;

const spentSoFar = async ({ strapi }: Stage, database: DatabaseReader): Promise<Spent> => {
  const { cpuMs, connections } = await strapi.ask('usage');
  const { cpuMs: databaseCpuMs, walBytes } = await database.read();
  const { heldMs: connectionMs, statements } = connections;
  return { atMs: performance.now(), strapiCpuMs: cpuMs, databaseCpuMs, walBytes, connectionMs, statements };
};

const between = (from: Spent, to: Spent, of: (spent: Spent) => number): number => of(to) - of(from);

/** What is spent in a millisecond in which nobody asks for anything; `waiting`: what nobody works on. */
type Idle = Cost & { waiting: number };

const idleCost = async (stage: Stage, database: DatabaseReader): Promise<Idle> => {
  const from = await spentSoFar(stage, database);
  await rest(stage.wish.isQuick ? QUICK_JOBS_MS : 2 * JOBS_MS);
  const to = await spentSoFar(stage, database);
  const perMs = (name: keyof Cost): number =>
    between(from, to, (spent) => spent[name]) / between(from, to, (spent) => spent.atMs);
  const cost = Object.fromEntries(COST_NAMES.map((name) => [name, perMs(name)])) as Cost;
  return { ...cost, waiting: await waiting(stage) };
};

/** Events and webhooks that wait to be worked on. A history that was filled in may have some that wait for ever. */
const waiting = async ({ store }: Stage): Promise<number> => {
  const [row] = await store.all(
    "select (select count(*) from commerce_events where told_at is null) + (select count(*) from commerce_webhook_deliveries where state in ('received', 'waiting')) as many"
  );
  return Number(row?.['many']);
};

type Counted = { cost: Cost; bytes: number };

const costOf = async (stage: Stage, operation: Operation, database: DatabaseReader, idle: Idle): Promise<Counted> => {
  const count = stage.wish.isQuick ? QUICK_REQUESTS : REQUESTS;
  const { calls, check } = await operation.prepare(stage, 'ours', count);
  const isQuiet = async (): Promise<boolean> => (await waiting(stage)) <= idle.waiting;
  await until('nothing is left to tell', isQuiet);
  const before = await database.tableBytes();
  const from = await spentSoFar(stage, database);
  const { url, authorization: token, loader } = stage;
  const wish = { url, method: operation.method, token, connections: CONNECTIONS, calls };
  const { refused } = await loader.ask('load', wish);
  if (refused.length > 0) throw new Error(`${operation.name} was refused:\n${refused.join('\n')}`);
  await until('nothing is left to tell', isQuiet);
  await rest(stage.wish.isQuick ? QUICK_JOBS_MS : JOBS_MS);
  const to = await spentSoFar(stage, database);
  await check();
  const elapsed = between(from, to, (spent) => spent.atMs);
  const each = (name: keyof Cost): number => (between(from, to, (spent) => spent[name]) - idle[name] * elapsed) / count;
  const cost = Object.fromEntries(COST_NAMES.map((name) => [name, each(name)])) as Cost;
  return { cost, bytes: ((await database.tableBytes()) - before) / count };
};

/** What a simulation carries on to more machines than one has. On PostgreSQL, where there is a `/proc`. */
export const measureCosts = async (stage: Stage): Promise<Costs | undefined> => {
  const { address, out, sandbox } = stage;
  if (address.client !== 'postgres' || process.platform !== 'linux')
    return void out.write('\nCosts are measured with PostgreSQL, and where processes show in /proc.\n');
  await sandbox.ask('delay', 0);
  const database = await openDatabaseFigures(address.url);
  try {
    const idle = await idleCost(stage, database);
    const found: Counted[] = [];
    for (const operation of [order, confirm, webhook, refund])
      found.push(await costOf(stage, operation, database, idle));
    const [made, paid, told, back] = found as [Counted, Counted, Counted, Counted];
    const costs = { order: made.cost, confirm: paid.cost, webhook: told.cost, refund: back.cost };
    const bytesPerOrder = made.bytes + paid.bytes + told.bytes;
    const rows = Object.entries(costs).map(([name, cost]) => [name, ...COST_NAMES.map((one) => cost[one].toFixed(2))]);
    out.write(`\n${tableText([['costs of one', ...COST_NAMES], ...rows])}${bytesPerOrder.toFixed(0)} bytes an order\n`);
    return { ...costs, bytesPerOrder };
  } finally {
    await database.close();
  }
};
