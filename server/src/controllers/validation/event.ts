import { z } from '@strapi/utils';
import {
  EVENT_DELIVERY_STATES,
  type EventEndpointChange,
  type EventEndpointInput,
} from '../../../../contracts/event-endpoints';
import { EVENT_TYPES } from '../../../../contracts/events';
import { line, orderId, pagination } from './common';

const MAX_URL = 2_000;

/** Ids of ours: a prefix and 24 characters. Another form can be nothing of ours. */
const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[A-Za-z0-9_-]{24}$`));
export const eventId = id('evt');
export const eventEndpointId = id('ep');
export const eventDeliveryId = id('dlv');

const types = z
  .array(z.enum(EVENT_TYPES))
  .min(1)
  .max(EVENT_TYPES.length)
  .transform((given) => [...new Set(given)]);

export const createEventEndpointBody = z.strictObject({
  url: z.string().min(1).max(MAX_URL),
  description: line(120).nullable().optional(),
  types: types.nullable().optional(),
  isEnabled: z.boolean().optional(),
}) satisfies z.ZodType<EventEndpointInput>;

export const updateEventEndpointBody = createEventEndpointBody.partial() satisfies z.ZodType<EventEndpointChange>;

export const listEventsQuery = z.strictObject({ pagination, orderId: orderId.optional() });

export const listEventDeliveriesQuery = z.strictObject({
  pagination,
  eventId: eventId.optional(),
  endpointId: eventEndpointId.optional(),
  state: z.enum(EVENT_DELIVERY_STATES).optional(),
});
