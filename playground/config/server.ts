import { join } from 'node:path';

import type { Core } from '@strapi/strapi';

// `url` stays unset: the panel is built once and serves on any port.
export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  app: { keys: env.array('APP_KEYS') },
  dirs: { public: join(env('PLAYGROUND_TMP', '.tmp'), 'public') },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
});
