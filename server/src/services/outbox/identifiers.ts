import { randomBytes } from 'node:crypto';

const random = (): string => randomBytes(18).toString('base64url');

/** An event's number, 28 characters: the `webhook-id` that receivers tell repeats by. */
export const newEventId = (): string => `evt_${random()}`;

/** The number of an address that events are sent to, 27 characters. */
export const newEventEndpointId = (): string => `ep_${random()}`;

/** The number of an event's way to one address, 28 characters. */
export const newEventDeliveryId = (): string => `dlv_${random()}`;
