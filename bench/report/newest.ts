import type { Machine } from '../load/machine';
import type { Recorded, Results } from '../load/results';

/** Of every part the newest results, and the run that was last: parts may be measured one by one. */
export type Newest = { at: string; machine: Machine; results: Results };

/** @param records the oldest first. @returns `null` of none */
export const newestOf = (records: readonly Recorded[]): Newest | null => {
  const last = records.at(-1);
  if (!last) return null;
  const results: Results = Object.assign({}, ...records.map((record) => record.results));
  return { at: last.at, machine: last.machine, results };
};
