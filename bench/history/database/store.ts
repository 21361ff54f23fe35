import { openMysql } from './mysql';
import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';
import type { Table } from '../tables';

export type Row = Record<string, unknown>;

/** A database that a history is written into. */
export type Store = {
  /** @param sql plain SQL that all three understand, without parameters */
  all: (sql: string) => Promise<Row[]>;
  /** A name that is a word of SQL somewhere, in this database's quotes. */
  quoted: (name: string) => string;
  /** Writes the rows of all tables in one transaction. @throws the driver's error; then none of them is there */
  write: (tables: readonly Table[]) => Promise<void>;
  /** Takes all rows out of a table. */
  empty: (table: string) => Promise<void>;
  /** Lets the database count what it has, where a server of that kind does so by itself sooner or later. */
  analyze: (tables: readonly string[]) => Promise<void>;
  close: () => Promise<void>;
};

/** `url`: the address, for SQLite the name of the file. */
export type DatabaseAddress = { client: 'sqlite' | 'postgres' | 'mysql'; url: string };

/** @throws the driver's error when nothing is there */
export const openStore = async ({ client, url }: DatabaseAddress): Promise<Store> => {
  switch (client) {
    case 'sqlite':
      return openSqlite(url);
    case 'postgres':
      return openPostgres(url);
    case 'mysql':
      return openMysql(url);
  }
};
