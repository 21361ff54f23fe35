import type { Core } from '@strapi/strapi';

import { seedAdminUser } from './admin-user';
import { seedKeySets } from './key-sets';
import { seedLocales } from './locales';
import { seedProducts } from './products';
import { recallSeeded, rememberSeeded } from './remembered';
import { seedTokens } from './tokens';
import { registerWebhooks } from './webhooks';

/**
 * Fills an empty database, and on a filled one makes sure that the login, the tokens and the keys which the launcher
 * prints are good. May be run again after it was cut off anywhere.
 */
export const seed = async (strapi: Core.Strapi): Promise<void> => {
  const known = recallSeeded();
  await seedLocales(strapi);
  const adminUser = await seedAdminUser(strapi, known?.adminUser);
  const tokens = await seedTokens(strapi, known?.tokens);
  const keySets = await seedKeySets(strapi, known?.keySets);
  await seedProducts(strapi);
  await registerWebhooks(strapi);
  rememberSeeded({ adminUser, tokens, keySets });
};
