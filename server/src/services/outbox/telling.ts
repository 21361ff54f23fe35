import { eventNameOf, type EventData, type ToldEvent } from '../../../../contracts/events';
import type { StoredEvent } from '../../domain/event';
import type { EventDelivery } from '../../domain/event-delivery';
import { wants, type EventEndpoint } from '../../domain/event-endpoint';
import type { EventDeliveryRepository } from '../../repositories/event-delivery-port';
import type { EventEndpointRepository } from '../../repositories/event-endpoint-port';
import type { EventRepository } from '../../repositories/event-port';
import type { Clock } from '../clock';
import { describeError } from '../describe-error';
import { newEventDeliveryId } from './identifiers';

export type TellingPorts = {
  events: EventRepository;
  endpoints: EventEndpointRepository;
  deliveries: EventDeliveryRepository;
  /** Tells code of the host app. Ends when every listener has, or has had its time. */
  emit: (event: ToldEvent) => Promise<void>;
  clock: Clock;
  log: { error: (message: string) => void };
};

/** Longer than all listeners of an event may take. Who dies meanwhile leaves the event due again after it. */
const LEASE_MS = 30_000;
const LISTENERS_MS = 20_000;
const BATCH = 50;
/** An event that nobody survives hearing (a listener that ends the process) is not told for ever. */
const MAX_TELLINGS = 10;

/** The event as it is told. */
export const toldEventOf = ({ eventId, type, occurredAt, payload }: StoredEvent): ToldEvent => ({
  id: eventId,
  type: eventNameOf(type),
  timestamp: new Date(occurredAt).toISOString(),
  data: JSON.parse(payload) as EventData,
});

const deliveryOf = (event: StoredEvent, { endpointId }: EventEndpoint, now: number): EventDelivery => ({
  deliveryId: newEventDeliveryId(),
  eventId: event.eventId,
  endpointId,
  state: 'pending',
  attempts: 0,
  nextAttemptAt: now,
  lastStatus: null,
  lastError: null,
  queuedAt: now,
  deliveredAt: null,
  log: [],
});

/** Takes events out of the outbox: queues them for the addresses that want them, and tells the host app's listeners. */
export const createTelling = ({ events, endpoints, deliveries, emit, clock, log }: TellingPorts) => {
  /** The addresses that something was queued for. */
  const queue = async (due: readonly StoredEvent[]): Promise<ReadonlySet<string>> => {
    const known = await endpoints.list();
    const wanted = due.map((event) =>
      known.filter((endpoint) => wants(endpoint, event.type)).map((endpoint) => deliveryOf(event, endpoint, clock()))
    );
    const all = wanted.flat();
    const queuedFor = new Set(all.map(({ endpointId }) => endpointId));
    if (all.length === 0 || (await deliveries.queue(all))) return queuedFor;
    // Some of them were queued by a process that died before it could say so: one by one, those are passed over.
    for (const ofEvent of wanted) if (ofEvent.length > 0) await deliveries.queue(ofEvent);
    return queuedFor;
  };

  const emitted = async (event: StoredEvent): Promise<void> => {
    if (event.attempts > MAX_TELLINGS) {
      log.error(
        `The event ${event.eventId} (${event.type}) was begun ${MAX_TELLINGS} times and never ended; listeners miss it`
      );
      return;
    }
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LISTENERS_MS).unref();
    });
    try {
      await Promise.race([emit(toldEventOf(event)), limit]);
    } catch (error) {
      log.error(`A listener of the event ${event.eventId} (${event.type}) failed: ${describeError(error)}`);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    /**
     * Tells all that is due. Any number of processes may do so at once; each event goes to one of them.
     *
     * @param mayGoOn asked before each batch
     * @param onQueued called with the addresses that deliveries were queued for
     */
    async tellDue(mayGoOn: () => boolean, onQueued: (endpointIds: ReadonlySet<string>) => void): Promise<void> {
      while (mayGoOn()) {
        const now = clock();
        const due = await events.claim(now, now + LEASE_MS, BATCH);
        if (due.length === 0) return;
        onQueued(await queue(due));
        await Promise.all(due.map(emitted));
        await events.markTold(
          due.map(({ eventId }) => eventId),
          clock()
        );
        // What has become due meanwhile was told of, and is the next run's.
        if (due.length < BATCH) return;
      }
    },
  };
};

export type Telling = ReturnType<typeof createTelling>;
