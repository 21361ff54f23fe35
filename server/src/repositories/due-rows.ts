import type { Core } from '@strapi/strapi';
import { despiteDeadlocks } from './deadlocks';
import { StatementFailed } from './row-errors';

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

/**
 * A transaction for a claim. MySQL and MariaDB at their default level lock the gaps between index entries: two claims
 * end in a deadlock, and the inserts of a settlement wait for them. Read committed locks no gaps. Strapi's own
 * transaction takes no level, hence knex's; PostgreSQL is at that level by default.
 */
const inClaim = async (strapi: Core.Strapi, work: (trx: never) => Promise<number[]>): Promise<number[]> =>
  strapi.db.dialect.client === 'mysql'
    ? strapi.db.connection.transaction((trx) => work(trx as never), { isolationLevel: 'read committed' })
    : strapi.db.transaction(({ trx }) => work(trx as never));

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
  claim: (now, until, limit) =>
    despiteDeadlocks(() =>
      inClaim(strapi, async (trx) => {
        const ids = (await dueIds(strapi, { uid, column, where }, now, limit, trx)).map(({ id }) => id);
        if (ids.length === 0) return [];
        const claimed = strapi.db.queryBuilder(uid).where({ id: { $in: ids }, [column]: { $lte: now } });
        const count = await claimed
          .update({ [column]: until })
          .getKnexQuery()
          .transacting(trx);
        if (Number(count) !== ids.length)
          throw new StatementFailed(`Rows of ${uid} were claimed by another process at the same time`);
        return ids;
      })
    ),
});
