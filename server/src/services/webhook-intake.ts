import { CommerceError } from '../domain/errors';
import type { Transmission, WebhookDelivery } from '../domain/webhook';
import type { HookAddressRepository } from '../repositories/hook-address-port';
import type { WebhookDeliveryRepository } from '../repositories/webhook-delivery-port';
import type { Clock } from './clock';
import type { DeliveryBodies } from './delivery-body';
import { dedupeKeyOf } from './delivery-identity';
import { createDeliveryStore } from './delivery-store';
import type { DeliveryWorker } from './delivery-worker';
import { hashOfHookToken } from './hook-tokens';
import { newDeliveryId } from './identifiers';
import type { WebhookReader } from './webhook-work';

type IncomingHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** A webhook as it comes: the exact bytes, and Node's headers. */
export type Arrival = { hookToken: string; body: Buffer; headers: IncomingHeaders };

export type ArrivalReader = Pick<WebhookReader, 'readEvent'> & {
  readHeaders: (headers: IncomingHeaders) => { headers: Record<string, string>; transmission: Transmission };
};

export type IntakePorts = {
  reader: ArrivalReader;
  keySetIdsOf: HookAddressRepository['keySetIdsOf'];
  deliveries: Pick<WebhookDeliveryRepository, 'insert' | 'known' | 'countDuplicates'>;
  sealed: DeliveryBodies['sealed'];
  worker: Pick<DeliveryWorker, 'reserve' | 'take'>;
  clock: Clock;
};

type Receipt = { isRepeat: boolean };
type Waiting = { arrival: Arrival; resolve: (receipt: Receipt) => void; reject: (error: unknown) => void };

/** So many are written at once: as many as one statement takes well on every database. */
const MOST_AT_ONCE = 100;

/** More than so many within so long, and the next of them still on its way: a flood. */
const FLOOD = 16;
const FLOOD_MS = 200;

/** Do so many come just now that work on them should wait for their answers? */
const createFloodGauge = (clock: Clock) => {
  const lately: number[] = [];
  let unanswered = 0;
  return {
    begins(): void {
      unanswered += 1;
      lately.push(clock());
      if (lately.length > FLOOD) lately.shift();
    },
    ends(): void {
      unanswered -= 1;
    },
    isFlood: (): boolean => unanswered > 0 && lately.length === FLOOD && clock() - (lately[0] ?? 0) < FLOOD_MS,
  };
};

/**
 * Takes webhooks in. What comes while others are being written is written with one statement next, so that a flood of
 * them costs little more than a few. Each is answered by what became of its own row.
 */
export const createWebhookIntake = (ports: IntakePorts) => {
  const { reader, clock } = ports;
  const waiting: Waiting[] = [];
  const store = createDeliveryStore(ports);
  const gauge = createFloodGauge(clock);
  let isWriting = false;

  const deliveryOf = async (keySetId: string, { body, headers }: Arrival): Promise<WebhookDelivery> => {
    const { kind, envelope, paymentKey, orderId } = reader.readEvent(body);
    const { headers: kept, transmission } = reader.readHeaders(headers);
    const deliveryId = newDeliveryId();
    const now = clock();
    return {
      ...transmission,
      ...(await ports.sealed(deliveryId, body)),
      deliveryId,
      keySetId,
      dedupeKey: dedupeKeyOf(keySetId, body),
      kind,
      envelope,
      paymentKey,
      orderId,
      headers: kept,
      receivedAt: now,
      state: 'received',
      attempts: 0,
      nextAttemptAt: now,
      result: null,
      duplicates: 0,
    };
  };

  const write = async (arrivals: readonly Waiting[]): Promise<void> => {
    const hashes = arrivals.map(({ arrival }) => hashOfHookToken(arrival.hookToken));
    const asked = [...new Set(hashes.flatMap((hash) => hash ?? []))];
    const keySetIds = asked.length > 0 ? await ports.keySetIdsOf(asked) : new Map<string, string>();
    const read = async ({ arrival, resolve, reject }: Waiting, place: number) => {
      const keySetId = keySetIds.get(hashes[place] ?? '');
      if (keySetId === undefined) throw new CommerceError('WEBHOOK_NOT_FOUND', 'No such webhook address');
      return { delivery: await deliveryOf(keySetId, arrival), resolve, reject };
    };
    const readable = await Promise.allSettled(arrivals.map(read));
    await store(
      readable.flatMap((one, place) => {
        if (one.status === 'fulfilled') return one.value;
        arrivals[place]?.reject(one.reason);
        return [];
      })
    );
  };

  const writeAll = async (): Promise<void> => {
    // Those that came in the same turn are all there then.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const arrivals = waiting.splice(0, MOST_AT_ONCE);
      try {
        await write(arrivals);
      } catch (error) {
        for (const { reject } of arrivals) reject(error);
      }
    }
    isWriting = false;
  };

  const written = (arrival: Arrival): Promise<Receipt> =>
    new Promise((resolve, reject) => {
      waiting.push({ arrival, resolve, reject });
      if (isWriting) return;
      isWriting = true;
      void writeAll();
    });

  return {
    isFlood: gauge.isFlood,

    /**
     * Keeps a webhook.
     *
     * @returns whether the same content was here already
     * @throws CommerceError `WEBHOOK_NOT_FOUND` for an address that is none of ours; nothing is kept then
     * @throws what the database throws, when it was not kept: the provider must send it again
     */
    receive(arrival: Arrival): Promise<Receipt> {
      gauge.begins();
      return written(arrival).finally(gauge.ends);
    },
  };
};

export type WebhookIntake = ReturnType<typeof createWebhookIntake>;
