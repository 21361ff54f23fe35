import { createConnection, type Connection } from 'mysql2/promise';
import type { Cell, Column, Table } from '../tables';
import type { Row, Store } from './store';

/** A server takes packets of 16 MB as it comes. */
const ROWS_AT_ONCE = 1_000;

const cell = (value: Cell, { kind }: Column): unknown => {
  if (value === null) return null;
  if (kind === 'date') return (value as Date).toISOString().replace('T', ' ').replace('Z', '');
  return typeof value === 'object' ? JSON.stringify(value) : value;
};

const writeTable = async (connection: Connection, { name, columns, rows }: Table): Promise<void> => {
  const names = columns.map((column) => `\`${column.name}\``).join(', ');
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const values = rows
      .slice(from, from + ROWS_AT_ONCE)
      .map((row) => columns.map((column, at) => cell(row[at] ?? null, column)));
    await connection.query(`insert into \`${name}\` (${names}) values ?`, [values]);
  }
};

export const openMysql = async (url: string): Promise<Store> => {
  const connection = await createConnection(url);
  return {
    all: async (sql) => (await connection.query(sql))[0] as Row[],
    quoted: (name) => `\`${name}\``,

    async write(tables) {
      await connection.beginTransaction();
      try {
        for (const table of tables) await writeTable(connection, table);
        await connection.commit();
      } catch (error) {
        await connection.rollback();
        throw error;
      }
    },

    empty: async (table) => void (await connection.query(`delete from \`${table}\``)),

    async analyze(tables) {
      for (const table of tables) await connection.query(`analyze table \`${table}\``);
    },

    close: () => connection.end(),
  };
};
