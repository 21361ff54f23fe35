import Database from 'better-sqlite3';
import type { Cell, Column, Table } from '../tables';
import type { Row, Store } from './store';

/** A playground that runs meanwhile writes too. */
const BUSY_MS = 15_000;

const cell = (value: Cell, { kind }: Column): string | number | null => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  return kind === 'date' ? (value as Date).getTime() : JSON.stringify(value);
};

const insertInto = ({ name, columns }: Table): string => {
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  return `insert into "${name}" (${names}) values (${columns.map(() => '?').join(', ')})`;
};

const writeTable = (database: Database, table: Table): void => {
  if (table.rows.length === 0) return;
  const statement = database.prepare(insertInto(table));
  for (const row of table.rows) statement.run(table.columns.map((column, at) => cell(row[at] ?? null, column)));
};

export const openSqlite = (filename: string): Store => {
  const database = new Database(filename, { fileMustExist: true, timeout: BUSY_MS });
  // A history can be told again: it need not survive a power cut in the middle.
  database.pragma('synchronous = off');
  database.pragma('cache_size = -200000');
  return {
    all: async (sql) => database.prepare(sql).all() as Row[],
    quoted: (name) => `"${name}"`,

    async write(tables) {
      database.exec('begin immediate');
      try {
        for (const table of tables) writeTable(database, table);
        database.exec('commit');
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
    },

    empty: async (table) => void database.exec(`delete from "${table}"`),

    // Nothing does so by itself here: a shop's SQLite has no statistics, and is judged without.
    analyze: () => Promise.resolve(),

    close: () => Promise.resolve(database.close()),
  };
};
