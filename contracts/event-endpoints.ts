import type { EventData, EventName, EventType } from './events';

export const EVENT_DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;
export type EventDeliveryState = (typeof EVENT_DELIVERY_STATES)[number];

/** Why an address is told nothing any more, other than by a person's wish. `gone`: it answered 410. */
export const ENDPOINT_DISABLED_REASONS = ['gone'] as const;
export type EndpointDisabledReason = (typeof ENDPOINT_DISABLED_REASONS)[number];

/** An address that events are sent to. Times are ISO 8601 (UTC). Never a secret. */
export type EventEndpointView = {
  id: string;
  url: string;
  description: string | null;
  /** `null`: every type, those of later versions too. */
  types: EventType[] | null;
  isEnabled: boolean;
  disabledReason: EndpointDisabledReason | null;
  /** Since when nothing gets through; `null` while the last attempt did. */
  failingSince: string | null;
  /** Until when the secret before the present one signs as well. */
  previousSecretEndsAt: string | null;
  addedAt: string;
  addedBy: string | null;
};

/** The one answer with the secret, `whsec_…`: when it is made. It cannot be read again. */
export type EventEndpointWithSecret = EventEndpointView & { secret: string };

/** What is sent to make an address. `types` absent or `null`: every type. */
export type EventEndpointInput = {
  url: string;
  description?: string | null | undefined;
  types?: EventType[] | null | undefined;
  isEnabled?: boolean | undefined;
};

/** What is absent stays as it is. */
export type EventEndpointChange = { [Field in keyof EventEndpointInput]?: EventEndpointInput[Field] | undefined };

/** An event of the outbox. */
export type EventView = {
  id: string;
  type: EventName;
  /** `null` for what is told of the installation. */
  orderId: string | null;
  paymentKey: string | null;
  refundId: string | null;
  data: EventData;
  occurredAt: string;
  toldAt: string | null;
};

/** One try to send an event to an address. */
export type EventAttemptView = { at: string; status: number | null; error: string | null; durationMs: number };

/** An event on its way to one address. */
export type EventDeliveryView = {
  id: string;
  eventId: string;
  endpointId: string;
  state: EventDeliveryState;
  attempts: number;
  nextAttemptAt: string | null;
  lastStatus: number | null;
  lastError: string | null;
  queuedAt: string;
  deliveredAt: string | null;
  /** The last attempts, oldest first. */
  log: EventAttemptView[];
};

/** What came of a test event. Nothing of it is kept. */
export type EventTestView = { delivered: boolean; status: number | null; error: string | null; durationMs: number };
