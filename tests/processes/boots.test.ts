import { keepsOf, rightsOf } from '../support/processes/boot-marks';
import { createBuyer } from '../support/processes/buyer';
import type { HostProcess } from '../support/processes/host-process';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';

let shop: ProcessShop;
beforeAll(async () => {
  shop = await openProcessShop();
});
afterAll(() => shop?.close());

const sell = (host: HostProcess, key: string) =>
  createBuyer(shop).order(host, [{ product: shop.seeded.products[0] ?? '', quantity: 1 }], { key });

/** Rows that a boot may add without anything being doubled: who holds a job, and which keys were used. */
const COMES_AND_GOES = /lease|idempotency/;

test('three processes boot at once on a database that is there, and double nothing', async () => {
  const [first] = shop.processes();
  if (!first) throw new Error('no process');
  // A second boot of one process: what it adds once is there before the three come.
  await first.kill();
  const second = await shop.start();
  const before = await second.ask<Record<string, number>>('counts');
  await second.kill();

  const three = await Promise.all([shop.start(), shop.start(), shop.start()]);
  for (const host of three) expect(host.log()).not.toMatch(/\berror\b/i);
  const after = await three[0].ask<Record<string, number>>('counts');
  const grown = Object.keys(after).filter((table) => after[table] !== before[table] && !COMES_AND_GOES.test(table));
  expect(grown.map((table) => `${table}: ${before[table]} -> ${after[table]}`)).toEqual([]);

  expect(await rightsOf(three[0])).toEqual([]);
  const { tables, kept } = await keepsOf(three[0]);
  expect(tables.length).toBeGreaterThan(5);
  expect(kept.filter((name) => name.startsWith('commerce_')).sort()).toEqual([...tables].sort());

  const answers = await Promise.all(three.map((host) => sell(host, 'after-three-boots')));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(answers.map(({ body }) => body.data.orderId)).size).toBe(1);
});

test('no job runs in a command that only loads Strapi', async () => {
  await Promise.all(shop.processes().map((host) => host.kill()));
  const server = await shop.start();
  const { paymentKey, orderId, amount } = createBuyer(shop).authorise((await sell(server, 'for-the-loader')).body.data);
  shop.sandbox.faults.add({ on: 'confirm', kind: 'lost-answer', paymentKey });
  const wish = { data: { paymentKey, orderId, amount } };
  expect((await server.api(shop.seeded.fullAccess).post('/payments/confirm', wish)).status).toBe(202);
  await server.ask('timePasses');
  await server.kill();
  const asked = shop.sandbox.ledger.requests().length;

  const loader = await shop.start(0, { TEST_LOAD_ONLY: 'yes' });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(await loader.ask<unknown[]>('rows', 'payment')).toMatchObject([{ state: 'confirming', nextCheckAt: 1 }]);
  expect(shop.sandbox.ledger.requests()).toHaveLength(asked);
  await loader.kill();
});
