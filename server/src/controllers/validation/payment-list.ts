import { z } from '@strapi/utils';
import {
  EXPORT_LANGUAGES,
  PAYMENT_SORTS,
  SORT_DIRECTIONS,
  type PaymentExportInput,
} from '../../../../contracts/payment-list';
import { PAYMENT_METHODS, PAYMENT_STATES } from '../../../../contracts/payments';
import { placeOf, type ListPlace } from '../../domain/payment-list';
import { isDay } from '../../domain/shop-days';
import { environment, line } from './common';

const day = z.string().refine(isDay, 'Not a day').describe('A day of the shop, as 2026-11-21');
const wholeAmount = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const filters = {
  q: line(200).optional(),
  environment: environment.optional(),
  state: z.enum(PAYMENT_STATES).optional(),
  method: z.enum(PAYMENT_METHODS).optional(),
  keySet: line(64).optional(),
  from: day.optional(),
  to: day.optional(),
  amountMin: wholeAmount.optional(),
  amountMax: wholeAmount.optional(),
};

const order = {
  sort: z.enum(PAYMENT_SORTS).default('requestedAt'),
  direction: z.enum(SORT_DIRECTIONS).default('desc'),
};

const place = z
  .string()
  .max(40)
  .transform((cursor, context): ListPlace => {
    const found = placeOf(cursor);
    if (!found) context.addIssue({ code: 'custom', message: 'Not a place in the list' });
    return found ?? { value: 0, id: 0 };
  });

/** One page: the first, the one behind `after`, or the one before `before`. */
export const paymentListQuery = z
  .strictObject({
    ...filters,
    ...order,
    after: place.optional(),
    before: place.optional(),
    pageSize: z.coerce.number().int().min(1).max(100).default(25),
  })
  .refine(({ after, before }) => after === undefined || before === undefined, 'Either after or before');

export const paymentExportBody = z.strictObject({
  ...filters,
  ...order,
  language: z.enum(EXPORT_LANGUAGES),
}) satisfies z.ZodType<PaymentExportInput>;
