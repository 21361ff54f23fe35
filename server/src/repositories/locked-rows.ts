import type { Core } from '@strapi/strapi';

type Id = { id: number };

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
 * Ids of rows, locked until the transaction ends. Rows that another process holds are passed over, where the database
 * can; SQLite has one writer anyway.
 *
 * @param oldest attribute that says which come first
 */
export const lockedIds = async (
  strapi: Core.Strapi,
  { uid, where, oldest, limit }: WantedRows,
  trx: never
): Promise<number[]> => {
  const rows = strapi.db
    .queryBuilder(uid)
    .select(['id'])
    .where(where)
    .orderBy({ [oldest]: 'asc' })
    .limit(limit);
  const found =
    strapi.db.dialect.client === 'sqlite'
      ? await rows.execute<Id[]>()
      : ((await rows.forUpdate().getKnexQuery().skipLocked().transacting(trx)) as Id[]);
  return found.map(({ id }) => id);
};
