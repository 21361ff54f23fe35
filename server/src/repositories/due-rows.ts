import type { Core } from '@strapi/strapi';
import { despiteDeadlocks } from './deadlocks';
import { inReadCommitted, lockedRows } from './locked-rows';
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
  /**
   * The same, with the whole rows as they were before: the longest due first. One look less than by their ids.
   *
   * @param counted attribute in which each claim is counted
   */
  claimRows: (now: number, until: number, limit: number, counted?: string) => Promise<Record<string, unknown>[]>;
};

type Claim = readonly [now: number, until: number, limit: number];

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
): DueRows => {
  const claimRows = (fields: readonly string[] | '*', [now, until, limit]: Claim, counted?: string) =>
    despiteDeadlocks(() =>
      inReadCommitted(strapi, async (trx) => {
        const isDue = { [column]: { $lte: now } };
        const wanted = { uid, where: { ...where, ...isDue }, oldest: column, limit };
        const rows = await lockedRows(strapi, wanted, trx, fields);
        if (rows.length === 0) return [];
        const claimed = strapi.db.queryBuilder(uid).where({ id: { $in: rows.map(({ id }) => id) }, ...isDue });
        const update = claimed.update({ [column]: until }).getKnexQuery();
        const count = await (counted === undefined ? update : update.increment(counted, 1)).transacting(trx);
        if (Number(count) !== rows.length)
          throw new StatementFailed(`Rows of ${uid} were claimed by another process at the same time`);
        return rows;
      })
    );

  return {
    claim: async (now, until, limit) => (await claimRows(['id'], [now, until, limit])).map(({ id }) => id),
    claimRows: (now, until, limit, counted) => claimRows('*', [now, until, limit], counted),
  };
};
