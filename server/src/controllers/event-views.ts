import type {
  EventDeliveryView,
  EventEndpointView,
  EventEndpointWithSecret,
  EventTestView,
  EventView,
} from '../../../contracts/event-endpoints';
import { eventNameOf, type EventData } from '../../../contracts/events';
import type { StoredEvent } from '../domain/event';
import { gotThrough, type DeliveryAttempt, type EventDelivery } from '../domain/event-delivery';
import type { EventEndpoint } from '../domain/event-endpoint';

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));

/** An address as the panel sees it. Field by field: a sealed secret is no view's. */
export const endpointViewOf = (endpoint: EventEndpoint): EventEndpointView => ({
  id: endpoint.endpointId,
  url: endpoint.url,
  description: endpoint.description,
  types: endpoint.types === null ? null : [...endpoint.types],
  isEnabled: endpoint.isEnabled,
  disabledReason: endpoint.disabledReason,
  failingSince: isoOrNull(endpoint.failingSince),
  previousSecretEndsAt: isoOrNull(endpoint.previousSecretEndsAt),
  addedAt: iso(endpoint.addedAt),
  addedBy: endpoint.addedBy,
});

/** The one answer with a secret. */
export const withSecretViewOf = (made: { endpoint: EventEndpoint; secret: string }): EventEndpointWithSecret => ({
  ...endpointViewOf(made.endpoint),
  secret: made.secret,
});

export const eventViewOf = (event: StoredEvent): EventView => ({
  id: event.eventId,
  type: eventNameOf(event.type),
  orderId: event.orderId,
  paymentKey: event.paymentKey,
  refundId: event.refundId,
  data: JSON.parse(event.payload) as EventData,
  occurredAt: iso(event.occurredAt),
  toldAt: isoOrNull(event.toldAt),
});

export const eventDeliveryViewOf = (delivery: EventDelivery): EventDeliveryView => ({
  id: delivery.deliveryId,
  eventId: delivery.eventId,
  endpointId: delivery.endpointId,
  state: delivery.state,
  attempts: delivery.attempts,
  nextAttemptAt: isoOrNull(delivery.nextAttemptAt),
  lastStatus: delivery.lastStatus,
  lastError: delivery.lastError,
  queuedAt: iso(delivery.queuedAt),
  deliveredAt: isoOrNull(delivery.deliveredAt),
  log: delivery.log.map(({ at, status, error, durationMs }) => ({ at: iso(at), status, error, durationMs })),
});

export const eventTestViewOf = ({ status, error, durationMs }: DeliveryAttempt): EventTestView => ({
  delivered: gotThrough({ status }),
  status,
  error,
  durationMs,
});
