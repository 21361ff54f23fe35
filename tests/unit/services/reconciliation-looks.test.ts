import { createMemoryShop, TOKEN } from '../../support/memory-shop';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

const paidShop = async () => {
  const shop = createMemoryShop();
  const { orderId } = await shop.order();
  await shop.confirmation.confirm(TOKEN, { orderId, paymentKey: 'pay_1', amount: 33_000 });
  const paid = (await shop.money.payments.find('pay_1'))!;
  return { shop, paidAt: paid.approvedAt!, payment: async () => (await shop.money.payments.find('pay_1'))! };
};

const later = (shop: Awaited<ReturnType<typeof paidShop>>['shop'], at: number): Promise<number> => {
  shop.time.now = at;
  return shop.reconciliation.look();
};

test('a refund made in the console that no webhook told of is found within a day', async () => {
  const { shop, payment } = await paidShop();
  shop.toss.consoleCancel('pay_1', 3_000);
  const at = (await payment()).lookAt!;
  expect(at - shop.time.now).toBeLessThanOrEqual(DAY);
  expect(await later(shop, at)).toBe(1);
  expect(await payment()).toMatchObject({ state: 'partially_refunded', balanceAmount: 30_000 });
  expect(await shop.money.refunds.ofPayment('pay_1')).toMatchObject([{ origin: 'provider', amount: 3_000 }]);
});

test('a settled payment is looked at a few times, and then left', async () => {
  const { shop, paidAt, payment } = await paidShop();
  const looks: number[] = [];
  for (let at = (await payment()).lookAt; at !== null; at = (await payment()).lookAt) {
    looks.push(Math.round((at - Math.max(paidAt, 0)) / DAY));
    await later(shop, at);
  }
  expect(looks.at(-1)).toBe(30);
  expect(looks.length).toBeLessThanOrEqual(3);
});

test('a look that gets no answer is tried again, and no problem', async () => {
  const { shop, payment } = await paidShop();
  const at = (await payment()).lookAt!;
  shop.toss.twist('read', 'lost');
  await later(shop, at);
  expect(await payment()).toMatchObject({ lookAt: at + HOUR, problem: null, state: 'paid' });
});

test('what is given back is not looked at', async () => {
  const { shop, payment } = await paidShop();
  await shop.refunds.create(TOKEN, 'pay_1', 'rf_1', { reason: '변심' });
  expect(await payment()).toMatchObject({ state: 'refunded', lookAt: null });
});
