import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import type { Stage } from './stage';

/** What the milliseconds are worth: where they were measured, and who else worked there. */
export type Machine = {
  cpu: string;
  cores: number;
  memoryGb: number;
  system: string;
  node: string;
  database: string;
  /** Of the last minute, before anything was started. */
  load: number;
};

/** PostgreSQL's version and what it was told about safety; SQLite is part of the process. */
const databaseOf = async ({ address, store }: Stage): Promise<string> => {
  if (address.client === 'sqlite') return `SQLite ${String((await store.all('select sqlite_version() as version'))[0]?.['version'])}`;
  const setting = async (name: string): Promise<string> => String((await store.all(`show ${name}`))[0]?.[name]);
  return `PostgreSQL ${await setting('server_version')}, fsync ${await setting('fsync')}, synchronous_commit ${await setting('synchronous_commit')}`;
};

const GB = 1024 ** 3;

export const loadNow = (): number => Number((loadavg()[0] ?? 0).toFixed(2));

export const machineOf = async (stage: Stage, load: number): Promise<Machine> => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / GB),
  system: `${platform()} ${release()}`,
  node: process.version,
  database: await databaseOf(stage),
  load,
});
