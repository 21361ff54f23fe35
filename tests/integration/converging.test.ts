import { despiteDeadlocks } from '../../server/src/repositories/deadlocks';
import { eventually, openHookedShop, type HookedShop } from '../support/hooked-shop';
import { publishProduct, serviceIn } from '../support/open-shop';

type PaymentBody = { paymentKey: string; orderId: string; state: string; balanceAmount: number };

let shop: HookedShop;
let product: string;

beforeAll(async () => {
  shop = await openHookedShop();
  product = await publishProduct(shop.host, { stock: 1_000 });
});
afterAll(() => shop?.close());
afterEach(() => {
  shop.sandbox.webhooks.repeat(1);
  shop.sandbox.faults.clear();
});

const rows = (name: 'payment' | 'refund' | 'event') => shop.host.strapi.db.query(`plugin::commerce-payments.${name}`);
const times = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, () => work()));
const payment = async (paymentKey: string) => (await shop.full.get<PaymentBody>(`/payments/${paymentKey}`)).body.data;
const eventsOf = async (orderId: string): Promise<string[]> =>
  (await rows('event').findMany({ where: { orderId }, orderBy: { id: 'asc' } })).map(({ type }) => type as string);

/** Reconciliation, though its time has not come. */
const reconcileNow = async (paymentKey: string): Promise<void> => {
  for (const name of ['payment', 'refund'] as const)
    await despiteDeadlocks(() =>
      rows(name).updateMany({ where: { paymentKey, nextCheckAt: { $notNull: true } }, data: { nextCheckAt: 1 } })
    );
  await serviceIn(shop.host, 'reconciliation').work();
};

test('confirmation, webhooks and reconciliation at once settle a payment once', async () => {
  shop.sandbox.webhooks.repeat(3);
  shop.sandbox.faults.add({ on: 'confirm', kind: 'slow', ms: 400, phase: 'after' });
  const success = shop.authorise(await shop.order([{ product, quantity: 1 }]));
  const confirming = times(20, () => shop.full.post('/payments/confirm', { data: success }));
  await eventually(
    () => rows('payment').count({ where: { paymentKey: success.paymentKey } }),
    (claims) => claims === 1
  );
  await times(5, () => reconcileNow(success.paymentKey));
  await confirming;
  await shop.settled();
  expect(await payment(success.paymentKey)).toMatchObject({ state: 'paid' });
  expect(shop.sandbox.ledger.payment(success.paymentKey)).toMatchObject({ confirmations: 1, captured: 33_000 });
  expect(await eventsOf(success.orderId)).toEqual(['order.paid']);
});

test('refunds, console, webhooks and reconciliation at once leave the books equal', async () => {
  const { paymentKey, orderId } = (await shop.pay([{ product, quantity: 1 }])).body.data;
  shop.sandbox.webhooks.repeat(2);
  shop.sandbox.faults.add({ on: 'cancel', kind: 'lost-answer', times: 3 });
  const refunding = times(12, () =>
    shop.full.post(`/payments/${paymentKey}/refunds`, { data: { reason: '변심', amount: 1_000 } })
  );
  shop.sandbox.payments.cancelInConsole(paymentKey, { cancelReason: '변심', cancelAmount: 1_000 });
  await refunding;
  await shop.settled();
  for (let rounds = 0; rounds < 4; rounds += 1) await reconcileNow(paymentKey);
  await shop.settled();
  const made: { state: string; amount: number; origin: string }[] = (
    await shop.full.get<[]>(`/payments/${paymentKey}/refunds?pagination[pageSize]=100`)
  ).body.data;
  expect(made.filter(({ state }) => state !== 'succeeded')).toEqual([]);
  const ledger = shop.sandbox.ledger.payment(paymentKey)!;
  expect(ledger.cancels).toHaveLength(made.length);
  expect(made.reduce((sum, { amount }) => sum + amount, 0)).toBe(ledger.refunded);
  expect(await payment(paymentKey)).toMatchObject({ balanceAmount: 33_000 - ledger.refunded });
  expect((await eventsOf(orderId)).filter((type) => type === 'refund.succeeded')).toHaveLength(made.length);
});
