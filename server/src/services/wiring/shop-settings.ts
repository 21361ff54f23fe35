import type { Core } from '@strapi/strapi';
import type { ShopSettingsView } from '../../../../contracts/shop-settings';
import type { PluginConfig } from '../../config';
import { createKeySetRepository } from '../../repositories/key-sets';
import { createShopSettingsRepository } from '../../repositories/shop-settings';
import { createShopSettings, type ShopSettingsService } from '../shop-settings';
import type { Books } from './books';

/** Is there a plugin that sends e-mails? Strapi has one unless the host takes it out. */
export const canSendMail = (strapi: Core.Strapi) => (): boolean => Boolean(strapi.plugins['email']);

const rateLimitsOf = ({ rateLimits }: PluginConfig): ShopSettingsView['rateLimits'] => {
  const { isEnabled, orders, confirms, refunds } = rateLimits;
  return isEnabled ? { orders: orders.perMinute, confirms: confirms.perMinute, refunds: refunds.perMinute } : null;
};

/** What a shop sets in the panel. */
export const wireShopSettings = (
  strapi: Core.Strapi,
  { inTransaction, audit, config }: Pick<Books, 'inTransaction' | 'audit'> & { config: PluginConfig }
): ShopSettingsService => {
  const { expiresInMinutes } = config.orders;
  return createShopSettings({
    ...{ inTransaction, audit },
    settings: createShopSettingsRepository(strapi),
    keySets: createKeySetRepository(strapi),
    environment: config.environment ?? 'test',
    decided: expiresInMinutes === undefined ? {} : { orderExpiresInMinutes: expiresInMinutes },
    canSendMail: canSendMail(strapi),
    rateLimits: rateLimitsOf(config),
  });
};
