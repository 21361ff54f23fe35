import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { EventDelivery } from '../domain/event-delivery';
import { despiteDeadlocks } from './deadlocks';
import { createDueRows } from './due-rows';
import type { EventDeliveryFilter, EventDeliveryRepository } from './event-delivery-port';
import { deleteOldRows } from './old-rows';
import { pick } from './pick';
import { DuplicateRow } from './ports';
import { withoutValues, withoutValuesIn } from './row-errors';

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

const whereOf = ({ eventId, endpointId, state }: EventDeliveryFilter): Record<string, unknown> => ({
  ...(eventId === undefined ? {} : { eventId }),
  ...(endpointId === undefined ? {} : { endpointId }),
  ...(state === undefined ? {} : { state }),
});

/** Events on their way to addresses, in the database. */
export const createEventDeliveryRepository = (strapi: Core.Strapi): EventDeliveryRepository => {
  const deliveries = () => strapi.db.query(UID.eventDelivery);

  const change = async (where: Record<string, unknown>, data: Partial<EventDelivery>): Promise<number> => {
    const { count } = await deliveries().updateMany({ where, data: { ...data, updatedAt: new Date() } });
    return count;
  };

  return withoutValuesIn(TABLE, {
    async queue(queued) {
      try {
        await withoutValues(TABLE, () =>
          deliveries().createMany({ data: queued.map((delivery) => ({ ...delivery })) })
        );
        return true;
      } catch (error) {
        if (error instanceof DuplicateRow) return false;
        throw error;
      }
    },

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

    async list(filter, { page, pageSize }) {
      const where = whereOf(filter);
      const offset = (page - 1) * pageSize;
      const rows = await deliveries().findMany({ where, orderBy: { id: 'desc' }, limit: pageSize, offset });
      return { rows: rows.map(toDelivery), total: await deliveries().count({ where }) };
    },

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
