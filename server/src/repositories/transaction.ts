import type { Core } from '@strapi/strapi';
import type { InTransaction } from './ports';

/** One short transaction of Strapi's; what repositories do inside joins by itself. */
export const createInTransaction =
  (strapi: Core.Strapi): InTransaction =>
  <T>(work: () => Promise<T>) =>
    strapi.db.transaction(() => work()) as Promise<T>;

/** Is a transaction open in this chain of calls? The guard that keeps provider calls out of transactions. */
export const createIsInTransaction = (strapi: Core.Strapi) => (): boolean => strapi.db.inTransaction();

/** Runs a statement in the transaction that is open, or by itself. `sql`: with `?` for each binding. */
export const runStatement = (strapi: Core.Strapi, sql: string, bindings: readonly unknown[]): Promise<unknown> =>
  strapi.db.inTransaction()
    ? (strapi.db.transaction(({ trx }) => trx.raw(sql, bindings as never)) as Promise<unknown>)
    : (strapi.db.connection.raw(sql, bindings as never) as unknown as Promise<unknown>);
