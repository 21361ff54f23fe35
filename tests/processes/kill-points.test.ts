import { testDatabase } from '../support/host/database';
import { createBuyer, sendWebhooksTo } from '../support/processes/buyer';
import type { HostProcess } from '../support/processes/host-process';
import {
  killAlone,
  killTogether,
  nameOf,
  pointsOf,
  stepsOfScene,
  withoutTwins,
  type Point,
} from '../support/processes/kill-points';
import { progress } from '../support/processes/progress';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';
import { scenesOf, type Act } from '../support/processes/scenes';
import { differencesIn, letTimePass, textOf, untilSettled, verdictLine } from '../support/processes/settling';

jest.setTimeout(600_000);

/**
 * SQLite has one connection, which a flow that stands still would keep from all others; MariaDB locks gaps between index
 * entries, which keeps their inserts waiting. There each point is a process of its own.
 */
const isTogether = testDatabase() === 'postgres';
const PRODUCTS = Array.from({ length: 40 }, (_value, n) => ({ name: `상품 ${n}`, price: 20_000 + n, stock: 1_000 }));
const PATIENCE = { toss: { connectTimeoutMs: 1_000, readTimeoutMs: 20_000 }, reconciliation: { everySeconds: 1 } };

let shop: ProcessShop;
beforeAll(async () => {
  shop = await openProcessShop({ products: PRODUCTS, pluginConfig: PATIENCE, connections: 150 });
  sendWebhooksTo(shop, ['http://127.0.0.1:9']);
  shop.sandbox.webhooks.hold();
});
afterAll(() => shop?.close());

/** Every scene's points, by letting each run through once. */
const allPoints = async (host: HostProcess): Promise<Point[]> => {
  const points: Point[] = [];
  const scenes = scenesOf(shop, createBuyer(shop));
  // A virtual account goes through the statements of a card; one of both is enough where each point takes a boot.
  for (const scene of scenes.filter(({ name }) => isTogether || !name.includes('virtual')))
    points.push(...pointsOf(scene, await stepsOfScene(host, scene)));
  return points;
};

/** What comes at the same time is kept together: a webhook that stands still would keep all others waiting. */
const isWebhook = ({ scene }: Point): boolean => scene.name.includes('webhook');

const killAtAll = async (first: HostProcess, points: readonly Point[]): Promise<{ acts: Act[]; kills: number }> => {
  const together = isTogether ? points.filter((point) => !isWebhook(point)) : [];
  const alone = points.filter((point) => !together.includes(point));
  const acts: Act[] = [];
  let host = first;
  if (together.length > 0) {
    acts.push(...(await killTogether(shop, host, together)));
    host = await shop.start();
  }
  for (const point of withoutTwins(alone)) {
    acts.push(await killAlone(shop, host, point));
    host = await shop.start();
    if (acts.length % 10 === 0) progress(`${testDatabase()}: killed at ${acts.length} points`);
  }
  await host.kill();
  return { acts, kills: acts.length - together.length + (together.length > 0 ? 1 : 0) };
};

test('a process killed between any two statements of a request loses nothing and does nothing twice', async () => {
  const [first] = shop.processes();
  if (!first) throw new Error('no process');
  const points = await allPoints(first);
  progress(`${testDatabase()}: ${points.length} points in the way of a request`);
  const { acts, kills } = await killAtAll(first, points);
  expect(acts.length).toBeGreaterThan(30);

  progress(`${testDatabase()}: killed ${kills} times`);
  const host = await shop.start();
  await letTimePass(host);
  await untilSettled(host);
  // Whoever got no answer asks again: the same is answered, nothing is made twice.
  progress(`${testDatabase()}: settled`);
  await Promise.all(acts.map(({ send }) => send(host, {})));
  progress(`${testDatabase()}: asked again`);
  await untilSettled(host);

  const differences = await differencesIn(shop, host);
  progress(verdictLine(`${testDatabase()}: ${acts.length} points`, kills, differences));
  if (process.env['TEST_LOGS']) progress(points.map(nameOf).join('\n'));
  expect(textOf(differences)).toEqual([]);
  expect((await host.ask<unknown[]>('rows', 'order')).length).toBe(
    acts.length + 2 * new Set(points.map(({ scene }) => scene)).size
  );
});
