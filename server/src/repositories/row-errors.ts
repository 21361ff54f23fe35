import { giveWay } from './give-way';
import { DuplicateRow } from './ports';

const UNIQUE_CODES = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505', 'ER_DUP_ENTRY']);

/** A repository's own words about a statement: ids and codes at most, never what was to be written. */
export class StatementFailed extends Error {}

/** Whatever it is: an error of a driver need not be one of this realm. */
const codeOf = (error: unknown): string => {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  return [code, name].find((found) => typeof found === 'string') ?? 'unknown';
};

/**
 * Runs a statement on a table of ours. SQLite and MariaDB put the values of a failed statement into its message,
 * PostgreSQL and a full pool carry them beside it, and Strapi logs messages: names, addresses and sealed secrets would
 * end up in the log. Only the database's code goes out. All statements of ours come through here, and so it is here that
 * they let others in.
 *
 * @throws DuplicateRow when a unique index refused the row
 * @throws StatementFailed naming the table and the database's code, when anything else failed
 */
export const withoutValues = async <T>(table: string, statement: () => Promise<T>): Promise<T> => {
  const turn = giveWay();
  if (turn) await turn;
  try {
    return await statement();
  } catch (error) {
    if (error instanceof DuplicateRow || error instanceof StatementFailed) throw error;
    const code = codeOf(error);
    if (UNIQUE_CODES.has(code)) throw new DuplicateRow(`A row of ${table} with this key is there already`);
    throw new StatementFailed(`A statement on ${table} failed (${code})`);
  }
};

/**
 * Inserts a row unless one with its key is there. On PostgreSQL a refused row ends the transaction it came in.
 *
 * @returns whether it was inserted
 */
export const insertUnlessThere = async (table: string, insert: () => Promise<unknown>): Promise<boolean> => {
  try {
    await withoutValues(table, insert);
    return true;
  } catch (error) {
    if (error instanceof DuplicateRow) return false;
    throw error;
  }
};

type Methods = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

/** A repository none of whose errors has a value in it: reads fail with what was looked for just as writes do. */
export const withoutValuesIn = <Repository extends Methods>(table: string, repository: Repository): Repository =>
  Object.fromEntries(
    Object.entries(repository).map(([name, method]) => [
      name,
      (...args: never[]) => withoutValues(table, () => method(...args)),
    ])
  ) as Repository;
