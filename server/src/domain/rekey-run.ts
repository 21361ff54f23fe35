import type { ClosedValue } from '../../../contracts/vault';
import type { Actor } from './actor';

/** How far a walk over the sealed values has come, and what it saw on the way. */
export type RekeyProgress = {
  /** Which time through all columns. Values that came under an old key meanwhile are found by the next one. */
  pass: number;
  /** Which column is at work, and the last row of it that is done. */
  column: number;
  afterId: number;
  done: number;
  closed: number;
  firstClosed: readonly ClosedValue[];
};

/** One walk over all sealed values. Times in epoch milliseconds. */
export type RekeyRun = {
  runId: string;
  isDryRun: boolean;
  state: 'running' | 'done' | 'stopped';
  kid: string;
  startedAt: number;
  startedBy: Actor;
  progressedAt: number;
  endedAt: number | null;
  total: number;
  progress: RekeyProgress;
  /** Counts changes: whoever walks finds out that another process took over. */
  version: number;
};

const CLOSED_NAMED = 50;

export const BEGINNING: RekeyProgress = { pass: 1, column: 0, afterId: 0, done: 0, closed: 0, firstClosed: [] };

/** What became of one batch. */
export type RekeyBatch = { lastId: number; done: number; closed: readonly ClosedValue[] };

export const progressAfter = (progress: RekeyProgress, { lastId, done, closed }: RekeyBatch): RekeyProgress => ({
  ...progress,
  afterId: lastId,
  done: progress.done + done,
  closed: progress.closed + closed.length,
  firstClosed: [...progress.firstClosed, ...closed].slice(0, CLOSED_NAMED),
});

export const nextColumn = (progress: RekeyProgress): RekeyProgress => ({
  ...progress,
  column: progress.column + 1,
  afterId: 0,
});

/** From the first column again. What does not open is counted anew: it is met again. */
export const nextPass = ({ pass, done }: RekeyProgress): RekeyProgress => ({ ...BEGINNING, pass: pass + 1, done });
