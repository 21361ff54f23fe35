import type { DeliveryDetailView, DeliveryView } from '../../../contracts/webhooks';
import type { Actor } from '../domain/actor';
import { CommerceError } from '../domain/errors';
import type { KeySet } from '../domain/key-set';
import type { Page, Paging } from '../domain/page';
import type { Transmission, WebhookDelivery } from '../domain/webhook';
import { DuplicateRow, type InTransaction } from '../repositories/ports';
import type { DeliveryFilter } from '../repositories/webhook-delivery-port';
import type { AuditLog } from './audit/audit-port';
import { createDeliveryBodies, type DeliveryBodyPorts } from './delivery-body';
import { dedupeKeyOf } from './delivery-identity';
import { deliveryDetailView, deliveryView } from './delivery-view';
import { createDeliveryWorker, type DeliveryWorkerPorts } from './delivery-worker';
import { newDeliveryId } from './identifiers';
import { createWebhookWork, type WebhookReader, type WebhookWorkPorts } from './webhook-work';

type IncomingHeaders = Readonly<Record<string, string | string[] | undefined>>;

export type WebhookPorts = Omit<DeliveryWorkerPorts, 'workOn'> &
  Omit<WebhookWorkPorts, 'reader' | 'bytesOf'> &
  DeliveryBodyPorts & {
    reader: WebhookReader & {
      readHeaders: (headers: IncomingHeaders) => { headers: Record<string, string>; transmission: Transmission };
    };
    findByHookToken: (token: string) => Promise<KeySet | null>;
    inTransaction: InTransaction;
    audit: AuditLog;
  };

/** A webhook as it comes: the exact bytes, and Node's headers. */
export type Arrival = { hookToken: string; body: Buffer; headers: IncomingHeaders };

const DAY_MS = 24 * 60 * 60 * 1000;
const KEPT_MS = 90 * DAY_MS;

const notFound = (message: string): CommerceError => new CommerceError('WEBHOOK_NOT_FOUND', message);

/** The provider's webhooks: kept first, worked on afterwards. */
export const createWebhooks = (ports: WebhookPorts) => {
  const { deliveries, reader, clock } = ports;
  const bodies = createDeliveryBodies(ports);
  const worker = createDeliveryWorker({
    ...ports,
    workOn: createWebhookWork({ ...ports, bytesOf: bodies.bytesOf }),
  });

  const deliveryOf = async (keySetId: string, { body, headers }: Arrival): Promise<WebhookDelivery> => {
    const { kind, envelope, paymentKey, orderId } = reader.readEvent(body);
    const { headers: kept, transmission } = reader.readHeaders(headers);
    const deliveryId = newDeliveryId();
    const now = clock();
    return {
      ...transmission,
      ...(await bodies.sealed(deliveryId, body)),
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

  const stored = async (deliveryId: string): Promise<WebhookDelivery> => {
    const delivery = await deliveries.find(deliveryId);
    if (!delivery) throw notFound('No such webhook delivery');
    return delivery;
  };

  const detailOf = async (delivery: WebhookDelivery): Promise<DeliveryDetailView> =>
    deliveryDetailView(delivery, await bodies.bytesOf(delivery));

  return {
    /**
     * Keeps a webhook. Nothing is worked on here: call `kick` once it is answered. Also for a key set that is switched
     * off, whose payments go on.
     *
     * @returns whether the same content was here already
     * @throws CommerceError `WEBHOOK_NOT_FOUND` for an address that is none of ours; nothing is kept then
     * @throws what the database throws, when it was not kept: the provider must send it again
     */
    async receive(arrival: Arrival): Promise<{ isRepeat: boolean }> {
      const keySet = await ports.findByHookToken(arrival.hookToken);
      if (!keySet) throw notFound('No such webhook address');
      const delivery = await deliveryOf(keySet.keySetId, arrival);
      try {
        await deliveries.insert(delivery);
        return { isRepeat: false };
      } catch (error) {
        if (!(error instanceof DuplicateRow)) throw error;
        await deliveries.countDuplicate(delivery.dedupeKey, clock());
        return { isRepeat: true };
      }
    },

    kick: worker.kick,
    work: worker.work,

    async list(filter: DeliveryFilter, paging: Paging): Promise<Page<DeliveryView>> {
      const { rows, total } = await deliveries.list(filter, paging);
      return { rows: rows.map(deliveryView), total };
    },

    /** @throws CommerceError `WEBHOOK_NOT_FOUND`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN` */
    get: async (deliveryId: string): Promise<DeliveryDetailView> => detailOf(await stored(deliveryId)),

    /**
     * Works on a delivery once more from the beginning, whatever became of it.
     *
     * @throws CommerceError `WEBHOOK_NOT_FOUND`
     */
    async replay(deliveryId: string, by: Actor): Promise<DeliveryDetailView> {
      const { state, kind, orderId } = await stored(deliveryId);
      await ports.inTransaction(async () => {
        await deliveries.requeue(deliveryId, clock());
        await ports.audit.record({
          actor: by,
          action: 'webhook_delivery.replayed',
          subject: { kind: 'webhook_delivery', id: deliveryId, name: kind },
          changes: { state: { from: state, to: 'received' } },
          details: { orderId },
        });
      });
      const view = await detailOf(await stored(deliveryId));
      worker.kick();
      return view;
    },

    /** Deletes what is older than 90 days and over. Returns how many. */
    sweep: (): Promise<number> => deliveries.sweep(clock() - KEPT_MS),
  };
};

export type Webhooks = ReturnType<typeof createWebhooks>;
