import type { WebhookDelivery } from '../../server/src/domain/webhook';
import { DuplicateRow } from '../../server/src/repositories/ports';
import type { WebhookDeliveryRepository } from '../../server/src/repositories/webhook-delivery-port';

const OPEN: readonly string[] = ['received', 'waiting'];

/** Deliveries in memory, with the database's unique content and its claims. `rows` is what is stored, oldest first. */
export const createMemoryDeliveries = () => {
  const rows: WebhookDelivery[] = [];
  const change = (row: WebhookDelivery | undefined, by: Partial<WebhookDelivery>): boolean => {
    if (row) Object.assign(row, structuredClone(by));
    return row !== undefined;
  };
  const byId = (deliveryId: string) => rows.find((row) => row.deliveryId === deliveryId);

  const deliveries: WebhookDeliveryRepository = {
    insert: async (arrived) => {
      const known = new Set(rows.map(({ dedupeKey }) => dedupeKey));
      for (const { dedupeKey } of arrived) {
        if (known.has(dedupeKey)) throw new DuplicateRow('delivery');
        known.add(dedupeKey);
      }
      rows.push(...structuredClone(arrived));
    },
    known: async (dedupeKeys) =>
      new Set(rows.map(({ dedupeKey }) => dedupeKey).filter((dedupeKey) => dedupeKeys.includes(dedupeKey))),
    countDuplicates: async (dedupeKeys, times, now) => {
      for (const row of rows.filter(({ dedupeKey }) => dedupeKeys.includes(dedupeKey))) {
        change(row, { duplicates: row.duplicates + times });
        if (row.state === 'failed') change(row, { state: 'received', attempts: 0, nextAttemptAt: now });
      }
    },
    find: async (deliveryId) => structuredClone(byId(deliveryId) ?? null),
    findByDedupeKey: async (dedupeKey) => structuredClone(rows.find((row) => row.dedupeKey === dedupeKey) ?? null),
    list: async ({ state, kind, keySetId }, { page, pageSize }) => {
      const found = rows
        .filter((row) => (state ?? row.state) === row.state && (kind ?? row.kind) === row.kind)
        .filter((row) => (keySetId ?? row.keySetId) === row.keySetId)
        .reverse();
      return { rows: structuredClone(found.slice((page - 1) * pageSize, page * pageSize)), total: found.length };
    },
    claimDue: async (now, until, limit) => {
      // A limit of nothing is no limit to Strapi's queries.
      if (limit < 1) throw new RangeError('No limit');
      const due = rows.filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= now).slice(0, limit);
      for (const row of due) change(row, { nextAttemptAt: until });
      return structuredClone(due);
    },
    finish: async (deliveryId, claimedUntil, by) => {
      const row = byId(deliveryId);
      return change(row?.nextAttemptAt === claimedUntil && OPEN.includes(row.state) ? row : undefined, by);
    },
    requeue: async (deliveryId, now) =>
      change(byId(deliveryId), { state: 'received', attempts: 0, nextAttemptAt: now }),
    sweep: async (before) => {
      const old = rows.filter(({ receivedAt, state }) => receivedAt < before && !OPEN.includes(state));
      for (const row of old) rows.splice(rows.indexOf(row), 1);
      return old.length;
    },
  };
  return { deliveries, rows };
};
