import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sentence } from '../sentence';

/** What one of a kind costs, as it was measured: the whole of it, jobs that follow included. */
export type Cost = {
  /** Processor time of the Strapi process, and of all processes of the database. Milliseconds. */
  strapiCpuMs: number;
  databaseCpuMs: number;
  /** What is written to the database's log. */
  walBytes: number;
  /** How long connections of the pool are held in all. Milliseconds. */
  connectionMs: number;
  statements: number;
};

export const OPERATIONS = ['order', 'confirm', 'webhook', 'refund'] as const;
export type Operation = (typeof OPERATIONS)[number];

export type Costs = Readonly<Record<Operation, Cost>> & {
  /** Tables and indexes, for an order with all that belongs to it. */
  bytesPerOrder: number;
};

/** Costs, and the file that they are from. */
export type Measured = { file: string; costs: Costs };

const FIGURES = ['strapiCpuMs', 'databaseCpuMs', 'walBytes', 'connectionMs', 'statements'] as const;

const figureIn = (from: unknown, name: string, file: string): number => {
  const value = Object(from)[name] as unknown;
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  throw new Sentence(`${file}: ${name} must be a number above 0, not ${JSON.stringify(value)}`);
};

const costIn = (costs: unknown, operation: Operation, file: string): Cost => {
  const from: unknown = Object(costs)[operation];
  const [strapiCpuMs, databaseCpuMs, walBytes, connectionMs, statements] = FIGURES.map((name) =>
    figureIn(from, name, `${file}, ${operation}`)
  ) as [number, number, number, number, number];
  return { strapiCpuMs, databaseCpuMs, walBytes, connectionMs, statements };
};

/**
 * The costs in a file of results; `null` when none were measured in that run.
 *
 * @throws Sentence for costs that are no costs
 */
export const costsIn = (results: unknown, file: string): Costs | null => {
  const costs: unknown = Object(Object(results)['results'])['costs'];
  if (costs === undefined || costs === null) return null;
  const [order, confirm, webhook, refund] = OPERATIONS.map((operation) => costIn(costs, operation, file)) as [
    Cost,
    Cost,
    Cost,
    Cost,
  ];
  return { order, confirm, webhook, refund, bytesPerOrder: figureIn(costs, 'bytesPerOrder', file) };
};

/**
 * The newest costs in a folder of results, whose names begin with their dates; `null` when there are none.
 *
 * @throws Sentence for a file that cannot be read
 */
export const newestCosts = (folder: string): Measured | null => {
  const isThere = readdirSync(join(folder, '..')).includes('results');
  const files = isThere ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  for (const file of files.sort().reverse()) {
    const costs = costsIn(JSON.parse(readFileSync(join(folder, file), 'utf8')), file);
    if (costs) return { file, costs };
  }
  return null;
};
