import { createMemoryShop, TOKEN } from '../../support/memory-shop';
import type { TossMethod } from '../../support/memory-toss';

const wish = (paymentKey: string) => ({ paymentKey, orderId: 'ord_1', amount: 33_000 });

/** A shop whose order was paid by `pay_2` after `pay_1` was declined: what `pay_1` may still bring is too much. */
const paidTwiceShop = async (method: TossMethod) => {
  const shop = createMemoryShop();
  await shop.order();
  shop.toss.open({ ...wish('pay_1'), method, decline: 'REJECT_CARD_PAYMENT' });
  shop.toss.authenticate('pay_1');
  await shop.confirmation.confirm(TOKEN, wish('pay_1'));
  await shop.confirmation.confirm(TOKEN, wish('pay_2'));
  return {
    ...shop,
    work: async (ms = 0) => {
      shop.time.now += ms;
      await shop.reconciliation.work();
    },
    payment: async () => (await shop.money.payments.find('pay_1'))!,
    problems: () => shop.money.told().filter(({ type }) => type === 'payment.problem').length,
    rows: async () =>
      (await shop.money.refunds.ofPayment('pay_1')).map(({ state, origin, amount }) => [state, origin, amount]),
  };
};

test('gives back once, by itself, what no order waits for, and keeps the reason', async () => {
  const shop = await paidTwiceShop('card');
  shop.toss.captureLate('pay_1');
  await shop.inquiry.ask('pay_1');
  await shop.inquiry.ask('pay_1');
  await Promise.all([shop.reconciliation.work(), shop.reconciliation.work()]);
  await shop.work(3_600_000);
  expect(await shop.rows()).toEqual([['succeeded', 'system', 33_000]]);
  expect((await shop.money.refunds.ofPayment('pay_1'))[0]?.reason).toMatch(/no longer waits/);
  expect(await shop.payment()).toMatchObject({ state: 'refunded', isSurplus: true, problem: null });
  expect(await shop.money.orders.find('ord_1')).toMatchObject({ state: 'paid', refundedAmount: 0 });
  expect(shop.toss.counts.refund).toBe(1);
  expect(await shop.stockLeft()).toBe(4);
});

test('asks a person for the account of a deposit that no order waits for, and goes on saying so', async () => {
  const shop = await paidTwiceShop('virtual_account');
  shop.toss.captureLate('pay_1');
  shop.toss.deposit('pay_1');
  for (let told = 0; told < 3; told += 1) await shop.inquiry.ask('pay_1');
  await shop.work(3_600_000);
  expect(await shop.payment()).toMatchObject({ state: 'paid', problem: { code: 'SURPLUS_PAYMENT_REFUND_ACCOUNT' } });
  expect(shop.problems()).toBe(1);
  const refundReceiveAccount = { bank: '20', accountNumber: '1000123456789', holderName: '김토스' };
  await shop.refunds.create(TOKEN, 'pay_1', 'rf_1', { reason: '중복 결제', refundReceiveAccount });
  expect(await shop.payment()).toMatchObject({ state: 'refunded', problem: null });
});

test('tells a person when the provider refuses to take surplus money back, once', async () => {
  const shop = await paidTwiceShop('card');
  shop.toss.captureLate('pay_1');
  await shop.inquiry.ask('pay_1');
  shop.toss.twist('refund', { refused: { code: 'NOT_CANCELABLE_PAYMENT', errorClass: 'final' } });
  await shop.work();
  await shop.work(10_000);
  await shop.inquiry.ask('pay_1');
  expect(await shop.rows()).toEqual([['failed', 'system', 33_000]]);
  expect(await shop.payment()).toMatchObject({ state: 'paid', problem: { code: 'PAID_AFTER_ALL' }, nextCheckAt: null });
  expect(shop.problems()).toBe(1);
});

test('tells a person when a wallet first takes a surplus refund and then gives it up', async () => {
  const shop = await paidTwiceShop('wallet');
  shop.toss.captureLate('pay_1');
  await shop.inquiry.ask('pay_1');
  await shop.work();
  expect(await shop.rows()).toEqual([['processing', 'system', 33_000]]);
  expect(await shop.payment()).toMatchObject({ problem: null });
  shop.toss.finishCancel('pay_1', 'failed');
  await shop.work(60_000);
  expect(await shop.rows()).toEqual([['failed', 'system', 33_000]]);
  expect(await shop.payment()).toMatchObject({ state: 'paid', problem: { code: 'PAID_AFTER_ALL' } });
});

test('a deposit taken back from an account whose time is over ends the order, and its pieces go back', async () => {
  const shop = createMemoryShop();
  await shop.order();
  shop.toss.open({ ...wish('pay_1'), method: 'virtual_account', validForMs: 3_600_000 });
  shop.toss.authenticate('pay_1');
  await shop.confirmation.confirm(TOKEN, wish('pay_1'));
  shop.toss.deposit('pay_1');
  await shop.inquiry.ask('pay_1');
  expect(await shop.money.orders.find('ord_1')).toMatchObject({ state: 'paid' });
  shop.time.now += 7_200_000;
  shop.toss.reverseDeposit('pay_1');
  await shop.inquiry.ask('pay_1');
  expect(await shop.money.payments.find('pay_1')).toMatchObject({ state: 'expired', problem: null });
  expect(await shop.money.orders.find('ord_1')).toMatchObject({ state: 'expired', paidAt: null });
  expect(await shop.stockLeft()).toBe(5);
});

test('tells nobody of an account that waits for a surplus deposit which never comes', async () => {
  const shop = await paidTwiceShop('virtual_account');
  shop.toss.captureLate('pay_1');
  await shop.inquiry.ask('pay_1');
  shop.toss.twist('refund', { refused: { code: 'NOT_CANCELABLE_PAYMENT', errorClass: 'final' } });
  await shop.work();
  expect(await shop.rows()).toEqual([['failed', 'system', 33_000]]);
  expect(await shop.payment()).toMatchObject({ state: 'awaiting_deposit', problem: null });
  for (let hours = 0; hours < 8; hours += 1) await shop.work(3_600_000);
  expect(await shop.payment()).toMatchObject({ state: 'expired', problem: null });
  expect(shop.problems()).toBe(0);
});

test('claims nothing of surplus money that the console is already giving back', async () => {
  const shop = await paidTwiceShop('wallet');
  shop.toss.captureLate('pay_1');
  shop.toss.consoleCancel('pay_1', 33_000);
  await shop.inquiry.ask('pay_1');
  await shop.work();
  expect(await shop.rows()).toEqual([['processing', 'provider', 33_000]]);
  shop.toss.finishCancel('pay_1', 'failed');
  await shop.work(60_000);
  expect(await shop.payment()).toMatchObject({ state: 'paid', problem: { code: 'PAID_AFTER_ALL' } });
});
