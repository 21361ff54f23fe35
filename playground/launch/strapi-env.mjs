import { join } from 'node:path';

import { PLAYGROUND } from './paths.mjs';
import { keepSecrets } from './secrets.mjs';

/**
 * The environment in which the playground's Strapi runs: what its config, its seed and its shop read.
 *
 * @param {import('./settings.mjs').Settings} settings
 * @param {string} tossBaseUrl the sandbox, or the Toss that was asked for
 * @param {'production' | 'development'} mode
 */
export const strapiEnv = (settings, tossBaseUrl, mode) => ({
  ...process.env,
  ...keepSecrets(join(settings.tmp, 'secrets.json')),
  NODE_ENV: mode,
  STRAPI_TELEMETRY_DISABLED: 'true',
  HOST: settings.host,
  PORT: String(settings.port),
  PLAYGROUND_TMP: settings.tmp,
  PLAYGROUND_SHOP: join(PLAYGROUND, 'shop'),
  DATABASE_CLIENT: settings.database.client,
  DATABASE_URL: settings.database.url ?? '',
  TOSS_BASE_URL: tossBaseUrl,
  TOSS_WIDGET_CLIENT_KEY: settings.keys.widget.clientKey,
  TOSS_WIDGET_SECRET_KEY: settings.keys.widget.secretKey,
  TOSS_CLIENT_KEY: settings.keys.api.clientKey,
  TOSS_SECRET_KEY: settings.keys.api.secretKey,
});
