import type { ProblemKind } from '../../../contracts/problems';
import type { FoundProblem, ProblemHead } from '../domain/problem';

/** What waits for a person, by what it is about. */
export type ProblemRepository = {
  count: (kind: ProblemKind) => Promise<number>;
  /** The newest, at most `limit`. */
  heads: (kind: ProblemKind, limit: number) => Promise<ProblemHead[]>;
  /** Rows that no longer wait are left out. */
  load: (kind: ProblemKind, ids: readonly number[]) => Promise<Map<number, FoundProblem>>;
};
