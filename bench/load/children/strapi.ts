import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { createStrapi } from '@strapi/strapi';
import type { Core } from '@strapi/types';
import { openShop, serviceIn } from '../../panel/open-shop';
import { answerParent } from './channel';
import { watchPool, type PoolFigures } from './pool';

/** Milliseconds and bytes since the process began. */
export type Usage = { cpuMs: number; heapBytes: number; residentBytes: number; connections: PoolFigures };
/** `authorization`: the header of a full-access token; `hookPath`: where the provider's webhooks go. */
export type Opened = { authorization: string; hookPath: string };

type TokenService = { create: (attributes: object) => Promise<{ accessKey: string }> };

let strapi: Core.Strapi;
let pool: ReturnType<typeof watchPool>;

/** Since the process began until Strapi listened. */
export type Started = { url: string; afterMs: number; afterCpuMs: number };

const start = async (folder: string): Promise<Started> => {
  strapi = await createStrapi({ appDir: folder, distDir: folder, serveAdminPanel: false, autoReload: false }).start();
  const afterMs = performance.now();
  const { user, system } = process.cpuUsage();
  pool = watchPool(strapi);
  const { port } = strapi.server.httpServer.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, afterMs, afterCpuMs: (user + system) / 1_000 };
};

const open = async (): Promise<Opened> => {
  await openShop(strapi);
  const offers: { price: number; names: Record<string, string> }[] = await strapi.db
    .query('plugin::commerce-payments.offer')
    .findMany();
  for (const { price, names } of offers) {
    const data = { name: Object.values(names)[0], price, currency: 'KRW', publishedAt: new Date() };
    await strapi.db.query('plugin::yardstick.product').create({ data });
  }
  const tokens = strapi.service('admin::api-token') as unknown as TokenService;
  const wish = { name: 'bench', description: '', type: 'full-access', lifespan: null };
  const { accessKey } = await tokens.create(wish);
  const addresses = await serviceIn(strapi, 'keySets').webhookAddresses();
  const address = addresses.find(({ kind }) => kind === 'widget');
  return { authorization: `bearer ${accessKey}`, hookPath: address?.path ?? '' };
};

const usage = (): Usage => {
  const { user, system } = process.cpuUsage();
  const { heapUsed, rss } = process.memoryUsage();
  return { cpuMs: (user + system) / 1_000, heapBytes: heapUsed, residentBytes: rss, connections: pool.read() };
};

const profiler = new Session();

const startProfile = async (): Promise<void> => {
  profiler.connect();
  await profiler.post('Profiler.enable');
  await profiler.post('Profiler.start');
};

const endProfile = async (file: string): Promise<void> => {
  const { profile } = await profiler.post('Profiler.stop');
  profiler.disconnect();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(profile));
};

const asks = {
  start,
  open,
  usage,
  startProfile,
  endProfile,
  /** What is in use after everything else was collected. Needs `--expose-gc`. Bytes. */
  heap: () => {
    for (let times = 0; times < 3; times += 1) globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  },
  /** Lets a job of the plugin's run once, to its end. */
  sumUp: async () => void (await serviceIn(strapi, 'salesSums').work(() => true)),
};
export type StrapiAsks = typeof asks;

answerParent(asks);
