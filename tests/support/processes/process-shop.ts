import { createSandbox, type Sandbox } from '../../../sandbox';
import type { TestDatabase, FreshDatabase } from '../host/database';
import { freshDatabase, testDatabase } from '../host/database';
import { makeAppFolder, removeAppFolder, writeApp } from '../host/app-folder';
import { documentationKeySet } from '../key-set-inputs';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import { bundleServer, type Bundles } from './bundle';
import type { Seeded, SeedWish } from './child/asks';
import { prepareProcess, startProcess, type HostProcess, type Spare } from './host-process';

export type ShopOptions = {
  database?: TestDatabase;
  pluginConfig?: Record<string, unknown>;
  adminConfig?: Record<string, unknown>;
  products?: SeedWish['products'];
  sandbox?: Sandbox;
  /** Connections that one process may hold. SQLite has one in any case. */
  connections?: number;
};

/** A shop whose Strapi runs in processes of their own; the sandbox runs in the test's. */
export type ProcessShop = {
  readonly sandbox: Sandbox;
  readonly seeded: Seeded;
  /** Pieces of each product before the first sale. */
  readonly stock: readonly (readonly [string, number | null])[];
  readonly database: FreshDatabase;
  readonly folder: string;
  /** Writes another config of the plugin, which the next process boots with. */
  configure: (pluginConfig: Record<string, unknown>) => void;
  /** Starts one more process on the shop's database. @param port default: a free one */
  start: (port?: number, env?: Record<string, string>) => Promise<HostProcess>;
  /** Those that are alive. */
  processes: () => HostProcess[];
  close: () => Promise<void>;
};

const DEFAULT_PRODUCTS: SeedWish['products'] = [
  { name: '린넨 셔츠', price: 33_000, stock: 100_000 },
  { name: '면 바지', price: 41_000, stock: 100_000 },
  { name: '울 양말', price: 5_500, stock: null },
];

const SERVER_CONFIG = `module.exports = () => ({
  host: '127.0.0.1',
  port: Number(process.env.HOST_PORT ?? 0),
  app: { keys: ['tests-app-key-1', 'tests-app-key-2'] },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
});
`;

const databaseConfig = ({ client, config }: FreshDatabase, connections: number): unknown => {
  const { connection } = config as { connection: object };
  return client === 'sqlite' ? config : { connection: { ...connection, pool: { min: 0, max: connections } } };
};

const requireOf = (file: string): string => `module.exports = require(${JSON.stringify(file)})`;

const writeShop = (folder: string, database: FreshDatabase, bundles: Bundles, options: ShopOptions, toss: string) =>
  writeApp(folder, databaseConfig(database, options.connections ?? 20), {
    pluginConfig: {
      rateLimits: { isEnabled: false },
      ...options.pluginConfig,
      toss: { baseUrl: toss, ...(options.pluginConfig?.['toss'] ?? {}) },
    },
    usersPermissions: false,
    graphql: false,
    mcp: false,
    pluginEnabled: true,
    adminConfig: options.adminConfig ?? {},
    files: {
      'config/server.js': SERVER_CONFIG,
      'src/index.js': `const { bootstrap } = require(${JSON.stringify(bundles.app)});\nmodule.exports = { bootstrap };\n`,
      [`plugins/${PLUGIN_ID}/strapi-server.js`]: `${requireOf(bundles.plugin)}.default;\n`,
    },
  });

/**
 * Makes a database and an app for it, and boots it for the first time: key sets, products and tokens are made then.
 * That first process is alive when this returns.
 */
export const openProcessShop = async (options: ShopOptions = {}): Promise<ProcessShop> => {
  const sandbox = options.sandbox ?? createSandbox();
  const toss = await sandbox.listen();
  const bundles = bundleServer();
  const folder = makeAppFolder();
  const database = await freshDatabase(options.database ?? testDatabase(), folder);
  writeShop(folder, database, bundles, options, toss);
  const all: HostProcess[] = [];
  const processes = (): HostProcess[] => all.filter((one) => one.isAlive());

  let spare: Spare | null = null;
  const start: ProcessShop['start'] = async (port = 0, env = {}) => {
    const child = spare ?? prepareProcess(bundles.start, folder);
    spare = null;
    const starting = startProcess(child, { HOST_PORT: String(port), ...env });
    spare = spare ?? prepareProcess(bundles.start, folder);
    const started = await starting;
    all.push(started);
    return started;
  };
  const close = async (): Promise<void> => {
    spare?.kill('SIGKILL');
    await Promise.all(processes().map((one) => one.kill()));
    await sandbox.close();
    await database.drop();
    removeAppFolder(folder);
    bundles.remove();
  };

  try {
    const first = await start();
    const wish: SeedWish = {
      keySets: (['widget', 'api'] as const).map((kind) => documentationKeySet(kind, { isDefault: true })),
      products: options.products ?? DEFAULT_PRODUCTS,
    };
    const seeded = await first.ask<Seeded>('seed', wish);
    const stock = wish.products.map((product, n) => [seeded.products[n] ?? '', product.stock] as const);
    const configure = (pluginConfig: Record<string, unknown>): void =>
      writeShop(folder, database, bundles, { ...options, pluginConfig }, toss);
    return { stock, sandbox, seeded, database, folder, configure, start, processes, close };
  } catch (error) {
    await close();
    throw error;
  }
};
