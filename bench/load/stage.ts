import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENTATION_KEY_SETS } from '../../sandbox';
import type { Output } from '../progress-line';
import { writeHostApp } from '../host-app';
import { openStore, type DatabaseAddress, type Store } from '../history/database/store';
import { startChild, type Child } from './children/channel';
import type { LoaderAsks } from './children/loader';
import type { SandboxAsks } from './children/sandbox';
import type { Opened, StrapiAsks } from './children/strapi';
import type { LoadWish } from './wish';

/** The programs of the bench as plain JavaScript, by their names; the plugin as it was built. */
export type Programs = { strapi: string; sandbox: string; loader: string; plugin: string };

export type LoadPlace = {
  root: string;
  /** Empty; everything that is written goes below it. */
  folder: string;
  programs: Programs;
  /** `null`: nothing was built. */
  sizes: () => Promise<Sizes | null>;
  /** Starts a database that nobody else has. `log`: where PostgreSQL writes its log. */
  startDatabase: (folder: string, log: string) => Promise<{ address: DatabaseAddress; stop: () => Promise<void> }>;
};

/** Bytes; of the admin half what the panel loads at once, and what comes with a page. */
export type Sizes = {
  server: { bytes: number; gzipped: number };
  admin: { initialGzipped: number; lazyGzipped: number };
};

/** A shop that is open, its provider and its customers: each a process of its own. */
export type Stage = Opened & {
  wish: LoadWish;
  place: LoadPlace;
  /** The folder of the Strapi app. */
  app: string;
  url: string;
  tossUrl: string;
  strapi: Child<StrapiAsks>;
  sandbox: Child<SandboxAsks>;
  loader: Child<LoaderAsks>;
  store: Store;
  address: DatabaseAddress;
  /** PostgreSQL's log. */
  databaseLog: string;
  out: Output;
};

/** Nobody is refused for being quick, but everybody is counted. */
const PER_MINUTE = { perMinute: 1_000_000 };
const RATE_LIMITS = { orders: PER_MINUTE, confirms: PER_MINUTE, refunds: PER_MINUTE };

export const tossSecretKey = DOCUMENTATION_KEY_SETS.find(({ kind }) => kind === 'widget')?.secretKeys[0] ?? '';

type Closer = { add: (close: () => Promise<unknown>) => void; close: () => Promise<void> };

/** Ends what was started, the last first, also when one of them does not end well. */
export const createCloser = (): Closer => {
  const closing: (() => Promise<unknown>)[] = [];
  return {
    add: (close) => void closing.push(close),
    async close() {
      for (const close of closing.toReversed()) await close().catch(() => {});
    },
  };
};

const writeApp = (place: LoadPlace, folder: string, address: DatabaseAddress, tossUrl: string): void =>
  writeHostApp({
    ...{ folder, address, root: place.root, plugin: place.programs.plugin },
    config: { toss: { baseUrl: tossUrl }, rateLimits: RATE_LIMITS },
    plugins: {
      yardstick: {
        ...{ enabled: true, resolve: join(place.root, 'bench/load/yardstick') },
        config: { tossBaseUrl: tossUrl, secretKey: tossSecretKey },
      },
    },
  });

const PRODUCTION = { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' };

/** Starts a Strapi on an app that was written to `folder`. */
export const startStrapi = async (place: LoadPlace, folder: string, log: string) => {
  const strapi = await startChild<StrapiAsks>({ file: place.programs.strapi, log, env: PRODUCTION, nodeArgs: ['--expose-gc'] });
  const started = await strapi.ask('start', folder).catch((error: Error) => {
    throw new Error(`${error.message}\n${readFileSync(log, 'utf8').slice(-4_000)}`);
  });
  return { strapi, ...started };
};

const LOG_SHOWN = 3_000;

/** What Strapi complained of before its log goes: the beginning of the last complaints. */
const complaintsIn = (log: string): string => {
  const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
  const parts = text.split(/^(?=\[\d{4}-)/m).filter((part) => /\berror\b/.test(part.slice(0, 60)));
  return parts.slice(-2).map((part) => part.slice(0, LOG_SHOWN)).join('');
};

/**
 * Opens the shop, runs `play` in it and closes it, whatever happens.
 *
 * @throws Error what `play` throws, or why it could not be opened
 */
export const onStage = async <T>(
  place: LoadPlace,
  wish: LoadWish,
  out: Output,
  play: (stage: Stage) => Promise<T>
): Promise<T> => {
  const { add, close } = createCloser();
  const logOf = (name: string): string => join(place.folder, `${name}.log`);
  const app = join(place.folder, 'app');
  mkdirSync(app);
  try {
    const database = await place.startDatabase(app, logOf('database'));
    add(database.stop);
    const sandbox = await startChild<SandboxAsks>({ file: place.programs.sandbox, log: logOf('sandbox') });
    add(sandbox.stop);
    const loader = await startChild<LoaderAsks>({ file: place.programs.loader, log: logOf('loader') });
    add(loader.stop);
    const tossUrl = await sandbox.ask('listen');
    writeApp(place, app, database.address, tossUrl);
    const { strapi, url } = await startStrapi(place, app, logOf('strapi'));
    add(strapi.stop);
    const opened = await strapi.ask('open');
    const store = await openStore(database.address);
    add(store.close);
    const processes = { strapi, sandbox, loader, store, address: database.address, databaseLog: logOf('database') };
    return await play({ ...opened, ...processes, wish, place, app, url, tossUrl, out });
  } catch (error) {
    out.write(`\n${complaintsIn(logOf('strapi'))}\n`);
    throw error;
  } finally {
    await close();
  }
};
