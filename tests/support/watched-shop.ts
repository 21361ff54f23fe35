import { createMemoryShop, TOKEN } from './memory-shop';

/** What the success page of `pay_1` carries. */
export const wish = { paymentKey: 'pay_1', orderId: 'ord_1', amount: 33_000 };
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** A shop with one order, whose confirmations are watched, and whose time passes as the schedule has it. */
export const aWatchedShop = async () => {
  const shop = createMemoryShop();
  await shop.order();
  const keys: string[] = [];
  const { confirm } = shop.toss.provider;
  shop.toss.provider.confirm = (request) => {
    keys.push(request.idempotencyKey);
    return confirm(request);
  };
  return {
    ...shop,
    /** Idempotency keys of the confirmations, in the order in which they were sent. */
    keys,
    confirm: () => shop.confirmation.confirm(TOKEN, wish),
    later: async (ms: number) => {
      shop.time.now += ms;
      await shop.reconciliation.work();
    },
    /** Lets `ms` pass in steps of ten seconds, as the schedule does. */
    pass: async (ms: number) => {
      for (const end = shop.time.now + ms; shop.time.now < end; ) {
        shop.time.now += 10 * SECOND;
        await shop.reconciliation.work();
      }
    },
    payment: async () => (await shop.money.payments.find('pay_1'))!,
    order: async () => (await shop.money.orders.find('ord_1'))!,
    /** The provider took the money of what it had refused, or never answered. */
    takeAfterAll: () => {
      const payment = shop.toss.current('pay_1');
      if (!payment) throw new Error('Never opened');
      shop.toss.ledger.set('pay_1', { ...payment, state: 'paid', approvedAt: shop.time.now });
    },
    told: (type: string) => shop.money.told().filter((event) => event.type === type).length,
  };
};

export type WatchedShop = Awaited<ReturnType<typeof aWatchedShop>>;
