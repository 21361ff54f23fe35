import type { Core } from '@strapi/strapi';
import type { ProblemKind } from '../../../contracts/problems';
import { UID } from '../content-types/uids';
import type { FoundProblem } from '../domain/problem';
import type { ProblemRepository } from './problem-port';
import { withoutValuesIn } from './row-errors';
import {
  EVENT_DELIVERY,
  PAYMENT,
  REFUND,
  WEBHOOK_DELIVERY,
  type EventRow,
  type ProblemSource,
} from './problem-sources';

const SOURCES: Readonly<Record<ProblemKind, ProblemSource>> = {
  payment: PAYMENT,
  refund: REFUND,
  webhook_delivery: WEBHOOK_DELIVERY,
  event_delivery: EVENT_DELIVERY,
};

type Row = Record<string, unknown> & { id: number };

/** What waits for a person, in the tables where it happened. */
export const createProblemRepository = (strapi: Core.Strapi): ProblemRepository => {
  /** What the deliveries are about: a delivery names its event alone. */
  const eventsOf = async (rows: readonly Row[]): Promise<Map<string, EventRow>> => {
    const eventIds = rows.flatMap(({ eventId }) => (typeof eventId === 'string' ? [eventId] : []));
    if (eventIds.length === 0) return new Map();
    const select = ['eventId', 'type', 'orderId', 'paymentKey', 'refundId'];
    const events = (await strapi.db
      .query(UID.event)
      .findMany({ select, where: { eventId: { $in: eventIds } } })) as EventRow[];
    return new Map(events.map((event) => [event.eventId, event]));
  };

  return withoutValuesIn('commerce_problems', {
    count: (kind) => strapi.db.query(SOURCES[kind].uid).count({ where: SOURCES[kind].where }),

    async heads(kind, limit) {
      const { uid, where, at, orderBy } = SOURCES[kind];
      const rows = (await strapi.db.query(uid).findMany({ select: ['id', at], where, orderBy, limit })) as Row[];
      return rows.map((row) => ({ kind, id: row.id, at: Number(row[at]) }));
    },

    async load(kind, ids) {
      const { uid, select, where, toProblem } = SOURCES[kind];
      if (ids.length === 0) return new Map();
      const query = { select: ['id', ...select], where: { $and: [{ id: { $in: [...ids] } }, where] } };
      const rows = (await strapi.db.query(uid).findMany(query)) as Row[];
      const events = await eventsOf(rows);
      return new Map(rows.map((row): [number, FoundProblem] => [row.id, toProblem(row, events)]));
    },
  });
};
