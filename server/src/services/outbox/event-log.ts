import type { Actor } from '../../domain/actor';
import { CommerceError } from '../../domain/errors';
import type { StoredEvent } from '../../domain/event';
import type { EventDelivery } from '../../domain/event-delivery';
import type { Page, Paging } from '../../domain/page';
import type { EventDeliveryFilter, EventDeliveryRepository } from '../../repositories/event-delivery-port';
import type { EventEndpointRepository } from '../../repositories/event-endpoint-port';
import type { EventFilter, EventRepository } from '../../repositories/event-port';
import type { InTransaction } from '../../repositories/ports';
import type { AuditLog } from '../audit/audit-port';
import type { Clock } from '../clock';

export type EventLogPorts = {
  events: EventRepository;
  endpoints: EventEndpointRepository;
  deliveries: EventDeliveryRepository;
  /** Has what is due sent soon. */
  kick: () => void;
  inTransaction: InTransaction;
  audit: AuditLog;
  clock: Clock;
};

const noDelivery = (deliveryId: string): CommerceError =>
  new CommerceError('EVENT_DELIVERY_NOT_FOUND', 'No such delivery of an event', { deliveryId });

/** What was told and sent, for administrators to look at and to send again. */
export const createEventLog = (ports: EventLogPorts) => {
  const { events, endpoints, deliveries, clock } = ports;
  const requireEndpoint = async (endpointId: string): Promise<void> => {
    const endpoint = await endpoints.find(endpointId);
    if (!endpoint) throw new CommerceError('EVENT_ENDPOINT_NOT_FOUND', 'The address is gone', { endpointId });
    if (!endpoint.isEnabled)
      throw new CommerceError('EVENT_ENDPOINT_DISABLED', 'The address is switched off', { endpointId });
  };

  return {
    events: (filter: EventFilter, paging: Paging): Promise<Page<StoredEvent>> => events.list(filter, paging),

    deliveries: (filter: EventDeliveryFilter, paging: Paging): Promise<Page<EventDelivery>> =>
      deliveries.list(filter, paging),

    /**
     * Sends an event to an address again, whatever came of it before, with the same id and body.
     *
     * @throws CommerceError `EVENT_DELIVERY_NOT_FOUND`, `EVENT_ENDPOINT_NOT_FOUND`, `EVENT_ENDPOINT_DISABLED`
     */
    async redeliver(deliveryId: string, by: Actor): Promise<EventDelivery> {
      const delivery = await deliveries.find(deliveryId);
      if (!delivery) throw noDelivery(deliveryId);
      await requireEndpoint(delivery.endpointId);
      await ports.inTransaction(async () => {
        await deliveries.repeat(deliveryId, clock());
        await ports.audit.record({
          actor: by,
          action: 'event_delivery.redelivered',
          subject: { kind: 'event_delivery', id: deliveryId },
          changes: { state: { from: delivery.state, to: 'pending' } },
          details: { eventId: delivery.eventId, endpointId: delivery.endpointId },
        });
      });
      ports.kick();
      const repeated = await deliveries.find(deliveryId);
      if (!repeated) throw noDelivery(deliveryId);
      return repeated;
    },
  };
};

export type EventLog = ReturnType<typeof createEventLog>;
