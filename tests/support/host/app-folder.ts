import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PLUGIN_ID } from '../../../contracts/plugin-id';

/** Where Node, which loads Strapi and the app, finds the sources that jest loads. See `tests/support/jest`. */
const SOURCES = 'pluginSourcesOfTheTest';
declare const ofNode: { global: Record<string, unknown> };

export const REPO = resolve(__dirname, '../../..');

export type AppOptions = {
  /** What the host writes into `config/plugins` for us. */
  pluginConfig: Record<string, unknown>;
  usersPermissions: boolean;
  graphql: boolean;
  /** Strapi's own MCP server at `/mcp`. */
  mcp: boolean;
  /** `false`: the app is there, our plugin is switched off. */
  pluginEnabled: boolean;
  /** Merged over `config/admin`; `null` takes a key out. */
  adminConfig: Record<string, unknown>;
  /** Further files of the app, by path: `src/index.js` and the like. */
  files: Record<string, string>;
};

/** Where the tests' app keeps its sealing key: `config/admin`, `secrets.encryptionKey`. */
export const ENCRYPTION_KEY = 'a-sealing-key-of-the-tests-only-0123456789';

/** A module that reads its own last line at each call: modules are kept, and a second boot must see what was written since. */
const asModule = (value: unknown): string =>
  `module.exports = () => JSON.parse(require('node:fs').readFileSync(__filename, 'utf8').split('\\n// ')[1]);\n// ${JSON.stringify(value)}\n`;

const adminConfig = (changes: Record<string, unknown>) => ({
  auth: { secret: 'tests-admin-jwt-secret', sessions: { accessTokenLifespan: 3600 } },
  apiToken: { salt: 'tests-api-token-salt' },
  transfer: { token: { salt: 'tests-transfer-token-salt' } },
  secrets: { encryptionKey: ENCRYPTION_KEY },
  flags: { nps: false, promoteEE: false },
  rateLimit: { enabled: false },
  ...changes,
});

const serverConfig = (mcp: boolean) => ({
  host: '127.0.0.1',
  port: 0,
  app: { keys: ['tests-app-key-1', 'tests-app-key-2'] },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
  mcp: { enabled: mcp },
});

const pluginsConfig = (folder: string, options: AppOptions) => ({
  [PLUGIN_ID]: {
    enabled: options.pluginEnabled,
    resolve: join(folder, 'plugins', PLUGIN_ID),
    config: options.pluginConfig,
  },
  'users-permissions': { enabled: options.usersPermissions, config: { jwtSecret: 'tests-users-jwt-secret' } },
  graphql: { enabled: options.graphql },
});

/** Strapi loads a plugin's `.js` entry only; this one hands over to the sources, which jest compiles. */
const pluginEntry = `module.exports = globalThis.${SOURCES}().default;\n`;

const pluginPackage = {
  name: `strapi-plugin-${PLUGIN_ID}`,
  version: '0.0.0',
  strapi: { kind: 'plugin', name: PLUGIN_ID, displayName: 'Commerce Payments' },
};

const appPackage = ({ usersPermissions, graphql }: AppOptions) => ({
  name: 'host-app-of-the-tests',
  private: true,
  version: '0.0.0',
  dependencies: {
    '@strapi/strapi': '5.54.0',
    ...(usersPermissions ? { '@strapi/plugin-users-permissions': '5.54.0' } : {}),
    ...(graphql ? { '@strapi/plugin-graphql': '5.54.0' } : {}),
  },
  strapi: { uuid: false, telemetryDisabled: true },
});

type Config = { database: unknown; plugins: unknown; admin?: Record<string, unknown>; mcp?: boolean };

/** The `config/` of a host, by path: secrets of the tests, loopback only, nothing that calls home. */
export const configFiles = ({ database, plugins, admin = {}, mcp = false }: Config): Record<string, string> => ({
  'config/admin.js': asModule(adminConfig(admin)),
  'config/api.js': asModule({ rest: { defaultLimit: 25, maxLimit: 100, withCount: true } }),
  'config/database.js': asModule(database),
  'config/plugins.js': asModule(plugins),
  'config/server.js': asModule(serverConfig(mcp)),
});

const contents = (folder: string, database: unknown, options: AppOptions): Record<string, string> => ({
  'package.json': JSON.stringify(appPackage(options), null, 2),
  ...configFiles({ database, plugins: pluginsConfig(folder, options), admin: options.adminConfig, mcp: options.mcp }),
  [`plugins/${PLUGIN_ID}/package.json`]: JSON.stringify(pluginPackage),
  [`plugins/${PLUGIN_ID}/strapi-server.js`]: pluginEntry,
  ...options.files,
});

/** An empty folder outside the repository, for a Strapi app that is thrown away. */
export const makeAppFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'commerce-host-'));
  for (const name of ['public/uploads', 'src/api', 'database/migrations']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  symlinkSync(join(REPO, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
};

/** Writes files below a folder, over those that are there. */
export const writeFiles = (folder: string, files: Record<string, string>): void => {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
};

/** Writes the app's files, over those of a boot before when there are any. */
export const writeApp = (folder: string, database: unknown, options: AppOptions): void =>
  writeFiles(folder, contents(folder, database, options));

/** To be called before Strapi boots in the test's process. */
export const offerSources = (): void => {
  ofNode.global[SOURCES] = () => jest.requireActual(join(REPO, 'strapi-server.ts'));
};

export const removeAppFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
