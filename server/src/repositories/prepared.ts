import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { runStatement } from './transaction';

type Names = { of: Map<string, string>; areKept: boolean };

/** Each connection keeps a plan for each: more forms of statements than a shop makes. */
const MOST_NAMED = 100;
/** SQLSTATE `invalid_sql_statement_name`, `duplicate_prepared_statement`, and of a plan whose tables have changed. */
const NOT_KEPT: ReadonlySet<unknown> = new Set(['26000', '42P05', '0A000']);

const known = new WeakMap<object, Names>();

const namesOf = ({ db }: Core.Strapi): Names => {
  const names = known.get(db) ?? { of: new Map(), areKept: db.dialect.client === 'postgres' };
  known.set(db, names);
  return names;
};

/** The same in every process: of two that share a connection through a pooler both mean the same statement. */
const nameIn = ({ of, areKept }: Names, sql: string): string | undefined => {
  if (!areKept) return undefined;
  const found = of.get(sql);
  if (found !== undefined || of.size >= MOST_NAMED) return found;
  const name = `commerce_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
  of.set(sql, name);
  return name;
};

/**
 * Runs a statement that is written once and sent often. PostgreSQL is given a name for it, so that each connection reads
 * and plans it once: for a statement on several tables that is most of its work. Within a transaction it is part of that
 * and has none: one whose name is lost would end it.
 *
 * A pooler may hand a connection to another between two statements and lose the names. Then the statement has not been
 * run: it is sent again without one, and so are all others from then on, until the process ends.
 *
 * @param sql with `?` for each binding
 */
export const runPrepared = async (strapi: Core.Strapi, sql: string, bindings: readonly unknown[]): Promise<unknown> => {
  const names = namesOf(strapi);
  const name = strapi.db.inTransaction() ? undefined : nameIn(names, sql);
  if (name === undefined) return runStatement(strapi, sql, bindings);
  try {
    return await strapi.db.connection.raw(sql, bindings as never).options({ name });
  } catch (error) {
    if (!NOT_KEPT.has((Object(error) as { code?: unknown }).code)) throw error;
    names.areKept = false;
    return runStatement(strapi, sql, bindings);
  }
};
