import { z } from '@strapi/utils';
import {
  MAIL_KINDS,
  MAIL_LANGUAGES,
  SHOP_SETTINGS_RULES,
  type ShopSettingsInput,
} from '../../../../contracts/shop-settings';
import { isTimeZone } from '../../domain/shop-settings';
import { line } from './common';

const { expiresInMinutes, refundReasons, mailTo } = SHOP_SETTINGS_RULES;

const distinct = (values: readonly string[]): boolean => new Set(values).size === values.length;

export const shopSettingsBody = z.strictObject({
  timeZone: z.string().refine(isTimeZone, 'Not the name of a time zone'),
  orderExpiresInMinutes: z.number().int().min(expiresInMinutes.min).max(expiresInMinutes.max),
  refundReasons: z.array(line(refundReasons.longest)).max(refundReasons.most).refine(distinct, 'Each reason once'),
  mail: z.strictObject({
    to: z.array(z.email().max(mailTo.longest)).max(mailTo.most).refine(distinct, 'Each address once'),
    kinds: z.array(z.enum(MAIL_KINDS)).max(MAIL_KINDS.length).refine(distinct, 'Each kind once'),
    language: z.enum(MAIL_LANGUAGES),
    dailyHour: z.number().int().min(0).max(23),
  }),
  version: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
}) satisfies z.ZodType<ShopSettingsInput>;
