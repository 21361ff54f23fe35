import type { NewEvent, StoredEvent } from '../../domain/event';
import type { EventDeliveryRepository } from '../../repositories/event-delivery-port';
import type { EventRepository } from '../../repositories/event-port';
import type { Clock } from '../clock';
import { newEventId } from './identifiers';
import type { Lanes } from './lanes';
import type { EventOutbox } from './outbox-port';
import type { Telling } from './telling';

export type OutboxPorts = {
  events: EventRepository;
  deliveries: EventDeliveryRepository;
  telling: Telling;
  lanes: Lanes;
  clock: Clock;
  /** Has `work` called soon, outside of any transaction. Never throws. */
  kick: () => void;
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long what was told stays for people to read and to send again. */
const KEPT_MS = 30 * DAY_MS;
/** What is being sent when the server stops gets so long to end. */
const STOP_MS = 3_000;

const stored = (event: NewEvent, now: number): StoredEvent => ({
  eventId: newEventId(),
  type: event.type,
  orderId: event.orderId ?? null,
  paymentKey: event.paymentKey ?? null,
  refundId: event.refundId ?? null,
  payload: JSON.stringify(event.data),
  occurredAt: now,
  toldAt: null,
  nextAttemptAt: now,
  attempts: 0,
});

/**
 * What happened, written in the transaction that made it happen and told afterwards: at least once, also when the
 * process dies in between. Listeners and receivers tell repeats by the event's id.
 */
export const createOutbox = ({ events, deliveries, telling, lanes, clock, kick }: OutboxPorts) => {
  const port: EventOutbox = {
    async append(appended) {
      if (appended.length === 0) return;
      const now = clock();
      await events.append(appended.map((event) => stored(event, now)));
    },
    kick,
  };

  let lookedAt = -Infinity;

  return {
    ...port,

    /**
     * Tells what is due and begins to send what is due. In every process, every few seconds and after each kick.
     *
     * @param looksEveryMs how often at most it looks for what is to be sent once more
     */
    async work(mayGoOn: () => boolean = () => true, looksEveryMs = 0): Promise<void> {
      await telling.tellDue(mayGoOn, lanes.enter);
      const now = performance.now();
      if (!mayGoOn() || now - lookedAt < looksEveryMs) return;
      lookedAt = now;
      await lanes.open();
    },

    /** Waits until all that `work` began to send has been sent, or failed for now. */
    idle: (): Promise<void> => lanes.idle(),

    /** Forgets what was told or sent longer than 30 days ago. Returns how many rows that were. */
    async sweep(): Promise<number> {
      const before = clock() - KEPT_MS;
      return (await deliveries.sweep(before)) + (await events.sweep(before));
    },

    /** Sends nothing new and waits a moment for what is being sent: at most `graceMs`. */
    stop: (graceMs: number): Promise<void> => lanes.stop(Math.min(graceMs, STOP_MS)),
  };
};

export type Outbox = ReturnType<typeof createOutbox>;
