import type { Core } from '@strapi/strapi';
import { despiteDeadlocks } from './deadlocks';
import { inReadCommitted, lockedIds } from './locked-rows';

/** So many rows go at once: a first sweep after a long time never holds a table for long. */
const BATCH = 1_000;

type OldRows = { column: string; before: number; where?: Readonly<Record<string, unknown>> };

/**
 * Deletes rows that nobody needs any more, outside of any transaction. A plain delete over a range of an index makes
 * MySQL and MariaDB lock it up to the next row: whoever writes there meanwhile waits for it, or ends in a deadlock.
 * Rows that are held by somebody stay until the next sweep.
 *
 * @param column attribute with the time (epoch milliseconds) that rows to be deleted have `before`; it needs an index
 * @returns how many were deleted
 */
export const deleteOldRows = async (
  strapi: Core.Strapi,
  uid: string,
  { column, before, where = {} }: OldRows
): Promise<number> => {
  const wanted = { uid, where: { ...where, [column]: { $lt: before } }, oldest: column, limit: BATCH };
  const deleteBatch = (): Promise<number> =>
    inReadCommitted(strapi, async (trx) => {
      const ids = await lockedIds(strapi, wanted, trx);
      if (ids.length === 0) return 0;
      await strapi.db
        .queryBuilder(uid)
        .delete()
        .where({ id: { $in: ids } })
        .getKnexQuery()
        .transacting(trx);
      return ids.length;
    });

  for (let deleted = 0; ; ) {
    const count = await despiteDeadlocks(deleteBatch);
    deleted += count;
    if (count < BATCH) return deleted;
  }
};
