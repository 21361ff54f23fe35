import { z } from '@strapi/utils';
import type { SelfTestInput } from '../../../../contracts/webhook-pages';
import { DELIVERY_STATES } from '../../../../contracts/webhooks';
import { pagination } from './common';
import { keySetId } from './key-set';

export const deliveryId = z.string().regex(/^whd_[A-Za-z0-9_-]{24}$/);

export const listDeliveriesQuery = z.strictObject({
  pagination,
  state: z.enum(DELIVERY_STATES).optional(),
  kind: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9._-]{0,63}$/)
    .optional(),
  keySetId: keySetId.optional(),
});

export const selfTestBody = z.strictObject({ keySetId }) satisfies z.ZodType<SelfTestInput>;

export const receiveParams = z.object({
  hookToken: z.string().describe('The unguessable part of the address that the settings show for a key set'),
});
/** Any event: its form is the provider's, and one that cannot be read is kept as well. */
export const receiveBody = z.looseObject({}).describe('An event of Toss, at most 64 KiB');
export const receivedView = z.strictObject({ received: z.literal(true) });
