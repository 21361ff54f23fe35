import { SYSTEM } from '../../server/src/domain/actor';
import type { EventDelivery } from '../../server/src/domain/event-delivery';
import { testDatabase } from '../support/host/database';
import { eventually } from '../support/hooked-shop';
import type { HostProcess } from '../support/processes/host-process';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';
import { startReceiver, type Receiver } from '../support/receiver';
import { eventOf, PRIVATE_ALLOWED } from '../support/told-shop';

/** A file of SQLite is one process's. */
const PROCESSES = testDatabase() === 'sqlite' ? 1 : 3;

let shop: ProcessShop;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  shop = await openProcessShop({ pluginConfig: PRIVATE_ALLOWED });
});
afterAll(async () => {
  await shop?.close();
  await receiver?.close();
});

const call = (host: HostProcess, service: string, method: string, ...args: unknown[]) =>
  host.ask('call', { service, method, args });
const idsOn = (path: string) => receiver.on(path).map(({ headers }) => headers['webhook-id']);

test(`${PROCESSES} at once share what is to be told: each address gets each event once`, async () => {
  const paths = ['/a', '/b'];
  while (shop.processes().length < PROCESSES) await shop.start();
  const hosts = shop.processes();
  expect(hosts).toHaveLength(PROCESSES);
  for (const path of paths)
    await call(hosts[0] as HostProcess, 'eventEndpoints', 'create', { url: receiver.at(path) }, SYSTEM);
  const orders = Array.from({ length: 90 }, (_, index) => `order-shared-${index}`);
  await Promise.all(
    orders.map((orderId, index) =>
      call(hosts[index % PROCESSES] as HostProcess, 'outbox', 'append', [eventOf(orderId)])
    )
  );
  for (let round = 0; round < 5; round += 1) await Promise.all(hosts.map((host) => call(host, 'outbox', 'work')));
  for (const path of paths) {
    await eventually(
      async () => idsOn(path).length,
      (count) => count >= orders.length
    );
    expect([path, new Set(idsOn(path)).size, idsOn(path).length]).toEqual([path, orders.length, orders.length]);
  }
  for (const host of hosts) expect(host.log()).not.toMatch(/failed/);
});

test('what a process was sending when it was killed is sent by the next, under the same id', async () => {
  const [first, ...others] = shop.processes();
  if (!first) throw new Error('no process');
  await Promise.all(others.map((host) => host.kill()));
  await call(first, 'eventEndpoints', 'create', { url: receiver.at('/killed'), types: ['order.refunded'] }, SYSTEM);
  receiver.answer('/killed', 'nothing');
  await call(first, 'outbox', 'append', [eventOf('order-killed', 'order.refunded')]);
  await call(first, 'outbox', 'work');
  await eventually(
    async () => idsOn('/killed').length,
    (count) => count === 1
  );
  await first.kill();

  receiver.answer('/killed', 200);
  const next = await shop.start();
  await next.ask('timePasses');
  await call(next, 'outbox', 'work');
  await eventually(
    async () => idsOn('/killed').length,
    (count) => count === 2
  );
  const [before, after] = receiver.on('/killed');
  expect([after?.headers['webhook-id'], after?.body]).toEqual([before?.headers['webhook-id'], before?.body]);
  const ofEvent = async () =>
    (await next.ask<EventDelivery[]>('rows', 'event-delivery')).filter(
      ({ eventId }) => eventId === before?.headers['webhook-id']
    );
  const done = await eventually(ofEvent, (rows) => rows.every(({ state }) => state === 'delivered'));
  // The two addresses before, and this one, whose first attempt nobody lived to write down.
  expect(done.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
});
