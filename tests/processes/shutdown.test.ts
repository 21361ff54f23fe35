import { createBuyer, type Buyer } from '../support/processes/buyer';
import type { HostProcess } from '../support/processes/host-process';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';
import { differencesIn, letTimePass, textOf, untilSettled } from '../support/processes/settling';

/** Shorter than the slowest answer below, longer than the slow ones. */
const GRACE_MS = 3_000;
const SLOW_MS = 1_200;

let shop: ProcessShop;
let buyer: Buyer;
beforeAll(async () => {
  shop = await openProcessShop({
    pluginConfig: {
      toss: { connectTimeoutMs: 1_000, readTimeoutMs: 20_000 },
      reconciliation: { everySeconds: 1 },
      shutdown: { graceMs: GRACE_MS },
    },
  });
  buyer = createBuyer(shop);
});
afterAll(() => shop?.close());

const item = () => ({ product: shop.seeded.products[0] ?? '', quantity: 1 });
const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the provider has been asked: the fault was taken. */
const untilAsked = async (): Promise<void> => {
  while (shop.sandbox.faults.list().length > 0) await later(10);
};

const slow = (on: 'confirm' | 'cancel', paymentKey: string, ms: number) =>
  shop.sandbox.faults.add({ on, kind: 'slow', phase: 'after', ms, paymentKey });

/** A request on a connection that is open when the stop signal comes, as a proxy's would be. */
const knock = async (host: HostProcess): Promise<{ status: number; code: string | undefined }> => {
  const answer = await buyer.confirm(host, { paymentKey: 'tgen_nobody', orderId: 'order-of-nobody', amount: 1 });
  return { status: answer.status, code: answer.body.error?.details.code };
};

test('a stop lets what runs finish and be answered, and takes nothing new', async () => {
  const [host] = shop.processes();
  if (!host) throw new Error('no process');
  const paid = await buyer.paid(host, [item()]);
  const agreed = await buyer.agreed(host, [item()]);
  slow('confirm', agreed.paymentKey, SLOW_MS);
  slow('cancel', paid.paymentKey, SLOW_MS);
  const confirmed = buyer.confirm(host, agreed);
  const refunded = buyer.refund(host, paid.paymentKey, 1_000);
  await untilAsked();

  const gone = host.terminate();
  await later(200);
  const late = await knock(host);
  expect([(await confirmed).status, (await confirmed).body.data.state]).toEqual([200, 'paid']);
  expect([(await refunded).status, (await refunded).body.data.state]).toEqual([201, 'succeeded']);
  expect(late).toEqual({ status: 503, code: 'SHUTTING_DOWN' });
  expect(await gone).toEqual({ code: 0, signal: null });
});

test('what takes too long stays claimed, and the next process settles it', async () => {
  const host = await shop.start();
  const paid = await buyer.paid(host, [item()]);
  const agreed = await buyer.agreed(host, [item()]);
  slow('confirm', agreed.paymentKey, 60_000);
  slow('cancel', paid.paymentKey, 60_000);
  const cut = [buyer.confirm(host, agreed), buyer.refund(host, paid.paymentKey, 1_000)].map((request) =>
    request.then(
      () => 'answered',
      () => 'cut'
    )
  );
  await untilAsked();
  const askedAt = Date.now();
  expect(await host.terminate()).toEqual({ code: 0, signal: null });
  expect(Date.now() - askedAt).toBeGreaterThanOrEqual(GRACE_MS - 200);
  expect(Date.now() - askedAt).toBeLessThan(GRACE_MS + 5_000);
  expect(await Promise.all(cut)).toEqual(['cut', 'cut']);

  const next = await shop.start();
  expect(await next.ask('rows', 'payment')).toContainEqual(
    expect.objectContaining({ paymentKey: agreed.paymentKey, state: 'confirming', nextCheckAt: expect.any(Number) })
  );
  await letTimePass(next);
  await untilSettled(next);
  expect(textOf(await differencesIn(shop, next))).toEqual([]);
  expect(shop.sandbox.ledger.payment(agreed.paymentKey)).toMatchObject({ confirmations: 1, captured: agreed.amount });
  expect(shop.sandbox.ledger.payment(paid.paymentKey)).toMatchObject({ refunded: 1_000 });
});
