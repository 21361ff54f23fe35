import { testDatabase } from '../support/host/database';
import { createBuyer, sendWebhooksTo, type Buyer } from '../support/processes/buyer';
import type { HostProcess } from '../support/processes/host-process';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';
import { progress } from '../support/processes/progress';
import { TIME_PASSES_VARIABLE, type FlowWish } from '../support/processes/protocol';
import { differencesIn, textOf, untilSettled, verdictLine } from '../support/processes/settling';

jest.setTimeout(600_000);

const JOBS = [
  { service: 'reconciliation', method: 'work' },
  { service: 'reconciliation', method: 'expireOrders' },
  { service: 'webhooks', method: 'work' },
  { service: 'outbox', method: 'work' },
];
const PART = 10_000;
/** Far past the last step of all jobs together. */
const MAX_STEPS = 400;
/** Each database takes every third step, from another one: together they take all. */
const STRIDE = 3;
const FIRST = { sqlite: 1, postgres: 2, mysql: 3 };

let shop: ProcessShop;
let buyer: Buyer;
beforeAll(async () => {
  shop = await openProcessShop({
    pluginConfig: { toss: { connectTimeoutMs: 1_000, readTimeoutMs: 5_000 }, reconciliation: { everySeconds: 60 } },
  });
  buyer = createBuyer(shop);
  sendWebhooksTo(shop, ['http://127.0.0.1:9']);
  shop.sandbox.webhooks.hold();
});
afterAll(() => shop?.close());

const item = () => ({ product: shop.seeded.products[0] ?? '', quantity: 1 });

/** Has a request stand still before its answer is told, so that what it began is left to the jobs of another process. */
const leave = async (host: HostProcess, send: (flow: FlowWish) => Promise<unknown>, stopAt: number): Promise<void> => {
  const flow: FlowWish = { name: `left ${Math.random()}`, stopAt, how: 'park' };
  send(flow).catch(() => {});
  await host.stopped(flow.name);
};

/** One of everything that a job has to work on: a payment, a refund and a webhook that are left, an order past its time. */
const leaveWork = async (host: HostProcess): Promise<void> => {
  const { sandbox } = shop;
  const agreed = await buyer.agreed(host, [item()]);
  sandbox.faults.add({ on: 'confirm', kind: 'hang', phase: 'after', paymentKey: agreed.paymentKey });
  void buyer.confirm(host, agreed).catch(() => {});
  const paid = await buyer.paid(host, [item()]);
  sandbox.faults.add({ on: 'cancel', kind: 'hang', phase: 'after', paymentKey: paid.paymentKey });
  void buyer.refund(host, paid.paymentKey, PART).catch(() => {});
  const told = await buyer.paid(host, [item()]);
  sandbox.payments.cancelInConsole(told.paymentKey, { cancelReason: '고객 요청', cancelAmount: PART });
  const body = buyer.heldWebhooks(told.paymentKey).at(-1)?.body ?? '';
  // Step 5 is its answer: it is kept, and nobody was told to work on it.
  await leave(host, (flow) => buyer.webhook(host, body, { flow }), 5);
  await host.ask('lapse', (await buyer.order(host, [item()])).body.data.orderId);
  while (sandbox.faults.list().length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** @returns whether the process died there; not, when the jobs ended before they came so far */
const dieAt = async (host: HostProcess, stopAt: number): Promise<boolean> => {
  await host.ask('timePasses');
  const flow: FlowWish = { name: 'jobs', stopAt, how: 'kill' };
  return host.ask('run', { calls: JOBS, flow }).then(
    () => false,
    () => !host.isAlive()
  );
};

test('a process killed between any two statements of a job loses nothing and does nothing twice', async () => {
  let [host] = shop.processes();
  let kills = 0;
  for (let stopAt = FIRST[testDatabase()]; stopAt <= MAX_STEPS; stopAt += STRIDE) {
    host = host ?? (await shop.start());
    await leaveWork(host);
    const isDead = await dieAt(host, stopAt);
    await host.kill();
    host = undefined;
    if (!isDead) break;
    kills += 1;
    if (kills % 10 === 0) progress(`${testDatabase()}: ${kills} processes killed in their jobs, up to step ${stopAt}`);
  }
  const last = await shop.start(0, { [TIME_PASSES_VARIABLE]: 'yes' });
  await untilSettled(last);
  const differences = await differencesIn(shop, last);
  progress(verdictLine(`${testDatabase()}: jobs`, kills, differences));
  expect(textOf(differences)).toEqual([]);
  expect(kills).toBeGreaterThan(10);
});
