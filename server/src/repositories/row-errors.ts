import { DuplicateRow } from './ports';

const UNIQUE_CODES = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505', 'ER_DUP_ENTRY']);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';

/**
 * Runs a statement on a table of ours. SQLite and MariaDB put the values of a failed statement into its message, and
 * Strapi logs messages: names, addresses and sealed secrets would end up in the log. Only the database's code goes out.
 *
 * @throws DuplicateRow when a unique index refused the row
 * @throws Error naming the table and the database's code, when anything else failed
 */
export const withoutValues = async <T>(table: string, statement: () => Promise<T>): Promise<T> => {
  try {
    return await statement();
  } catch (error) {
    if (error instanceof DuplicateRow) throw error;
    const code = codeOf(error);
    if (UNIQUE_CODES.has(code)) throw new DuplicateRow(`A row of ${table} with this key is there already`);
    throw new Error(`A statement on ${table} failed (${code})`);
  }
};
