import type { Core } from '@strapi/strapi';

type Row = { id: number } & Record<string, unknown>;

export type WantedRows = { uid: string; where: Readonly<Record<string, unknown>>; oldest: string; limit: number };

/**
 * A transaction for work on many rows at once. MySQL and MariaDB at their default level lock the gaps between index
 * entries: two claims end in a deadlock, and the inserts of a settlement wait for them. Read committed locks no gaps.
 * Strapi's own transaction takes no level, hence knex's; PostgreSQL is at that level by default.
 */
export const inReadCommitted = async <T>(strapi: Core.Strapi, work: (trx: never) => Promise<T>): Promise<T> =>
  strapi.db.dialect.client === 'mysql'
    ? strapi.db.connection.transaction((trx) => work(trx as never), { isolationLevel: 'read committed' })
    : strapi.db.transaction(({ trx }) => work(trx as never));

/**
 * Whole rows, locked until the transaction ends. Rows that another process holds are passed over, where the database
 * can; SQLite has one writer anyway.
 *
 * @param oldest attribute that says which come first
 */
export const lockedRows = async <T extends Row = Row>(
  strapi: Core.Strapi,
  { uid, where, oldest, limit }: WantedRows,
  trx: never,
  fields: readonly string[] | '*' = '*'
): Promise<T[]> => {
  const rows = strapi.db
    .queryBuilder(uid)
    .select(fields === '*' ? '*' : [...fields])
    .where(where)
    .orderBy({ [oldest]: 'asc' })
    .limit(limit);
  if (strapi.db.dialect.client === 'sqlite') return rows.execute<T[]>();
  rows.forUpdate();
  // Strapi's builder passes nothing over. What it asks is changed on its way out, so that it still reads the answer.
  const passing = { ...rows, getKnexQuery: () => rows.getKnexQuery().skipLocked().transacting(trx) };
  return passing.execute<T[]>();
};

/** Ids of rows, locked in the same way. */
export const lockedIds = async (strapi: Core.Strapi, wanted: WantedRows, trx: never): Promise<number[]> =>
  (await lockedRows(strapi, wanted, trx, ['id'])).map(({ id }) => id);
