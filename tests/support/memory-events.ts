import type { StoredEvent } from '../../server/src/domain/event';
import type { EventDelivery } from '../../server/src/domain/event-delivery';
import type { EventEndpoint } from '../../server/src/domain/event-endpoint';
import type { EventDeliveryRepository } from '../../server/src/repositories/event-delivery-port';
import type { EventEndpointRepository } from '../../server/src/repositories/event-endpoint-port';
import type { EventRepository } from '../../server/src/repositories/event-port';

type Due = { nextAttemptAt: number | null };

const dueOf = <Row extends Due>(rows: Iterable<Row>, now: number, limit: number): Row[] =>
  [...rows].filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= now).slice(0, limit);

const memoryEvents = () => {
  const rows = new Map<string, StoredEvent>();
  const events: EventRepository = {
    append: async (appended) => appended.forEach((event) => rows.set(event.eventId, { ...event })),
    claim: async (now, until, limit) => {
      const due = dueOf(rows.values(), now, limit);
      for (const event of due) Object.assign(event, { nextAttemptAt: until, attempts: event.attempts + 1 });
      return structuredClone(due);
    },
    markTold: async (eventIds, toldAt) => {
      for (const id of eventIds) Object.assign(rows.get(id) ?? {}, { toldAt, nextAttemptAt: null });
    },
    find: async (eventId) => structuredClone(rows.get(eventId) ?? null),
    list: async () => ({ rows: [...rows.values()].reverse(), total: rows.size }),
    sweep: async (toldBefore) => {
      const old = [...rows.values()].filter(({ toldAt }) => toldAt !== null && toldAt < toldBefore);
      for (const { eventId } of old) rows.delete(eventId);
      return old.length;
    },
  };
  return { events, eventRows: rows };
};

const memoryEndpoints = () => {
  const rows = new Map<string, EventEndpoint>();
  const change = (endpointId: string, by: Partial<EventEndpoint>): boolean => {
    const row = rows.get(endpointId);
    if (row) rows.set(endpointId, { ...row, ...by });
    return row !== undefined;
  };
  const endpoints: EventEndpointRepository = {
    insert: async (endpoint) => void rows.set(endpoint.endpointId, { ...endpoint }),
    find: async (endpointId) => structuredClone(rows.get(endpointId) ?? null),
    list: async () => structuredClone([...rows.values()]),
    update: async (endpointId, by) => change(endpointId, by),
    markFailing: async (endpointId, failingSince) => {
      if (rows.get(endpointId)?.failingSince === null) change(endpointId, { failingSince });
    },
    markGone: async (endpointId) =>
      rows.get(endpointId)?.isEnabled === true && change(endpointId, { isEnabled: false, disabledReason: 'gone' }),
    remove: async (endpointId) => rows.delete(endpointId),
  };
  return { endpoints, endpointRows: rows };
};

const memoryDeliveries = () => {
  const rows = new Map<string, EventDelivery>();
  const pairOf = ({ eventId, endpointId }: EventDelivery): string => `${eventId} ${endpointId}`;
  const deliveries: EventDeliveryRepository = {
    queue: async (queued) => {
      const known = new Set([...rows.values()].map(pairOf));
      if (queued.some((delivery) => known.has(pairOf(delivery)))) return false;
      for (const delivery of queued) rows.set(delivery.deliveryId, { ...delivery });
      return true;
    },
    claim: async (endpointId, now, until, limit) => {
      const due = dueOf(rows.values(), now, rows.size).filter((delivery) => delivery.endpointId === endpointId);
      return structuredClone(due.slice(0, limit).map((row) => Object.assign(row, { nextAttemptAt: until })));
    },
    finish: async ({ deliveryId, nextAttemptAt }, result) => {
      const row = rows.get(deliveryId);
      if (row?.state !== 'pending' || row.nextAttemptAt !== nextAttemptAt) return false;
      rows.set(deliveryId, { ...result });
      return true;
    },
    find: async (deliveryId) => structuredClone(rows.get(deliveryId) ?? null),
    repeat: async (deliveryId, now) => {
      const again = { state: 'pending', attempts: 0, nextAttemptAt: now, deliveredAt: null };
      Object.assign(rows.get(deliveryId) ?? {}, again);
    },
    giveUp: async (endpointId, lastError) => {
      for (const row of rows.values())
        if (row.endpointId === endpointId && row.state === 'pending')
          Object.assign(row, { state: 'failed', nextAttemptAt: null, lastError });
    },
    list: async () => ({ rows: [...rows.values()].reverse(), total: rows.size }),
    sweep: async () => 0,
  };
  return { deliveries, deliveryRows: rows };
};

/** The repositories of events in memory. The maps are what is stored. */
export const createMemoryEvents = () => ({ ...memoryEvents(), ...memoryEndpoints(), ...memoryDeliveries() });
