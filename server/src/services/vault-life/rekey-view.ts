import type { RekeyView } from '../../../../contracts/vault';
import type { RekeyRun } from '../../domain/rekey-run';

const iso = (ms: number): string => new Date(ms).toISOString();

/** A walk as the panel sees it. */
export const rekeyView = (run: RekeyRun): RekeyView => ({
  id: run.runId,
  isDryRun: run.isDryRun,
  state: run.state,
  kid: run.kid,
  startedAt: iso(run.startedAt),
  startedBy: run.startedBy.name,
  progressedAt: iso(run.progressedAt),
  endedAt: run.endedAt === null ? null : iso(run.endedAt),
  total: run.total,
  done: run.progress.done,
  closed: run.progress.closed,
  firstClosed: [...run.progress.firstClosed],
});
