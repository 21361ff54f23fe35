import type { Core } from '@strapi/strapi';
import { SELF_TEST_KIND } from '../../../contracts/webhooks';
import { UID } from '../content-types/uids';
import type { HealthFactsRepository } from './health-facts-port';
import { withoutValues, withoutValuesIn } from './row-errors';

type Uid = (typeof UID)[keyof typeof UID];

const OPEN_STATES = ['pending', 'confirming', 'awaiting_deposit'];

/** Where work waits for the jobs, and the column that says since when it is due. Each is an index. */
const DUE: readonly (readonly [Uid, string])[] = [
  [UID.payment, 'nextCheckAt'],
  [UID.refund, 'nextCheckAt'],
  [UID.webhookDelivery, 'nextAttemptAt'],
  [UID.event, 'nextAttemptAt'],
];

const earliest = (times: readonly (number | null)[]): number | null => {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** Facts for the list of findings, in the database. */
export const createHealthFactsRepository = (strapi: Core.Strapi): HealthFactsRepository => {
  const first = async (
    uid: Uid,
    column: string,
    where: Record<string, unknown>,
    orderBy: Record<string, 'asc' | 'desc'>
  ): Promise<number | null> =>
    withoutValues(uid, async () => {
      const [row] = await strapi.db.query(uid).findMany({ select: ['id', column], where, orderBy, limit: 1 });
      const value: unknown = row?.[column];
      return value === null || value === undefined ? null : Number(value);
    });

  const smallest = (uid: Uid, column: string) =>
    first(uid, column, { [column]: { $notNull: true } }, { [column]: 'asc' });

  return withoutValuesIn('commerce tables', {
    lastDeliveryAt: (keySetId) =>
      first(UID.webhookDelivery, 'receivedAt', { keySetId, kind: { $ne: SELF_TEST_KIND } }, { id: 'desc' }),

    firstApprovedAfter: (keySetId, after) =>
      first(UID.payment, 'approvedAt', { keySetId, approvedAt: { $gt: after } }, { approvedAt: 'asc' }),

    async hasOpenOrders(keySetIds) {
      if (keySetIds.length === 0) return false;
      const where = { keySetId: { $in: [...keySetIds] }, state: { $in: OPEN_STATES } };
      return withoutValues(UID.order, async () => {
        return (await strapi.db.query(UID.order).findMany({ select: ['id'], where, limit: 1 })).length > 0;
      });
    },

    oldestProblemAt: async () =>
      earliest([await smallest(UID.payment, 'problemAt'), await smallest(UID.refund, 'problemAt')]),

    dueSince: async () => earliest(await Promise.all(DUE.map(([uid, column]) => smallest(uid, column)))),
  });
};
