import { randomBytes, randomUUID } from 'node:crypto';

const random = (): string => randomBytes(18).toString('base64url');

/** An order's public number: unguessable (144 bits), 28 characters of `[A-Za-z0-9_-]`, as Toss takes it. */
export const newOrderId = (): string => `ord_${random()}`;

/** A refund's public number: unguessable, 27 characters. */
export const newRefundId = (): string => `rf_${random()}`;

/** The number of a webhook that arrived: 28 characters. */
export const newDeliveryId = (): string => `whd_${random()}`;

/** Who the buyer is to the provider when the shop does not say: a random UUID, as Toss advises. */
export const newCustomerKey = (): string => randomUUID();
