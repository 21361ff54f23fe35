import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { keepSecrets } from './secrets.mjs';

/** Strapi does not start without the folder that uploads go to. */
const makeUploads = (tmp) => mkdirSync(join(tmp, 'public/uploads'), { recursive: true });

/**
 * The environment in which the playground's Strapi runs: what its config, its seed and its shop read.
 *
 * @param {import('./settings.mjs').Settings} settings
 * @param {string} tossBaseUrl the sandbox, or the Toss that was asked for
 * @param {'production' | 'development'} mode
 */
export const strapiEnv = (settings, tossBaseUrl, mode) => {
  makeUploads(settings.tmp);
  return {
    ...process.env,
    ...keepSecrets(join(settings.tmp, 'secrets.json')),
    NODE_ENV: mode,
    STRAPI_TELEMETRY_DISABLED: 'true',
    HOST: settings.host,
    PORT: String(settings.port),
    PLAYGROUND_TMP: settings.tmp,
    DATABASE_CLIENT: settings.database.client,
    DATABASE_URL: settings.database.url ?? '',
    TOSS_BASE_URL: tossBaseUrl,
    TOSS_WIDGET_CLIENT_KEY: settings.keys.widget.clientKey,
    TOSS_WIDGET_SECRET_KEY: settings.keys.widget.secretKey,
    TOSS_CLIENT_KEY: settings.keys.api.clientKey,
    TOSS_SECRET_KEY: settings.keys.api.secretKey,
  };
};
