import type { Problem } from '../domain/payment';

/**
 * The column beside a `problem`, by which rows with one are found: JSON has no index that all three databases know.
 * Nothing to write when the change says nothing of a problem.
 */
export const problemColumn = ({ problem }: { problem?: Problem | null }): { problemAt?: number | null } =>
  problem === undefined ? {} : { problemAt: problem?.at ?? null };
