import type { KeySetView } from '../../contracts/settings';
import { DOCUMENTATION_KEY_SETS } from '../../sandbox';
import { testDatabase } from '../support/host/database';
import { createBuyer, sendWebhooksTo, type Buyer } from '../support/processes/buyer';
import type { HostProcess } from '../support/processes/host-process';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';
import { progress } from '../support/processes/progress';
import { differencesIn, textOf, untilSettled } from '../support/processes/settling';
import { KIM } from '../support/rotated-key-set';
import { startLoadAt, type Load } from '../support/rotation-load';

/** A file of SQLite is one process's. */
const PROCESSES = testDatabase() === 'sqlite' ? 1 : 3;
const { clientKey, secretKeys } = DOCUMENTATION_KEY_SETS.find(({ kind }) => kind === 'widget')!;

let shop: ProcessShop;
let buyer: Buyer;
let hosts: HostProcess[];
let load: Load;
let current = secretKeys[0] ?? '';
let requests = 0;

const startLoad = (): Load =>
  startLoadAt({
    product: shop.seeded.products[0] ?? '',
    // One after the other: what one process began, the next goes on with.
    client: () => (hosts[(requests += 1) % hosts.length] as HostProcess).api(shop.seeded.fullAccess),
    authorise: (order) => buyer.authorise(order),
  });

beforeAll(async () => {
  shop = await openProcessShop();
  buyer = createBuyer(shop);
  while (shop.processes().length < PROCESSES) await shop.start();
  hosts = shop.processes();
  // The provider's webhooks are worked on with the same secrets, in all of them.
  sendWebhooksTo(
    shop,
    hosts.map(({ url }) => url)
  );
  load = startLoad();
});
afterAll(async () => {
  await load?.end();
  await shop?.close();
});

const call = <T>(host: HostProcess, method: string, ...args: unknown[]) =>
  host.ask<T>('call', { service: 'keySets', method, args });
const widgetSet = async (host: HostProcess): Promise<KeySetView> =>
  (await call<KeySetView[]>(host, 'list')).find((set) => set.clientKey === clientKey)!;

/** A new secret from the provider, taken into use in one process. Returns the old one. */
const rotate = async (host: HostProcess, more: object = {}): Promise<string> => {
  const old = current;
  current = shop.sandbox.keySets.reissue(clientKey);
  const { id, version } = await widgetSet(host);
  await call(host, 'rotate', id, { which: 'secret', key: current, version, ...more }, KIM);
  return old;
};
const retire = async (host: HostProcess): Promise<KeySetView> => {
  const { id, version } = await widgetSet(host);
  return call(host, 'retire', id, { which: 'secret', version }, KIM);
};

describe(`while buyers order, pay and take back at ${PROCESSES} at once`, () => {
  beforeEach(() => load.more());
  afterEach(async () => {
    await load.more();
    expect(load.failures).toEqual([]);
  });

  test('a secret is rotated in one, the provider ends the old one in the middle, and none of them fails', async () => {
    const [one] = hosts as [HostProcess];
    const old = await rotate(one);
    await load.more(2 * PROCESSES);
    shop.sandbox.keySets.retireSecret(clientKey, old);
    await load.more(2 * PROCESSES);
    expect((await retire(one)).previousSecretKey).toEqual({ configured: false });
  });

  test('each rotates in turn, and the old one ends at the provider in that very moment', async () => {
    for (const host of [...hosts, ...hosts]) {
      shop.sandbox.keySets.retireSecret(clientKey, await rotate(host, { replacesPrevious: true }));
      await load.more(2);
    }
    await retire(hosts.at(-1) as HostProcess);
  });
});

test('switched off in one, a set takes no new order in any at once, and what is under way is finished and refunded', async () => {
  const item = [{ product: shop.seeded.products[0] ?? '', quantity: 1 }];
  const under = await Promise.all(hosts.map((host) => buyer.agreed(host, item)));
  await load.end();
  const { id } = await widgetSet(hosts[0] as HostProcess);
  await call(hosts[0] as HostProcess, 'setEnabled', id, false, KIM);
  for (const host of hosts) {
    const wish = { data: { items: item, kind: 'widget' } };
    const { status, body } = await host.api(shop.seeded.fullAccess).post('/orders', wish);
    expect([status, body.error?.details.code]).toEqual([503, 'KEY_SET_NOT_CONFIGURED']);
  }
  for (const [n, success] of under.entries()) {
    const host = hosts[(n + 1) % hosts.length] as HostProcess;
    expect((await buyer.confirm(host, success)).status).toBe(200);
    expect((await buyer.refund(host, success.paymentKey, null)).status).toBe(201);
  }
  await call(hosts.at(-1) as HostProcess, 'setEnabled', id, true, KIM);
  for (const host of hosts) expect((await buyer.order(host, item)).status).toBe(201);
});

test('the books of the provider are ours, and no process logged a failure', async () => {
  const [one] = hosts as [HostProcess];
  await shop.sandbox.webhooks.idle();
  await untilSettled(one);
  expect(textOf(await differencesIn(shop, one))).toEqual([]);
  const wrong = hosts.flatMap((host) =>
    host
      .log()
      .split('\n')
      .filter((line) => /\berror\b|failed/i.test(line))
  );
  expect(wrong).toEqual([]);
  progress(`${testDatabase()}: ${requests} requests at ${PROCESSES}, ${JSON.stringify(load.counts)}`);
});
