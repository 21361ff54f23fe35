import type { RekeyRun } from '../domain/rekey-run';

export type RekeyRunRepository = {
  /** `false` when another walk is under way. */
  insert: (run: RekeyRun) => Promise<boolean>;
  /** The last one, under way or over. */
  last: () => Promise<RekeyRun | null>;
  /** The one under way. */
  current: () => Promise<RekeyRun | null>;
  /** Compare-and-set on the version: `false` when another process has changed it. */
  update: (run: RekeyRun, expectedVersion: number) => Promise<boolean>;
};
