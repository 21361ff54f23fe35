import { eventNameOf } from '../../../../contracts/events';
import type { StoredEvent } from '../../domain/event';
import { afterAttempt, gotThrough, isGone, type EventDelivery } from '../../domain/event-delivery';
import type { EventEndpoint } from '../../domain/event-endpoint';
import type { EventDeliveryRepository } from '../../repositories/event-delivery-port';
import type { EventEndpointRepository } from '../../repositories/event-endpoint-port';
import type { EventRepository } from '../../repositories/event-port';
import type { InTransaction } from '../../repositories/ports';
import type { AuditLog } from '../audit/audit-port';
import type { Clock } from '../clock';
import { describeError } from '../describe-error';
import type { Attempt, Message } from './attempt';
import { goneEntry } from './endpoint-entries';

export type LanePorts = {
  events: EventRepository;
  endpoints: EventEndpointRepository;
  deliveries: EventDeliveryRepository;
  attempt: Attempt;
  inTransaction: InTransaction;
  audit: AuditLog;
  clock: Clock;
  /** From 0 to under 1. */
  random: () => number;
  log: { error: (message: string) => void; warn: (message: string) => void };
};

/** Longer than an attempt may take. */
const LEASE_MS = 60_000;
/** To one address at once: it is a guest there. */
const AT_ONCE = 5;

const messageOf = ({ eventId, type, occurredAt, payload }: StoredEvent): Message => ({
  id: eventId,
  type: eventNameOf(type),
  timestamp: new Date(occurredAt).toISOString(),
  payload,
});

type Lane = { run: Promise<void>; isWantedAgain: boolean };

/** Sends what is due, to each address in a lane of its own: one that hangs holds up no other. */
export const createLanes = (ports: LanePorts) => {
  const { events, endpoints, deliveries, inTransaction, audit, clock, log } = ports;
  const lanes = new Map<string, Lane>();
  const cutOff = new AbortController();
  let isStopping = false;

  const switchOff = async (endpoint: EventEndpoint): Promise<void> => {
    const { endpointId } = endpoint;
    const isOurs = await inTransaction(async () => {
      if (!(await endpoints.markGone(endpointId))) return false;
      await deliveries.giveUp(endpointId, 'ENDPOINT_DISABLED');
      await audit.record(goneEntry(endpoint));
      return true;
    });
    if (isOurs) log.warn(`The event address ${endpointId} answered 410 Gone and is told nothing any more`);
  };

  const noteHealth = async (endpoint: EventEndpoint, attempt: Parameters<typeof gotThrough>[0]): Promise<void> => {
    const { endpointId } = endpoint;
    if (gotThrough(attempt)) {
      if (endpoint.failingSince !== null) await endpoints.update(endpointId, { failingSince: null });
      return;
    }
    await endpoints.markFailing(endpointId, clock());
    if (isGone(attempt)) await switchOff(endpoint);
  };

  const deliver = async (endpoint: EventEndpoint, claimed: EventDelivery): Promise<void> => {
    const event = await events.find(claimed.eventId);
    if (!event) {
      await deliveries.finish(claimed, { ...claimed, state: 'failed', nextAttemptAt: null, lastError: 'EVENT_SWEPT' });
      return;
    }
    const attempt = await ports.attempt(endpoint, messageOf(event), cutOff.signal);
    if (cutOff.signal.aborted && attempt.status === null) {
      // Cut off by our own end: whether it arrived is not known, and the next process sends it again.
      await deliveries.finish(claimed, { ...claimed, nextAttemptAt: clock() });
      return;
    }
    await deliveries.finish(claimed, afterAttempt(claimed, attempt, ports.random()));
    await noteHealth(endpoint, attempt);
  };

  const drive = async (endpointId: string): Promise<void> => {
    while (!isStopping) {
      const endpoint = await endpoints.find(endpointId);
      if (!endpoint?.isEnabled) return;
      const now = clock();
      const claimed = await deliveries.claim(endpointId, now, now + LEASE_MS, AT_ONCE);
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((delivery) => deliver(endpoint, delivery)));
    }
  };

  const start = (endpointId: string): Promise<void> =>
    drive(endpointId)
      .catch((error: unknown) => {
        log.error(`Sending events to ${endpointId} failed and goes on later: ${describeError(error)}`);
      })
      .then(() => {
        const isWantedAgain = lanes.get(endpointId)?.isWantedAgain === true;
        lanes.delete(endpointId);
        if (isWantedAgain) enter(endpointId);
      });

  const enter = (endpointId: string): void => {
    if (isStopping) return;
    const lane = lanes.get(endpointId);
    // It may have looked before this became due: once more afterwards.
    if (lane) lane.isWantedAgain = true;
    else lanes.set(endpointId, { run: start(endpointId), isWantedAgain: false });
  };

  const idle = async (): Promise<void> => {
    while (lanes.size > 0) await Promise.all([...lanes.values()].map(({ run }) => run));
  };

  return {
    /** Looks into the lanes of these addresses. Sending goes on in the background. */
    enter(endpointIds: Iterable<string>): void {
      for (const endpointId of endpointIds) enter(endpointId);
    },

    /** Looks into every lane. Sending goes on in the background. */
    async open(): Promise<void> {
      for (const { endpointId, isEnabled } of await endpoints.list()) if (isEnabled) enter(endpointId);
    },

    /** Waits until nothing is sent any more. */
    idle,

    /** Lets attempts under way end, for `graceMs` at most, and then breaks them off. */
    async stop(graceMs: number): Promise<void> {
      isStopping = true;
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, graceMs);
      });
      await Promise.race([idle(), grace]);
      clearTimeout(timer);
      cutOff.abort();
      await idle();
    },
  };
};

export type Lanes = ReturnType<typeof createLanes>;
