import type { Core } from '@strapi/strapi';

export type DueRows = {
  /**
   * Claims rows whose time has come: their time moves to `until`, so that nobody else takes them before. Any number of
   * processes may call it at once; each row goes to one of them. A process that dies leaves its rows due at `until`.
   *
   * @param now epoch milliseconds; rows without a time are never due
   * @param limit at most this many, the longest due first
   * @returns the rows' ids, in no order
   */
  claim: (now: number, until: number, limit: number) => Promise<number[]>;
};

type Id = { id: number };

type Table = { uid: string; column: string; where: Readonly<Record<string, unknown>> };

/** Rows that another process holds are passed over, where the database can; SQLite has one writer anyway. */
const dueIds = async (strapi: Core.Strapi, { uid, column, where }: Table, now: number, limit: number, trx: never) => {
  const due = strapi.db
    .queryBuilder(uid)
    .select(['id'])
    .where({ ...where, [column]: { $lte: now } })
    .orderBy({ [column]: 'asc' })
    .limit(limit);
  if (strapi.db.dialect.client === 'sqlite') return due.execute<Id[]>();
  return (await due.forUpdate().getKnexQuery().skipLocked().transacting(trx)) as Id[];
};

/**
 * A table's rows by the time at which something is to be done about them.
 *
 * @param column attribute with epoch milliseconds, `null` when nothing is to be done; it needs an index
 * @param where which rows of the table, when not all: an index should begin with these attributes
 */
export const createDueRows = (
  strapi: Core.Strapi,
  uid: string,
  column: string,
  where: Readonly<Record<string, unknown>> = {}
): DueRows => ({
  claim: async (now, until, limit) =>
    strapi.db.transaction(async ({ trx }): Promise<number[]> => {
      const ids = (await dueIds(strapi, { uid, column, where }, now, limit, trx as never)).map(({ id }) => id);
      if (ids.length === 0) return [];
      const { count } = await strapi.db
        .query(uid)
        .updateMany({ where: { id: { $in: ids }, [column]: { $lte: now } }, data: { [column]: until } });
      if (count !== ids.length) throw new Error(`Rows of ${uid} were claimed by another process at the same time`);
      return ids;
    }),
});
