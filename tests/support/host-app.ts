import type { AddressInfo } from 'node:net';
import { createStrapi } from '@strapi/strapi';
import type { Core } from '@strapi/types';
import { createAdmins, type AdminAccount, type Admins } from './host/admins';
import { createApiClient, type ApiClient, type Exchange } from './host/api';
import { makeAppFolder, offerSources, removeAppFolder, writeApp, type AppOptions } from './host/app-folder';
import { freshDatabase, testDatabase, type FreshDatabase, type TestDatabase } from './host/database';
import { captureLogs, type Logs } from './host/logs';
import { createTokens, type Tokens } from './host/tokens';
import { servedDocumentOf } from './host/served-document';
import { expectToFit, type ServedDocument } from './openapi-answers';

export type HostOptions = {
  /** Default: the database of this run, `TEST_DATABASE`. */
  database?: TestDatabase;
  plugins?: { usersPermissions?: boolean; graphql?: boolean; mcp?: boolean };
  pluginConfig?: Record<string, unknown>;
  /** The Toss that payments go to: the sandbox's address. */
  tossBaseUrl?: string;
  pluginEnabled?: boolean;
  adminConfig?: Record<string, unknown>;
  files?: Record<string, string>;
  /** Keeps folder and database of a host that was stopped with `keep`: the same app, booted again. */
  again?: StoppedHost;
};

export type StoppedHost = { folder: string; database: FreshDatabase };

export type Host = {
  strapi: Core.Strapi;
  /** `http://127.0.0.1:<port>`, without a slash. */
  url: string;
  database: FreshDatabase;
  folder: string;
  logs: Logs;
  tokens: Tokens;
  admins: Admins;
  /** Every exchange of the clients below, oldest first. */
  exchanges: readonly Exchange[];
  /**
   * A client of the plugin's content API: paths such as `/orders`. `null`: without a token. Here and in `http` an answer
   * of that API which does not fit the OpenAPI document that the host serves is thrown.
   */
  api: (token: string | null) => ApiClient;
  /** A client of the whole host, whatever the path. */
  http: (token?: string | null) => ApiClient;
  /** A logged-in super admin, or the account given. */
  admin: (account?: AdminAccount) => Promise<ApiClient>;
  /** Stops and removes everything. */
  stop: () => Promise<void>;
  /** Stops the process's part; folder and database stay for `startHost({ again })`. */
  halt: () => Promise<StoppedHost>;
};

const API = '/api/commerce-payments';
const TOSS_OF_NOBODY = 'http://127.0.0.1:9';
/** Longer than any test is busy between two requests. */
const KEPT_ALIVE_MS = 600_000;

const appOptions = (options: HostOptions): AppOptions => ({
  // Without an address of its own a test must reach nobody: port 9 refuses.
  // A test sends more in a minute than a shop: limits are for the tests that are about them.
  pluginConfig: {
    rateLimits: { isEnabled: false },
    ...options.pluginConfig,
    toss: { baseUrl: options.tossBaseUrl ?? TOSS_OF_NOBODY, ...(options.pluginConfig?.['toss'] as object | undefined) },
  },
  usersPermissions: options.plugins?.usersPermissions ?? false,
  graphql: options.plugins?.graphql ?? false,
  mcp: options.plugins?.mcp ?? false,
  pluginEnabled: options.pluginEnabled ?? true,
  adminConfig: options.adminConfig ?? {},
  files: options.files ?? {},
});

const destroy = async (strapi: Core.Strapi): Promise<void> => {
  // Strapi emits events of the document service in the background; cut off, their queries would end the process.
  await new Promise((resolve) => setTimeout(resolve, 50));
  await strapi.destroy();
};

const boot = async (folder: string): Promise<{ strapi: Core.Strapi; logs: Logs }> => {
  process.env['STRAPI_TELEMETRY_DISABLED'] = 'true';
  offerSources();
  const strapi = createStrapi({ appDir: folder, distDir: folder, serveAdminPanel: false, autoReload: false });
  const logs = captureLogs(strapi);
  try {
    await strapi.load();
    strapi.server.mount();
    await new Promise<void>((resolve) => void strapi.server.listen(0, '127.0.0.1', resolve));
    // Who asks stands in the same process: one that was busy takes a connection that has been closed meanwhile.
    strapi.server.httpServer.keepAliveTimeout = KEPT_ALIVE_MS;
  } catch (error) {
    // A half-booted Strapi cannot be destroyed whole; what keeps the process alive is its database.
    await destroy(strapi).catch(() => strapi.db?.destroy());
    throw new Error(`The host app did not boot: ${String(error)}\n${logs.problems()}`, { cause: error });
  }
  return { strapi, logs };
};

const servedDocument = async ({ pluginEnabled = true }: HostOptions, url: string): Promise<ServedDocument | null> =>
  pluginEnabled ? servedDocumentOf(`${url}${API}`) : null;

/**
 * Boots a real Strapi with the plugin's sources, in this process, listening on a free port of the loopback. One at a
 * time: Strapi keeps itself in globals.
 *
 * @throws Error with the end of the log, when it does not boot
 */
export const startHost = async (options: HostOptions = {}): Promise<Host> => {
  const folder = options.again?.folder ?? makeAppFolder();
  const database = options.again?.database ?? (await freshDatabase(options.database ?? testDatabase(), folder));
  const remove = async (): Promise<void> => {
    await database.drop();
    removeAppFolder(folder);
  };
  writeApp(folder, database.config, appOptions(options));
  const { strapi, logs } = await boot(folder).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const stop = async (): Promise<void> => {
    await destroy(strapi);
    await remove();
  };

  const url = `http://127.0.0.1:${(strapi.server.httpServer.address() as AddressInfo).port}`;
  const exchanges: Exchange[] = [];
  const document = await servedDocument(options, url).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const listenAt =
    (base: string) =>
    (exchange: Exchange): void => {
      exchanges.push(exchange);
      const path = `${base}${exchange.path}`;
      if (document && path.startsWith(`${API}/`))
        expectToFit(document, { method: exchange.method, path, ...exchange.answer });
    };
  const admins = createAdmins(strapi, url, listenAt(''));
  let superAdmin: Promise<AdminAccount> | undefined;

  return {
    strapi,
    url,
    database,
    folder,
    logs,
    tokens: createTokens(strapi),
    admins,
    exchanges,
    api: (token) => createApiClient(`${url}${API}`, token, listenAt(API)),
    http: (token = null) => createApiClient(url, token, listenAt('')),
    admin: async (account) => admins.login(account ?? (await (superAdmin ??= admins.account()))),
    stop,
    halt: async () => {
      await destroy(strapi);
      return { folder, database };
    },
  };
};
