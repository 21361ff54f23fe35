import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { AtOnce } from './ports';
import { runPrepared } from './prepared';
import { StatementFailed, withoutValues } from './row-errors';
import { createInTransaction } from './transaction';

export type Statement = {
  sql: string;
  bindings: readonly unknown[];
  /** Which rows are written; `null` for new ones. */
  rows: string | null;
  /** How many they must be for all to be written; `null` when that does not matter. */
  expected: number | null;
};

/** What was to be gathered has to be looked at first. */
class LookNeeded extends StatementFailed {}

type Gathering = { statements: Statement[]; afterwards: (() => Promise<unknown>)[]; isOver: boolean };

const gathering = new AsyncLocalStorage<Gathering>();

/** What somebody began in there and did not wait for goes its own way once all has been sent. */
const openGathering = (): Gathering | undefined => {
  const open = gathering.getStore();
  return open?.isOver ? undefined : open;
};

/** Keeps a statement for the end of `atOnce`. Returns how many rows it is taken to write; `null` outside. */
export const gathered = (statement: Statement): number | null => {
  const open = openGathering();
  if (!open) return null;
  open.statements.push(statement);
  return statement.expected ?? 0;
};

/** Does what comes after a write: now, or when what is gathered has been written. */
export const afterwards = async (work: () => Promise<unknown>): Promise<void> => {
  const open = openGathering();
  if (open) open.afterwards.push(work);
  else await work();
};

/** To be said before anything is read that `atOnce` may come by: it is done as a transaction then. */
export const beforeReading = (): void => {
  if (openGathering()) throw new LookNeeded();
};

/** Is anything gathered in this chain of calls? For the test that nothing is read meanwhile. */
export const isGathering = (): boolean => openGathering() !== undefined;

const DIVISION_BY_ZERO = '22012';

/** Fails as a whole where one of them does not find its rows. They see the tables as they were before all of them. */
const asOne = (statements: readonly Statement[]): string => {
  const parts = statements.map(
    ({ sql, expected }, at) => `w${at} as (${sql}${expected === null ? '' : ' returning 1'})`
  );
  const found = statements.flatMap(({ expected }, at) =>
    expected === null ? [] : [`(select count(*) from w${at}) = ${expected}`]
  );
  const whether = found.length === 0 ? '' : ` / case when ${found.join(' and ')} then 1 else 0 end`;
  return `with ${parts.join(', ')} select 1${whether}`;
};

/** Of two that write the same row the second would not see what the first has written. */
const areApart = (statements: readonly Statement[]): boolean => {
  const written = statements.flatMap(({ rows }) => rows ?? []);
  return new Set(written).size === written.length;
};

/**
 * Runs `work` as a transaction, and on PostgreSQL as a single statement, where it can be: its writes are taken to find
 * the rows that they name, gathered and sent together at its end, which spares a payment half of its ways to the
 * database. Where one of them finds another number of rows nothing is written, and `work` runs anew as a transaction,
 * in which it sees what there is. It must bear that, and do nothing but write.
 *
 * A hook of the host's is run before and after the statement as always, but not within its transaction: what it writes
 * by itself is not undone with the rest, and what is written is not undone when it throws afterwards.
 */
export const createAtOnce = (strapi: Core.Strapi): AtOnce => {
  const inTransaction = createInTransaction(strapi);

  /** `false`: one of them did not find its rows; nothing is written. */
  const write = async (statements: readonly Statement[]): Promise<boolean> => {
    if (statements.length === 0) return true;
    if (!areApart(statements)) return false;
    try {
      await runPrepared(
        strapi,
        asOne(statements),
        statements.flatMap(({ bindings }) => bindings)
      );
      return true;
    } catch (error) {
      if ((Object(error) as { code?: unknown }).code === DIVISION_BY_ZERO) return false;
      throw error;
    }
  };

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (strapi.db.dialect.client !== 'postgres' || strapi.db.inTransaction()) return inTransaction(work);
    const open: Gathering = { statements: [], afterwards: [], isOver: false };
    try {
      const result = await gathering.run(open, work).finally(() => void (open.isOver = true));
      if (await withoutValues('the shop', () => write(open.statements))) {
        for (const hear of open.afterwards) await hear();
        return result;
      }
    } catch (error) {
      if (!(error instanceof LookNeeded)) throw error;
    }
    return inTransaction(work);
  };
};
