import type { RekeyRun } from '../../server/src/domain/rekey-run';
import type { InstallationMark } from '../../server/src/domain/installation';
import { SEALED_PREFIX_LENGTH } from '../../server/src/domain/sealed-prefix';
import type { InstallationRepository } from '../../server/src/repositories/installation-port';
import type { RekeyRunRepository } from '../../server/src/repositories/rekey-run-port';
import type { SealedColumn, SealedValueRepository } from '../../server/src/repositories/sealed-value-port';

const nameOf = ({ table, field }: SealedColumn): string => `${table}.${field}`;
const beginningOf = (sealed: string): string => sealed.slice(0, SEALED_PREFIX_LENGTH);

/** Sealed values in memory. `onReplace` runs right before a value is replaced, as another process would. */
export const createMemorySealedValues = (columns: readonly SealedColumn[]) => {
  const rows = new Map<string, Map<number, { row: string; sealed: string | null }>>(
    columns.map((column) => [nameOf(column), new Map()])
  );
  const hooks: { onReplace: (id: number) => void | Promise<void> } = { onReplace: () => undefined };
  const of = (column: SealedColumn) => rows.get(nameOf(column)) ?? new Map();
  const taken: number[] = [];

  const values: SealedValueRepository = {
    columns,
    async countByPrefix(column) {
      const counts = new Map<string, number>();
      for (const { sealed } of of(column).values()) {
        if (sealed !== null) counts.set(beginningOf(sealed), (counts.get(beginningOf(sealed)) ?? 0) + 1);
      }
      return [...counts].map(([prefix, number]) => ({ prefix, values: number }));
    },
    async without(column, prefix, afterId, limit) {
      const found = [...of(column)].flatMap(([id, { row, sealed }]) =>
        id > afterId && sealed !== null && beginningOf(sealed) !== prefix ? [{ id, row, sealed }] : []
      );
      taken.push(Math.min(found.length, limit));
      return found.slice(0, limit);
    },
    async replace(column, { id, sealed: before }, sealed) {
      await hooks.onReplace(id);
      const row = of(column).get(id);
      if (row?.sealed !== before) return false;
      of(column).set(id, { ...row, sealed });
      return true;
    },
  };
  return { values, of, hooks, taken };
};

/** Walks in memory, as one database has them for all processes. */
export const createMemoryRekeyRuns = () => {
  const rows: RekeyRun[] = [];
  const runs: RekeyRunRepository = {
    async insert(run) {
      if (rows.some(({ state }) => state === 'running')) return false;
      rows.push(run);
      return true;
    },
    last: async () => rows.at(-1) ?? null,
    current: async () => rows.find(({ state }) => state === 'running') ?? null,
    async update(run, expectedVersion) {
      const at = rows.findIndex(({ runId, version }) => runId === run.runId && version === expectedVersion);
      if (at !== -1) rows[at] = run;
      return at !== -1;
    },
  };
  return { runs, rows };
};

export const createMemoryMarks = () => {
  const kept: { mark: InstallationMark | null } = { mark: null };
  const marks: InstallationRepository = {
    find: async () => kept.mark,
    insert: async (mark) => void (kept.mark ??= mark),
    async replace(seen, mark) {
      const isSame = JSON.stringify(kept.mark) === JSON.stringify(seen);
      if (isSame) kept.mark = mark;
      return isSame;
    },
  };
  return { marks, kept };
};
