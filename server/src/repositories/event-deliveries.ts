import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { EventDelivery } from '../domain/event-delivery';
import { despiteDeadlocks } from './deadlocks';
import { createDueRows } from './due-rows';
import type { EventDeliveryRepository } from './event-delivery-port';
import { givenIn, pageOf } from './list-pages';
import { deleteOldRows } from './old-rows';
import { pick } from './pick';
import { insertUnlessThere, withoutValuesIn } from './row-errors';

const TABLE = 'commerce_event_deliveries';

const DELIVERY_FIELDS = [
  'deliveryId',
  'eventId',
  'endpointId',
  'state',
  'attempts',
  'nextAttemptAt',
  'lastStatus',
  'lastError',
  'queuedAt',
  'deliveredAt',
  'log',
] as const satisfies readonly (keyof EventDelivery)[];

const toDelivery = (row: Record<string, unknown>): EventDelivery => {
  const delivery = pick<EventDelivery>(row, DELIVERY_FIELDS);
  return { ...delivery, log: delivery.log ?? [] };
};

/** Events on their way to addresses, in the database. */
export const createEventDeliveryRepository = (strapi: Core.Strapi): EventDeliveryRepository => {
  const deliveries = () => strapi.db.query(UID.eventDelivery);

  const change = async (where: Record<string, unknown>, data: Partial<EventDelivery>): Promise<number> => {
    const { count } = await deliveries().updateMany({ where, data: { ...data, updatedAt: new Date() } });
    return count;
  };

  return withoutValuesIn(TABLE, {
    queue: (queued) =>
      insertUnlessThere(TABLE, () => deliveries().createMany({ data: queued.map((delivery) => ({ ...delivery })) })),

    async claim(endpointId, now, until, limit) {
      const due = createDueRows(strapi, UID.eventDelivery, 'nextAttemptAt', { endpointId });
      const ids = await due.claim(now, until, limit);
      if (ids.length === 0) return [];
      return (await deliveries().findMany({ where: { id: { $in: ids } }, orderBy: { id: 'asc' } })).map(toDelivery);
    },

    async finish(
      { deliveryId, nextAttemptAt },
      { state, attempts, lastStatus, lastError, deliveredAt, log, ...result }
    ) {
      // The time of the claim is its name: another one's is later.
      const data = { state, attempts, lastStatus, lastError, deliveredAt, log, nextAttemptAt: result.nextAttemptAt };
      const claimed = { deliveryId, state: 'pending', nextAttemptAt };
      return (await despiteDeadlocks(() => change(claimed, data))) === 1;
    },

    async find(deliveryId) {
      const row = await deliveries().findOne({ where: { deliveryId } });
      return row && row.deliveryId === deliveryId ? toDelivery(row) : null;
    },

    async repeat(deliveryId, now) {
      await change({ deliveryId }, { state: 'pending', attempts: 0, nextAttemptAt: now, deliveredAt: null });
    },

    async giveUp(endpointId, lastError) {
      await change({ endpointId, state: 'pending' }, { state: 'failed', nextAttemptAt: null, lastError });
    },

    list: (filter, paging) =>
      pageOf(deliveries(), { where: givenIn(filter, ['eventId', 'endpointId', 'state']) }, paging, toDelivery),

    async sweep(queuedBefore) {
      // Pending ones too when their time has long passed: their address is gone, and nobody claims them.
      const isIdle = [{ nextAttemptAt: { $null: true } }, { nextAttemptAt: { $lt: queuedBefore } }];
      return deleteOldRows(strapi, UID.eventDelivery, {
        column: 'queuedAt',
        before: queuedBefore,
        where: { $or: isIdle },
      });
    },
  });
};
