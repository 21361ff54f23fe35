import { AsyncLocalStorage } from 'node:async_hooks';
import type { InTransaction } from '../../server/src/repositories/ports';

/** A step of a row from one state to another; a row that was not there comes from `null`. */
export type Change = { table: string; key: string; from: string | null; to: string };

export type Table<Row> = {
  get: (key: string) => Row | undefined;
  put: (key: string, row: Row) => void;
  drop: (key: string) => void;
  values: () => Row[];
};

const stateOf = (row: unknown): string | null =>
  typeof row === 'object' && row !== null && 'state' in row ? String(row.state) : null;

/** One for all: every instance costs time at every promise that is ever made after it. */
const open = new AsyncLocalStorage<symbol>();

/**
 * Tables in memory whose transactions run one after the other. A throw undoes what the transaction wrote, row by row:
 * copying all of it for each transaction would take most of the time of ten thousand runs.
 */
export const createMemoryTables = () => {
  const self = Symbol();
  const changes: Change[] = [];
  let undo: (() => void)[] | null = null;
  let tail: Promise<unknown> = Promise.resolve();

  const isInTransaction = (): boolean => open.getStore() === self;

  /** To be called for whatever is written, with what takes it back. */
  const remember = (back: () => void): void => {
    if (isInTransaction()) undo?.push(back);
  };

  const table = <Row extends object>(name: string): Table<Row> => {
    const rows = new Map<string, Row>();
    const note = (key: string, before: Row | undefined, after: Row): void => {
      const from = before ? stateOf(before) : null;
      const to = stateOf(after);
      if (to === null || from === to) return;
      changes.push({ table: name, key, from, to });
      remember(() => void changes.pop());
    };
    const setBack = (key: string, before: Row | undefined): void => {
      if (before) rows.set(key, before);
      else rows.delete(key);
    };
    return {
      get: (key) => rows.get(key),
      values: () => [...rows.values()],
      put: (key, row) => {
        const before = rows.get(key);
        rows.set(key, row);
        remember(() => setBack(key, before));
        note(key, before, row);
      },
      drop: (key) => {
        const before = rows.get(key);
        rows.delete(key);
        remember(() => setBack(key, before));
      },
    };
  };

  const runAlone = async <T>(work: () => Promise<T>): Promise<T> => {
    const steps: (() => void)[] = [];
    undo = steps;
    try {
      return await open.run(self, work);
    } catch (error) {
      for (const back of steps.reverse()) back();
      throw error;
    } finally {
      undo = null;
    }
  };

  const inTransaction: InTransaction = (work) => {
    if (isInTransaction()) return work();
    const turn = tail.then(
      () => runAlone(work),
      () => runAlone(work)
    );
    tail = turn.catch(() => undefined);
    return turn;
  };

  /** Answers what is committed: who stands outside of a transaction sees nothing of one that is under way. */
  const committed = async <T>(read: () => T): Promise<T> => {
    while (undo !== null && !isInTransaction()) await tail;
    return read();
  };

  return {
    table,
    remember,
    inTransaction,
    isInTransaction,
    committed,
    /** Every state that a row came to, in order, without what was undone. */
    changes: changes as readonly Change[],
  };
};

export type MemoryTables = ReturnType<typeof createMemoryTables>;
