import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createStrapi } from '@strapi/strapi';
import type { Core } from '@strapi/types';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import type { DatabaseAddress } from '../history/database/store';

/** `plugin`: the bundle of the server half; `folder`: empty, for the app. */
export type HostPlace = { folder: string; plugin: string; root: string; address: DatabaseAddress };

/** Sealed with it is nothing that is worth anything. */
export const ENCRYPTION_KEY = 'a-sealing-key-of-the-bench-only-0123456789';

const connectionOf = ({ client, url }: DatabaseAddress): unknown => {
  if (client === 'sqlite') return { client, connection: { filename: url }, useNullAsDefault: true };
  const { hostname, port, username, password, pathname } = new URL(url);
  const database = pathname.slice(1);
  return { client, connection: { host: hostname, port: Number(port), user: username, password, database, ssl: false } };
};

const asModule = (value: unknown): string => `module.exports = () => (${JSON.stringify(value)});\n`;

const filesOf = ({ folder, plugin, address }: HostPlace): Record<string, string> => ({
  'package.json': JSON.stringify({
    name: 'bench-app',
    private: true,
    version: '0.0.0',
    dependencies: { '@strapi/strapi': '5.54.0' },
    strapi: { uuid: false, telemetryDisabled: true },
  }),
  'config/admin.js': asModule({
    auth: { secret: 'bench-admin-secret' },
    apiToken: { salt: 'bench-token-salt' },
    transfer: { token: { salt: 'bench-transfer-salt' } },
    secrets: { encryptionKey: ENCRYPTION_KEY },
  }),
  'config/server.js': asModule({ host: '127.0.0.1', port: 0, app: { keys: ['bench-key-1', 'bench-key-2'] } }),
  'config/database.js': asModule({ connection: connectionOf(address) }),
  'config/plugins.js': asModule({
    [PLUGIN_ID]: { enabled: true, resolve: join(folder, 'plugins', PLUGIN_ID), config: {} },
  }),
  [`plugins/${PLUGIN_ID}/package.json`]: JSON.stringify({
    name: `strapi-plugin-${PLUGIN_ID}`,
    version: '0.0.0',
    strapi: { kind: 'plugin', name: PLUGIN_ID, displayName: 'Commerce Payments' },
  }),
  [`plugins/${PLUGIN_ID}/strapi-server.js`]: `module.exports = require(${JSON.stringify(plugin)}).default;\n`,
});

/** A Strapi with the plugin that answers nobody and does no jobs. */
export const startHost = async (place: HostPlace): Promise<Core.Strapi> => {
  for (const name of ['public/uploads', 'src/api', 'database/migrations']) {
    mkdirSync(join(place.folder, name), { recursive: true });
  }
  symlinkSync(join(place.root, 'node_modules'), join(place.folder, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries(filesOf(place))) {
    mkdirSync(dirname(join(place.folder, path)), { recursive: true });
    writeFileSync(join(place.folder, path), text);
  }
  process.env['STRAPI_TELEMETRY_DISABLED'] = 'true';
  const app = { appDir: place.folder, distDir: place.folder, serveAdminPanel: false, autoReload: false };
  return createStrapi(app).load();
};
