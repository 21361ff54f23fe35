import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './machine';
import type { Added } from './parts/added';
import type { Costs } from './parts/costs';
import type { Flood } from './parts/webhooks';
import type { Grown } from './parts/growth';
import type { Memory } from './parts/memory';
import type { Pursued } from './parts/reconciliation';
import type { Startup } from './parts/startup';
import type { StatementCount } from './parts/statements';
import type { Comparison } from './rounds';
import type { Sizes } from './stage';
import type { LoadWish } from './wish';

/** What one run came to. Parts that were not run are not there. */
export type Results = {
  confirm?: Comparison[];
  added?: Added;
  order?: Comparison[];
  refund?: Comparison[];
  reads?: Comparison[];
  statements?: StatementCount[];
  costs?: Costs;
  startup?: Startup;
  sizes?: Sizes;
  webhooks?: Flood;
  reconciliation?: Pursued[];
  memory?: Memory;
  growth?: Grown[];
};

/** The file that they are kept in: what was measured, where, and how. */
export type Recorded = {
  /** ISO 8601. */
  at: string;
  machine: Machine;
  wish: Pick<LoadWish, 'rounds' | 'seconds' | 'connections' | 'delays' | 'database' | 'isFromSource' | 'share'>;
  results: Results;
};

const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;

/** @returns the file */
export const writeResults = (folder: string, recorded: Recorded): string => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${recorded.at.replaceAll(':', '-')}.json`);
  writeFileSync(file, `${JSON.stringify(recorded, rounded, 1)}\n`);
  return file;
};
