import { z } from '@strapi/utils';
import { LONGEST_SPAN_DAYS } from '../../../../contracts/overview';
import { isDay } from '../../domain/shop-days';
import { currency, environment } from './common';

const day = z.string().max(10).refine(isDay, 'A day of the calendar, such as 2026-11-21');

const shown = { environment: environment.optional(), currency: currency.optional() };

/** So many days up to today, or from one day of the shop to another, both included. */
export const overviewQuery = z.union([
  z.strictObject({ ...shown, from: day, to: day }),
  z.strictObject({ ...shown, days: z.coerce.number().int().min(1).max(LONGEST_SPAN_DAYS).default(30) }),
]);
