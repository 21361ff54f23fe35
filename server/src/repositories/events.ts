import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { StoredEvent } from '../domain/event';
import { despiteDeadlocks } from './deadlocks';
import { createDueRows } from './due-rows';
import type { EventRepository } from './event-port';
import { givenIn, pageOf } from './list-pages';
import { deleteOldRows } from './old-rows';
import { pick } from './pick';
import { withoutValuesIn } from './row-errors';
import { createRowWriter } from './row-writer';

const TABLE = 'commerce_events';

const EVENT_FIELDS = [
  'eventId',
  'type',
  'orderId',
  'paymentKey',
  'refundId',
  'payload',
  'occurredAt',
  'toldAt',
  'nextAttemptAt',
  'attempts',
] as const satisfies readonly (keyof StoredEvent)[];

/** The outbox in the database. */
export const createEventRepository = (strapi: Core.Strapi): EventRepository => {
  const events = () => strapi.db.query(UID.event);
  const rows = createRowWriter(strapi, UID.event);
  const due = createDueRows(strapi, UID.event, 'nextAttemptAt');
  const toEvent = (row: Record<string, unknown>): StoredEvent => pick<StoredEvent>(row, EVENT_FIELDS);

  return withoutValuesIn(TABLE, {
    async append(appended) {
      await rows.insert(appended);
    },

    async claim(now, until, limit) {
      const claimed = await due.claimRows(now, until, limit, 'attempts');
      // As they were written: those of one transaction have the same time.
      claimed.sort((one, other) => Number(one.id) - Number(other.id));
      return claimed.map(toEvent).map((event) => ({ ...event, nextAttemptAt: until, attempts: event.attempts + 1 }));
    },

    async markTold(eventIds, toldAt) {
      const where = { eventId: { $in: eventIds } };
      const data = { toldAt, nextAttemptAt: null, updatedAt: new Date() };
      await despiteDeadlocks(() => rows.update(where, data));
    },

    async find(eventId) {
      const row = await events().findOne({ where: { eventId } });
      return row && row.eventId === eventId ? toEvent(row) : null;
    },

    list: (filter, paging) => pageOf(events(), { where: givenIn(filter, ['orderId']) }, paging, toEvent),

    sweep: (toldBefore) => deleteOldRows(strapi, UID.event, { column: 'toldAt', before: toldBefore }),
  });
};
