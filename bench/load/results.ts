import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './machine';
import type { Added } from './parts/added';
import type { StatementCount } from './parts/statements';
import type { Comparison } from './rounds';
import type { LoadWish } from './wish';

/** What one run came to: a file of `bench/results`. Parts that were not run are not there. */
export type Results = {
  /** ISO 8601. */
  at: string;
  machine: Machine;
  wish: Pick<LoadWish, 'rounds' | 'seconds' | 'connections' | 'delays' | 'database' | 'isFromSource'>;
  confirm?: Comparison[];
  added?: Added;
  order?: Comparison[];
  refund?: Comparison[];
  reads?: Comparison[];
  statements?: StatementCount[];
};

const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;

/** @returns the file */
export const writeResults = (folder: string, results: Results): string => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${results.at.replaceAll(':', '-')}.json`);
  writeFileSync(file, `${JSON.stringify(results, rounded, 1)}\n`);
  return file;
};
