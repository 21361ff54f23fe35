import { Client } from 'pg';
import type { Cell, Column, Table } from '../tables';
import type { Row, Store } from './store';

const cell = (value: Cell, { kind }: Column): unknown =>
  kind === 'date' && value !== null ? (value as Date).toISOString().replace('Z', '') : value;

/** One parameter for all rows: PostgreSQL takes the JSON apart by the table's own types. */
const writeTable = async (client: Client, { name, columns, rows }: Table): Promise<void> => {
  if (rows.length === 0) return;
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column, at) => [column.name, cell(row[at] ?? null, column)]))
  );
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const sql = `insert into "${name}" (${names}) select ${names} from jsonb_populate_recordset(null::"${name}", $1)`;
  await client.query(sql, [JSON.stringify(objects)]);
};

export const openPostgres = async (url: string): Promise<Store> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    all: async (sql) => (await client.query<Row>(sql)).rows,
    quoted: (name) => `"${name}"`,

    async write(tables) {
      await client.query('begin');
      try {
        for (const table of tables) await writeTable(client, table);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    },

    empty: async (table) => void (await client.query(`delete from "${table}"`)),

    async analyze(tables) {
      for (const table of tables) await client.query(`analyze "${table}"`);
    },

    close: () => client.end(),
  };
};
