import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Client } from 'pg';

/** One statement as PostgreSQL was sent it, without its parameters; `connection`: the server's process for it. */
export type Statement = { connection: string; sql: string };

/** Marks the first line of an entry; others belong to the one before. */
const PREFIX = '@@%p ';
const ENTRY = /^@@(\d+) LOG: {2}(?:statement|execute [^:]*): ([^]*)$/;

const textFrom = (file: string, from: number): string => {
  const length = statSync(file).size - from;
  if (length <= 0) return '';
  const handle = openSync(file, 'r');
  const bytes = Buffer.alloc(length);
  readSync(handle, bytes, 0, length, from);
  closeSync(handle);
  return bytes.toString('utf8');
};

const statementsIn = (text: string): Statement[] =>
  text.split(/^(?=@@)/m).flatMap((entry) => {
    const [, connection, sql] = ENTRY.exec(entry) ?? [];
    return sql === undefined ? [] : [{ connection: connection ?? '', sql: sql.replaceAll(/\s+/g, ' ').trim() }];
  });

/** What reaches the log a moment after the answer belongs to what was asked. */
const LATE_MS = 80;

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Has PostgreSQL write every statement into its log while `work` runs. */
export const withStatementLog = async <T>(
  { url, log }: { url: string; log: string },
  work: (statementsOf: (act: () => Promise<unknown>) => Promise<Statement[]>) => Promise<T>
): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const set = async (level: 'all' | 'none'): Promise<void> => {
    await client.query(`alter system set log_line_prefix = '${PREFIX}'`);
    await client.query(`alter system set log_statement = '${level}'`);
    await client.query('select pg_reload_conf()');
    await later(500);
  };
  await set('all');
  try {
    return await work(async (act) => {
      await later(LATE_MS);
      const from = statSync(log).size;
      await act();
      await later(LATE_MS);
      return statementsIn(textFrom(log, from));
    });
  } finally {
    await set('none');
    await client.end();
  }
};
