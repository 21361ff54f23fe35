import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PLUGIN_ID } from '../contracts/plugin-id';
import type { DatabaseAddress } from './history/database/store';

/** `plugin`: the server half in plain JavaScript; `folder`: empty, for the app. */
export type HostPlace = { folder: string; plugin: string; root: string; address: DatabaseAddress };

export type HostWish = HostPlace & {
  /** What the app's `config/plugins` says of ours; `null`: the app has no plugin of ours. */
  config?: object | null;
  /** Entries of `config/plugins` for others. */
  plugins?: Record<string, object>;
};

/** Sealed with it is nothing that is worth anything. */
export const ENCRYPTION_KEY = 'a-sealing-key-of-the-bench-only-0123456789';

/** As in the configuration of a new Strapi app. */
const POOL = { min: 2, max: 10 };
const MIDDLEWARES = ['logger', 'errors', 'security', 'cors', 'poweredBy', 'query', 'body', 'session', 'favicon', 'public'];

const connectionOf = ({ client, url }: DatabaseAddress): unknown => {
  if (client === 'sqlite') return { client, connection: { filename: url }, useNullAsDefault: true };
  const { hostname, port, username, password, pathname } = new URL(url);
  const connection = { host: hostname, port: Number(port), user: username, password, ssl: false };
  return { client, connection: { ...connection, database: pathname.slice(1) }, pool: POOL };
};

const asModule = (value: unknown): string => `module.exports = () => (${JSON.stringify(value)});\n`;

const pluginFiles = ({ plugin }: HostWish): Record<string, string> => ({
  [`plugins/${PLUGIN_ID}/package.json`]: JSON.stringify({
    name: `strapi-plugin-${PLUGIN_ID}`,
    version: '0.0.0',
    strapi: { kind: 'plugin', name: PLUGIN_ID, displayName: 'Commerce Payments' },
  }),
  [`plugins/${PLUGIN_ID}/strapi-server.js`]: `const found = require(${JSON.stringify(plugin)});\nmodule.exports = found.default ?? found;\n`,
});

const filesOf = (wish: HostWish): Record<string, string> => {
  const { folder, address, config = {}, plugins = {} } = wish;
  const ours = { [PLUGIN_ID]: { enabled: true, resolve: join(folder, 'plugins', PLUGIN_ID), config } };
  return {
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
    'config/api.js': asModule({ rest: { defaultLimit: 25, maxLimit: 100, withCount: true } }),
    'config/middlewares.js': `module.exports = ${JSON.stringify(MIDDLEWARES.map((name) => `strapi::${name}`))};\n`,
    'config/server.js': asModule({ host: '127.0.0.1', port: 0, app: { keys: ['bench-key-1', 'bench-key-2'] } }),
    'config/database.js': asModule({ connection: connectionOf(address) }),
    'config/plugins.js': asModule({ ...(config && ours), ...plugins }),
    ...(config && pluginFiles(wish)),
  };
};

/** Writes a Strapi app that is thrown away: in production's settings, on the loopback alone. */
export const writeHostApp = (wish: HostWish): void => {
  for (const name of ['public/uploads', 'src/api', 'database/migrations']) {
    mkdirSync(join(wish.folder, name), { recursive: true });
  }
  symlinkSync(join(wish.root, 'node_modules'), join(wish.folder, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries(filesOf(wish))) {
    mkdirSync(dirname(join(wish.folder, path)), { recursive: true });
    writeFileSync(join(wish.folder, path), text);
  }
};
