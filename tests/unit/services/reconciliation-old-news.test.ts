import type { ProviderAnswer } from '../../../server/src/providers/payment-provider';
import { createMemoryShop, TOKEN } from '../../support/memory-shop';

const wish = { paymentKey: 'pay_1', orderId: 'ord_1', amount: 33_000 };

/** A shop that waits for a deposit. `slow(ask)` takes the provider's answer now, and lets it arrive when told to. */
const waitingShop = async () => {
  const shop = createMemoryShop();
  await shop.order();
  shop.toss.open({ ...wish, method: 'virtual_account' });
  shop.toss.authenticate('pay_1');
  await shop.confirmation.confirm(TOKEN, wish);
  const { read } = shop.toss.provider;
  const slowAsk = async () => {
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    shop.toss.provider.read = async (...args): Promise<ProviderAnswer> => {
      const answer = await read(...args);
      await arrived;
      return answer;
    };
    const asked = shop.inquiry.ask('pay_1');
    await new Promise((resolve) => setImmediate(resolve));
    shop.toss.provider.read = read;
    return async ({ work } = { work: true }) => {
      arrive();
      await asked;
      if (work) await shop.reconciliation.work();
    };
  };
  return {
    ...shop,
    slowAsk,
    states: async () => [
      (await shop.money.payments.find('pay_1'))?.state,
      (await shop.money.orders.find('ord_1'))?.state,
    ],
    told: (type: string) => shop.money.told().filter((event) => event.type === type).length,
  };
};

test('an answer from before the deposit takes nothing back', async () => {
  const shop = await waitingShop();
  const arrive = await shop.slowAsk();
  shop.toss.deposit('pay_1');
  await shop.inquiry.ask('pay_1');
  await arrive();
  expect(await shop.states()).toEqual(['paid', 'paid']);
  expect(shop.told('order.paid')).toBe(1);
  expect(shop.told('order.deposit_reversed')).toBe(0);
});

test('an answer from before the deposit was taken back pays nothing', async () => {
  const shop = await waitingShop();
  shop.toss.deposit('pay_1');
  const arrive = await shop.slowAsk();
  shop.toss.reverseDeposit('pay_1');
  await shop.inquiry.ask('pay_1');
  await arrive();
  expect(await shop.states()).toEqual(['awaiting_deposit', 'awaiting_deposit']);
  expect(shop.told('order.paid')).toBe(0);
});

test('an answer from between a deposit that was settled and its reversal pays nothing', async () => {
  const shop = await waitingShop();
  shop.toss.deposit('pay_1');
  await shop.inquiry.ask('pay_1');
  const arrive = await shop.slowAsk();
  shop.toss.reverseDeposit('pay_1');
  await shop.inquiry.ask('pay_1');
  await arrive();
  expect(await shop.states()).toEqual(['awaiting_deposit', 'awaiting_deposit']);
  expect(shop.told('order.paid')).toBe(1);
  expect(shop.told('order.deposit_reversed')).toBe(1);
});

test('an older answer does not put off the question that a newer one has left open', async () => {
  const shop = await waitingShop();
  shop.toss.deposit('pay_1');
  const paid = await shop.slowAsk();
  const paidToo = await shop.slowAsk();
  await shop.inquiry.ask('pay_1');
  shop.toss.reverseDeposit('pay_1');
  const reversed = await shop.slowAsk();
  await paid({ work: false });
  await reversed({ work: false });
  await paidToo({ work: false });
  expect(await shop.states()).toEqual(['paid', 'paid']);
  await shop.reconciliation.work();
  expect(await shop.states()).toEqual(['awaiting_deposit', 'awaiting_deposit']);
});
