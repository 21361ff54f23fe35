import type { ProblemKind, ProblemView } from '../../../contracts/problems';

/** Something that waits for a person. `at`: since when, epoch milliseconds. */
export type FoundProblem = Omit<ProblemView, 'at' | 'messages'> & { at: number };

/** Which row waits, and since when: enough to sort by. */
export type ProblemHead = { kind: ProblemKind; id: number; at: number };

/** Newest first over all kinds; rows of one kind stay in the order in which they came. */
export const newestFirst = (heads: readonly ProblemHead[]): ProblemHead[] => [...heads].sort((a, b) => b.at - a.at);
