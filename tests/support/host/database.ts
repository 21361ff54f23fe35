import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';

export const TEST_DATABASES = ['sqlite', 'postgres', 'mysql'] as const;
export type TestDatabase = (typeof TEST_DATABASES)[number];

/** An empty database that belongs to one host app. `config` is what Strapi's `config/database` returns. */
export type FreshDatabase = { client: TestDatabase; config: unknown; url: string; drop: () => Promise<void> };

/** The database that this run is about, as `TEST_DATABASE` names it. */
export const testDatabase = (): TestDatabase => {
  const wanted = process.env['TEST_DATABASE'] ?? 'sqlite';
  const found = TEST_DATABASES.find((client) => client === wanted);
  if (!found) throw new Error(`TEST_DATABASE must be one of ${TEST_DATABASES.join(', ')}, not ${wanted}`);
  return found;
};

const serverUrl = (variable: 'TEST_POSTGRES_URL' | 'TEST_MYSQL_URL'): URL => {
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set: run the tests with TEST_DATABASE, or npm test`);
  return new URL(url);
};

const connectionOf = (url: URL, database: string) => ({
  host: url.hostname,
  port: Number(url.port),
  user: decodeURIComponent(url.username),
  password: decodeURIComponent(url.password),
  database,
  ssl: false,
});

const withDatabase = (url: URL, database: string): string => Object.assign(new URL(url), { pathname: database }).href;

const onPostgres = async (url: URL, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const onMysql = async (url: URL, statement: string): Promise<void> => {
  const connection = await createConnection(url.href);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
};

const freshPostgres = async (name: string): Promise<FreshDatabase> => {
  const url = serverUrl('TEST_POSTGRES_URL');
  await onPostgres(url, `create database ${name}`);
  return {
    client: 'postgres',
    config: { connection: { client: 'postgres', connection: connectionOf(url, name) } },
    url: withDatabase(url, name),
    drop: () => onPostgres(url, `drop database if exists ${name} with (force)`),
  };
};

const freshMysql = async (name: string): Promise<FreshDatabase> => {
  const url = serverUrl('TEST_MYSQL_URL');
  await onMysql(url, `create database ${name} character set utf8mb4 collate utf8mb4_general_ci`);
  return {
    client: 'mysql',
    config: { connection: { client: 'mysql', connection: connectionOf(url, name) } },
    url: withDatabase(url, name),
    drop: () => onMysql(url, `drop database if exists ${name}`),
  };
};

const freshSqlite = (folder: string): FreshDatabase => {
  const filename = join(folder, 'data.db');
  return {
    client: 'sqlite',
    config: { connection: { client: 'sqlite', connection: { filename }, useNullAsDefault: true } },
    url: filename,
    drop: () => Promise.resolve(),
  };
};

/** Makes an empty database on the server of this run; for SQLite a file in `folder`, which goes with the folder. */
export const freshDatabase = async (client: TestDatabase, folder: string): Promise<FreshDatabase> => {
  const name = `commerce_${process.pid}_${randomBytes(4).toString('hex')}`;
  if (client === 'sqlite') return freshSqlite(folder);
  return client === 'postgres' ? freshPostgres(name) : freshMysql(name);
};
