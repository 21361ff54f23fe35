import type { DeliveryDetailView, DeliveryView } from '../../../contracts/webhooks';
import type { Actor } from '../domain/actor';
import { CommerceError } from '../domain/errors';
import type { Page, Paging } from '../domain/page';
import type { WebhookDelivery } from '../domain/webhook';
import type { InTransaction } from '../repositories/ports';
import type { DeliveryFilter } from '../repositories/webhook-delivery-port';
import type { AuditLog } from './audit/audit-port';
import { createDeliveryBodies, type DeliveryBodyPorts } from './delivery-body';
import { deliveryDetailView, deliveryView } from './delivery-view';
import { createDeliveryWorker, type DeliveryWorkerPorts } from './delivery-worker';
import { createWebhookIntake, type ArrivalReader, type IntakePorts } from './webhook-intake';
import { createWebhookWork, type WebhookReader, type WebhookWorkPorts } from './webhook-work';

export type WebhookPorts = Omit<DeliveryWorkerPorts, 'workOn' | 'isFlood'> &
  Omit<WebhookWorkPorts, 'reader' | 'bytesOf'> &
  DeliveryBodyPorts & {
    reader: WebhookReader & ArrivalReader;
    keySetIdsOf: IntakePorts['keySetIdsOf'];
    inTransaction: InTransaction;
    audit: AuditLog;
  };

const DAY_MS = 24 * 60 * 60 * 1000;
const KEPT_MS = 90 * DAY_MS;

const notFound = (message: string): CommerceError => new CommerceError('WEBHOOK_NOT_FOUND', message);

/** The provider's webhooks: kept first, worked on afterwards. */
export const createWebhooks = (ports: WebhookPorts) => {
  const { deliveries, clock } = ports;
  const bodies = createDeliveryBodies(ports);
  const worker = createDeliveryWorker({
    ...ports,
    workOn: createWebhookWork({ ...ports, bytesOf: bodies.bytesOf }),
    isFlood: (): boolean => intake.isFlood(),
  });
  const intake = createWebhookIntake({ ...ports, worker, sealed: bodies.sealed });

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
    receive: intake.receive,

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
      worker.look();
      return view;
    },

    /** Deletes what is older than 90 days and over. Returns how many. */
    sweep: (): Promise<number> => deliveries.sweep(clock() - KEPT_MS),
  };
};

export type Webhooks = ReturnType<typeof createWebhooks>;
