import { PROBLEM_KINDS, type ProblemCountView, type ProblemKind } from '../../../contracts/problems';
import type { Page, Paging } from '../domain/page';
import { newestFirst, type FoundProblem, type ProblemHead } from '../domain/problem';
import type { ProblemRepository } from '../repositories/problem-port';

/** What waits for a person: payments, refunds, webhooks and events that nothing goes on with by itself, or in vain. */
export const createProblems = ({ problems }: { problems: ProblemRepository }) => {
  const countOf = async (kinds: readonly ProblemKind[]): Promise<ProblemCountView> => {
    const counts = await Promise.all(
      PROBLEM_KINDS.map(async (kind) => (kinds.includes(kind) ? problems.count(kind) : 0))
    );
    const byKind = Object.fromEntries(PROBLEM_KINDS.map((kind, index) => [kind, counts[index]]));
    return {
      total: counts.reduce((sum, count) => sum + count, 0),
      byKind: byKind as ProblemCountView['byKind'],
    };
  };

  const load = async (heads: readonly ProblemHead[]): Promise<FoundProblem[]> => {
    const found = new Map(
      await Promise.all(
        PROBLEM_KINDS.map(async (kind) => {
          const ids = heads.flatMap((head) => (head.kind === kind ? [head.id] : []));
          return [kind, await problems.load(kind, ids)] as const;
        })
      )
    );
    return heads.flatMap(({ kind, id }) => found.get(kind)?.get(id) ?? []);
  };

  return {
    /** Newest first over all kinds. One that is solved while the page is read is left out of it. */
    async list(filter: { kind?: ProblemKind | undefined }, { page, pageSize }: Paging): Promise<Page<FoundProblem>> {
      const kinds = filter.kind ? [filter.kind] : PROBLEM_KINDS;
      const { total } = await countOf(kinds);
      const end = page * pageSize;
      if (end - pageSize >= total) return { rows: [], total };
      const heads = await Promise.all(kinds.map((kind) => problems.heads(kind, end)));
      return { rows: await load(newestFirst(heads.flat()).slice(end - pageSize, end)), total };
    },

    count: (): Promise<ProblemCountView> => countOf(PROBLEM_KINDS),
  };
};

export type Problems = ReturnType<typeof createProblems>;
