import { z } from '@strapi/utils';
import { CURRENCIES } from '../../../../contracts/money';
import { LIMIT_SUBJECT_KINDS, type RefundLimitInput } from '../../../../contracts/refund-limits';
import { amount } from './common';

/** Strapi's ids have 32 bits. */
const MAX_ID = 2 ** 31 - 1;

export const refundLimitBody = z.strictObject({
  kind: z.enum(LIMIT_SUBJECT_KINDS),
  id: z.number().int().min(1).max(MAX_ID),
  currency: z.enum(CURRENCIES),
  perRefund: amount.nullable(),
  perDay: amount.nullable(),
  version: z.number().int().min(0).max(MAX_ID),
}) satisfies z.ZodType<RefundLimitInput>;
