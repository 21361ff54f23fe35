import type { NewEvent, StoredEvent } from '../../server/src/domain/event';
import { createIdentifiers } from './identifiers';
import type { Random } from './random';

/** What the plugin told of, as its outbox keeps it: told at once. */
export const storedEvents = (events: readonly NewEvent[], at: number, random: Random): StoredEvent[] => {
  const ids = createIdentifiers(random);
  return events.map(({ type, orderId = null, paymentKey = null, refundId = null, data }) => ({
    eventId: ids.eventId(),
    type,
    orderId,
    paymentKey,
    refundId,
    payload: JSON.stringify(data),
    occurredAt: at,
    toldAt: at + random.int(40, 400),
    nextAttemptAt: null,
    attempts: 1,
  }));
};
