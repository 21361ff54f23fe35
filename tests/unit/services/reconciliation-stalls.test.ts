import { TOKEN } from '../../support/memory-shop';
import { aWatchedShop, MINUTE, SECOND, type WatchedShop, wish } from '../../support/watched-shop';

test.each([
  ['the order was canceled', (shop: WatchedShop) => shop.checkout.cancel(TOKEN, 'ord_1'), 5],
  ['nothing of it is left', (shop: WatchedShop) => shop.money.offers.setStock('shirt', 0), 0],
])('gives late money back by itself when %s', async (_what, meanwhile, stock) => {
  const shop = await aWatchedShop();
  shop.toss.twist('confirm', { refused: { code: 'REJECT_CARD_PAYMENT', errorClass: 'decline' } });
  await shop.confirm();
  await meanwhile(shop);
  shop.time.now += 11 * MINUTE;
  shop.takeAfterAll();
  await Promise.all([shop.inquiry.ask('pay_1'), shop.inquiry.ask('pay_1')]);
  await Promise.all([shop.reconciliation.work(), shop.reconciliation.work()]);
  const rows = await shop.money.refunds.ofPayment('pay_1');
  expect(rows).toMatchObject([{ origin: 'system', state: 'succeeded', amount: 33_000 }]);
  expect(await shop.payment()).toMatchObject({ state: 'refunded', isSurplus: true, problem: null });
  expect(shop.toss.ledger.get('pay_1')).toMatchObject({ balanceAmount: 0 });
  expect(await shop.stockLeft()).toBe(stock);
  expect(shop.told('order.paid')).toBe(0);
});

test('a refusal that reaches a process which stood still ends nothing that another took over meanwhile', async () => {
  const shop = await aWatchedShop();
  const { confirm } = shop.toss.provider;
  let goOn = (): void => undefined;
  const stoodStill = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  shop.toss.provider.confirm = async (request) => {
    await stoodStill;
    return confirm(request);
  };
  const confirmed = shop.confirm();
  await new Promise((resolve) => setImmediate(resolve));
  shop.toss.open(wish);
  shop.toss.authenticate('pay_1');
  shop.toss.provider.confirm = confirm;
  shop.toss.twist('confirm', 'lost');
  await shop.later(80 * SECOND);
  expect(shop.toss.counts.confirm).toBe(1);
  shop.toss.twist('confirm', { refused: { code: 'UNAUTHORIZED_KEY', errorClass: 'merchant' } });
  goOn();
  expect(await confirmed).toMatchObject({ state: 'confirming' });
  await shop.pass(MINUTE);
  expect(await shop.payment()).toMatchObject({ state: 'paid' });
  expect(shop.told('payment.declined')).toBe(0);
});

test('a process that stood still after its read gives up nothing that was executed meanwhile', async () => {
  const shop = await aWatchedShop();
  shop.toss.twist('confirm', 'unsent');
  await shop.confirm();
  const { read } = shop.toss.provider;
  shop.toss.provider.read = async (...args) => {
    const before = await read(...args);
    // The first process's call arrives now, and then the one that asked stands still until the window is over.
    shop.takeAfterAll();
    shop.time.now += 11 * MINUTE;
    shop.toss.provider.read = read;
    return before;
  };
  await shop.later(10 * SECOND);
  expect((await shop.payment()).state).toBe('confirming');
  await shop.pass(MINUTE);
  expect(await shop.payment()).toMatchObject({ state: 'paid' });
  expect(shop.told('payment.expired')).toBe(0);
});
