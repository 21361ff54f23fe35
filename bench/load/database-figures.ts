import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';

/** What PostgreSQL has spent so far: CPU time of all its processes, also of those that have ended; bytes of its log. */
export type DatabaseFigures = { cpuMs: number; walBytes: number };

/** Linux counts CPU time in hundredths of a second. Source: proc(5), `/proc/[pid]/stat`. */
const TICK_MS = 10;

/** Fields of `/proc/<pid>/stat` from the third on: the name before them may hold anything. */
const statOf = (pid: string): string[] => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

const PARENT = 1;
/** User and system time of the process itself, then of its children that have ended. */
const OWN = [11, 12];
const ALL = [...OWN, 13, 14];

const msOf = (stat: readonly string[], fields: readonly number[]): number =>
  fields.reduce((sum, field) => sum + Number(stat[field]) * TICK_MS, 0);

/** CPU time of a process and of its children. NaN where there is no `/proc`. */
const cpuOfFamily = (parent: string): number => {
  try {
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          const stat = statOf(pid);
          return stat[PARENT] === parent ? [msOf(stat, OWN)] : [];
        } catch {
          // It ended while it was looked at.
          return [];
        }
      });
    return children.reduce((sum, ms) => sum + ms, msOf(statOf(parent), ALL));
  } catch {
    return NaN;
  }
};

/** Of all tables of ours, with their indexes. Bytes. */
const SIZE = `select coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 as bytes from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname like 'commerce\\_%'`;

export const openDatabaseFigures = async (url: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const one = async (sql: string): Promise<Record<string, unknown>> => (await client.query(sql)).rows[0] ?? {};
  const backend = String((await one('select pg_backend_pid() as pid'))['pid']);
  const server = process.platform === 'linux' ? (statOf(backend)[PARENT] ?? '') : '';
  return {
    read: async (): Promise<DatabaseFigures> => ({
      cpuMs: cpuOfFamily(server),
      walBytes: Number((await one("select pg_current_wal_insert_lsn() - '0/0' as bytes"))['bytes']),
    }),
    /** What our tables take when nothing in them is dead. Bytes. */
    async tableBytes(): Promise<number> {
      const { rows } = await client.query<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'public' and tablename like 'commerce\\_%'"
      );
      for (const { name } of rows) await client.query(`vacuum full "${name}"`);
      return Number((await one(SIZE))['bytes']);
    },
    close: () => client.end(),
  };
};

export type DatabaseReader = Awaited<ReturnType<typeof openDatabaseFigures>>;
