import type { Core } from '@strapi/strapi';
import { despiteDeadlocks } from './deadlocks';
import { inReadCommitted, lockedIds } from './locked-rows';
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
      inReadCommitted(strapi, async (trx) => {
        const isDue = { [column]: { $lte: now } };
        const ids = await lockedIds(strapi, { uid, where: { ...where, ...isDue }, oldest: column, limit }, trx);
        if (ids.length === 0) return [];
        const claimed = strapi.db.queryBuilder(uid).where({ id: { $in: ids }, ...isDue });
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
