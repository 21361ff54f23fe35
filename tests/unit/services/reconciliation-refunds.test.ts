import { createMemoryShop, TOKEN } from '../../support/memory-shop';
import type { TossMethod } from '../../support/memory-toss';

const ACCOUNT = { bank: '20', accountNumber: '1000123456789', holderName: '김토스' };

/** A shop whose order was confirmed with a payment of this kind. */
const confirmedShop = async (method: TossMethod = 'card') => {
  const shop = createMemoryShop();
  await shop.order();
  shop.toss.open({ paymentKey: 'pay_1', orderId: 'ord_1', amount: 33_000, method });
  shop.toss.authenticate('pay_1');
  await shop.confirmation.confirm(TOKEN, { paymentKey: 'pay_1', orderId: 'ord_1', amount: 33_000 });
  return {
    ...shop,
    refund: (refundId: string, amount?: number, reason = '구매자 변심') =>
      shop.refunds.create(TOKEN, 'pay_1', refundId, { reason, amount }),
    refundWithAccount: (refundId: string, amount?: number) =>
      shop.refunds.create(TOKEN, 'pay_1', refundId, { reason: '구매자 변심', amount, refundReceiveAccount: ACCOUNT }),
    later: async (ms: number) => {
      shop.time.now += ms;
      await shop.reconciliation.work();
    },
    /** Every check that is due, one after the other, at most for this long. */
    until: async (ms: number) => {
      const end = shop.time.now + ms;
      while (shop.time.now < end) {
        shop.time.now += 10_000;
        await shop.reconciliation.work();
      }
    },
    payment: async () => (await shop.money.payments.find('pay_1'))!,
    rows: async () =>
      (await shop.money.refunds.ofPayment('pay_1')).map(({ state, origin, amount, transactionKey }) => [
        state,
        origin,
        amount,
        transactionKey,
      ]),
  };
};

test('gives up a refund for which too little is left, also when that was first seen later', async () => {
  const shop = await confirmedShop();
  shop.toss.consoleCancel('pay_1', 33_000);
  shop.toss.twist('read', 'lost');
  expect(await shop.refund('rf_1', 5_500)).toMatchObject({ state: 'requested' });
  await shop.until(300_000);
  expect(await shop.rows()).toEqual([
    ['failed', 'api', 5_500, null],
    ['succeeded', 'provider', 33_000, 'tx_1'],
  ]);
  expect(await shop.payment()).toMatchObject({ state: 'refunded', balanceAmount: 0, nextCheckAt: null, problem: null });
});

test('knows its own cancel of an account again, whose answer was lost, after a webhook told of it', async () => {
  const shop = await confirmedShop('virtual_account');
  shop.toss.twist('refund', 'lost');
  expect(await shop.refund('rf_1')).toMatchObject({ state: 'requested' });
  await shop.inquiry.ask('pay_1');
  expect(await shop.payment()).toMatchObject({ state: 'canceled' });
  await shop.until(300_000);
  expect(await shop.rows()).toEqual([['succeeded', 'api', 33_000, 'tx_1']]);
  expect(await shop.payment()).toMatchObject({ nextCheckAt: null, problem: null });
});

test('books a wallet’s refund that was made in the console only once it is made', async () => {
  const shop = await confirmedShop('wallet');
  shop.toss.consoleCancel('pay_1', 10_000);
  await shop.inquiry.ask('pay_1');
  await shop.inquiry.ask('pay_1');
  expect(await shop.payment()).toMatchObject({ state: 'paid', balanceAmount: 33_000, problem: null });
  await expect(shop.refund('rf_1', 25_000)).rejects.toMatchObject({ code: 'REFUND_EXCEEDS_BALANCE' });
  shop.toss.finishCancel('pay_1', 'succeeded');
  await shop.until(60_000);
  expect(await shop.payment()).toMatchObject({ state: 'partially_refunded', balanceAmount: 23_000 });
  expect(await shop.rows()).toEqual([['succeeded', 'provider', 10_000, 'tx_1']]);
});

test('ends two equal refunds by their keys when the console took the rest meanwhile', async () => {
  const shop = await confirmedShop();
  shop.toss.twist('refund', 'lost');
  shop.toss.twist('refund', 'lost');
  await shop.refund('rf_1', 5_500);
  shop.toss.consoleCancel('pay_1', 27_500);
  await shop.refund('rf_2', 5_500);
  await shop.inquiry.ask('pay_1');
  await shop.until(600_000);
  expect(await shop.rows()).toEqual([
    ['succeeded', 'api', 5_500, 'tx_1'],
    ['failed', 'api', 5_500, null],
    ['succeeded', 'provider', 27_500, 'tx_2'],
  ]);
  expect(await shop.payment()).toMatchObject({ state: 'refunded', balanceAmount: 0, nextCheckAt: null, problem: null });
});

test('finds a refund whose answer was lost in the provider’s list, and sends nothing again', async () => {
  const shop = await confirmedShop();
  shop.toss.twist('refund', 'executed_error');
  expect(await shop.refund('rf_1', 5_500)).toMatchObject({ state: 'requested' });
  await shop.later(10_000);
  expect(await shop.rows()).toEqual([['succeeded', 'api', 5_500, 'tx_1']]);
  expect(shop.toss.executed.filter(({ call }) => call === 'refund')).toHaveLength(1);
  expect(await shop.payment()).toMatchObject({ state: 'partially_refunded', balanceAmount: 27_500 });
});

test('repeats under the same key what never arrived', async () => {
  const shop = await confirmedShop();
  for (let times = 0; times < 3; times += 1) shop.toss.twist('refund', 'unsent');
  await shop.refund('rf_1', 5_500);
  await shop.until(300_000);
  expect(await shop.rows()).toEqual([['succeeded', 'api', 5_500, 'tx_1']]);
  expect(shop.toss.executed.map(({ key }) => key)).toEqual(['confirm:pay_1', 'refund:rf_1:1']);
});

test('takes another key after an error that is only repeated, behind the balance just read', async () => {
  const shop = await confirmedShop();
  shop.toss.twist('refund', 'stored_error');
  await shop.refund('rf_1', 5_500);
  await shop.until(300_000);
  expect(await shop.rows()).toEqual([['succeeded', 'api', 5_500, 'tx_1']]);
  expect(shop.toss.executed.map(({ key }) => key)).toEqual(['confirm:pay_1', 'refund:rf_1:2']);
});

test('takes no refund of the console for its own: same amount, another reason', async () => {
  const shop = await confirmedShop();
  shop.toss.twist('refund', 'unsent');
  await shop.refund('rf_1', 5_500);
  shop.toss.consoleCancel('pay_1', 5_500, '다른 사유');
  await shop.inquiry.ask('pay_1');
  await shop.until(600_000);
  expect(await shop.rows()).toEqual([
    ['succeeded', 'api', 5_500, 'tx_2'],
    ['succeeded', 'provider', 5_500, 'tx_1'],
  ]);
  expect(await shop.payment()).toMatchObject({ balanceAmount: 22_000, problem: null, nextCheckAt: null });
});

test.each(['lost', 'unsent', 'stored_error', 'executed_error'] as const)(
  'keeps two equal refunds two when both answers are lost (%s)',
  async (twist) => {
    const shop = await confirmedShop();
    shop.toss.twist('refund', twist);
    shop.toss.twist('refund', twist);
    await shop.refund('rf_1', 5_500);
    await shop.refund('rf_2', 5_500);
    await shop.until(1_200_000);
    const rows = await shop.rows();
    expect(rows.map(([state, origin, amount]) => [state, origin, amount])).toEqual([
      ['succeeded', 'api', 5_500],
      ['succeeded', 'api', 5_500],
    ]);
    expect(new Set(rows.map((row) => row[3])).size).toBe(2);
    expect(shop.toss.ledger.get('pay_1')).toMatchObject({ balanceAmount: 22_000 });
    expect(await shop.payment()).toMatchObject({ balanceAmount: 22_000, problem: null });
  }
);

test.each(['succeeded', 'failed'] as const)('follows a wallet’s refund until it has %s', async (end) => {
  const shop = await confirmedShop('wallet');
  expect(await shop.refund('rf_1', 5_500)).toMatchObject({ state: 'processing' });
  await shop.later(3_600_000);
  expect(await shop.rows()).toEqual([['processing', 'api', 5_500, 'tx_1']]);
  shop.toss.finishCancel('pay_1', end);
  await shop.until(6 * 3_600_000);
  expect(await shop.rows()).toEqual([[end, 'api', 5_500, 'tx_1']]);
  expect(await shop.payment()).toMatchObject({ balanceAmount: end === 'failed' ? 33_000 : 27_500 });
});

test('erases the account once the refund of a deposit is made, also when its answer was lost', async () => {
  const shop = await confirmedShop('virtual_account');
  shop.toss.deposit('pay_1');
  await shop.inquiry.ask('pay_1');
  shop.toss.twist('refund', 'lost');
  await shop.refundWithAccount('rf_1', 5_500);
  expect((await shop.money.refunds.find('rf_1'))?.refundReceiveAccount).toEqual(expect.any(String));
  await shop.until(60_000);
  expect(await shop.money.refunds.find('rf_1')).toMatchObject({ state: 'succeeded', refundReceiveAccount: null });
});

test('two processes that pursue one refund at once make it once', async () => {
  const shop = await confirmedShop();
  shop.toss.twist('refund', 'unsent');
  const seen = await shop.refund('rf_1', 5_500);
  await Promise.all([1, 2, 3].map(() => shop.reconciliation.pursueRefund(seen)));
  expect(await shop.rows()).toEqual([['succeeded', 'api', 5_500, 'tx_1']]);
  expect(shop.toss.counts.refund).toBe(1);
});

test('ends two equal refunds whose keys the provider has forgotten while nobody asked', async () => {
  const shop = await confirmedShop();
  const { refund } = shop.toss.provider;
  // Both were sent with one balance: the second one was refused, and neither answer came.
  shop.toss.provider.refund = async (request) => {
    await refund({ ...request, refundableAmount: 33_000 });
    return {
      outcome: 'unknown',
      failure: { code: 'timeout', errorClass: 'query', status: null, message: '', traceId: null },
    };
  };
  await Promise.all([shop.refund('rf_1', 5_500), shop.refund('rf_2', 5_500)]);
  shop.toss.provider.refund = refund;
  expect(shop.toss.ledger.get('pay_1')).toMatchObject({ balanceAmount: 27_500 });
  await shop.later(400 * 3_600_000);
  await shop.until(600_000);
  expect((await shop.rows()).map(([state, , , transactionKey]) => [state, transactionKey])).toEqual([
    ['succeeded', 'tx_1'],
    ['succeeded', 'tx_2'],
  ]);
  expect(await shop.payment()).toMatchObject({ balanceAmount: 22_000, problem: null });
});
