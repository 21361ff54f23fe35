import { koreanDayStart } from '../../../server/src/domain/refund-limit';
import { createMemoryServices, createMemoryShop, TOKEN } from '../../support/memory-shop';

const paidShop = async () => {
  const shop = createMemoryShop();
  await shop.order();
  await shop.confirmation.confirm(TOKEN, { paymentKey: 'pay_1', orderId: 'ord_1', amount: 33_000 });
  const refund = (refundId: string, amount?: number) =>
    shop.refunds.create(TOKEN, 'pay_1', refundId, { reason: '구매자 변심', amount });
  const booksAgree = async () => {
    const ours = await shop.money.refunds.ofPayment('pay_1');
    const theirs = shop.toss.ledger.get('pay_1')!;
    expect(
      ours
        .filter(({ state }) => state === 'succeeded')
        .map(({ transactionKey, amount }) => [transactionKey, amount])
        .sort()
    ).toEqual(theirs.refunds.map(({ transactionKey, amount }) => [transactionKey, amount]).sort());
    expect((await shop.money.payments.find('pay_1'))?.balanceAmount).toBe(theirs.balanceAmount);
    expect((await shop.money.orders.find('ord_1'))?.refundedAmount).toBe(33_000 - theirs.balanceAmount);
  };
  return { ...shop, refund, booksAgree };
};

test('gives back a part, then another, then all that is left', async () => {
  const shop = await paidShop();
  expect(await shop.refund('rf_1', 5_500)).toMatchObject({
    state: 'succeeded',
    amount: 5_500,
    transactionKey: 'tx_1',
    doneAt: shop.time.now,
  });
  expect(await shop.money.orders.find('ord_1')).toMatchObject({ state: 'partially_refunded', refundedAmount: 5_500 });
  expect(await shop.refund('rf_2', 5_500)).toMatchObject({ state: 'succeeded', transactionKey: 'tx_2' });
  expect(await shop.refund('rf_3')).toMatchObject({ state: 'succeeded', amount: 22_000 });
  expect(await shop.money.payments.find('pay_1')).toMatchObject({ state: 'refunded', balanceAmount: 0 });
  expect(await shop.money.orders.find('ord_1')).toMatchObject({ state: 'refunded', refundedAmount: 33_000 });
  await shop.booksAgree();
});

test('refuses more than is left, and the provider is not asked', async () => {
  const shop = await paidShop();
  await expect(shop.refund('rf_1', 33_001)).rejects.toMatchObject({
    code: 'REFUND_EXCEEDS_BALANCE',
    details: { refundable: 33_000 },
  });
  expect(shop.toss.counts.refund).toBe(0);
});

test('parallel refunds past the balance give back no more than was paid', async () => {
  const shop = await paidShop();
  const all = await Promise.allSettled(Array.from({ length: 20 }, (_value, n) => shop.refund(`rf_${n}`, 3_000)));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(11);
  expect(shop.toss.ledger.get('pay_1')?.balanceAmount).toBe(0);
  await shop.booksAgree();
});

test('the same number twice is one refund', async () => {
  const shop = await paidShop();
  const first = await shop.refund('rf_1', 5_500);
  expect(await shop.refund('rf_1', 5_500)).toEqual(first);
  expect(shop.toss.counts.refund).toBe(1);
});

test('a lost answer leaves the refund requested, never failed, and its money claimed', async () => {
  const shop = await paidShop();
  shop.toss.twist('refund', 'lost');
  expect(await shop.refund('rf_1', 30_000)).toMatchObject({ state: 'requested', attempts: 1 });
  await expect(shop.refund('rf_2', 3_001)).rejects.toMatchObject({ code: 'REFUND_EXCEEDS_BALANCE' });
});

test('after a refund in the console, takes the new balance and tries again under a new key', async () => {
  const shop = await paidShop();
  shop.toss.consoleCancel('pay_1', 3_000);
  expect(await shop.refund('rf_1', 5_500)).toMatchObject({
    state: 'succeeded',
    expectedBalance: 30_000,
    idempotencyKey: 'refund:rf_1:2',
  });
  expect(shop.toss.counts.refund).toBe(1);
  expect(shop.toss.ledger.get('pay_1')?.balanceAmount).toBe(24_500);
  await shop.booksAgree();
  expect((await shop.money.refunds.ofPayment('pay_1')).find(({ origin }) => origin === 'provider')).toMatchObject({
    amount: 3_000,
    state: 'succeeded',
  });
});

test('when the console took too much, the refund fails and the console’s is on record', async () => {
  const shop = await paidShop();
  shop.toss.consoleCancel('pay_1', 30_000);
  await expect(shop.refund('rf_1', 5_500)).rejects.toMatchObject({
    code: 'REFUND_NOT_ALLOWED',
    details: { providerCode: 'NOT_MATCHES_REFUNDABLE_AMOUNT' },
  });
  const ours = await shop.money.refunds.ofPayment('pay_1');
  expect(ours.map(({ state, origin, amount }) => [state, origin, amount])).toEqual([
    ['failed', 'api', 5_500],
    ['succeeded', 'provider', 30_000],
  ]);
  await shop.booksAgree();
});

test('a refusal fails the refund, says why, and frees its money', async () => {
  const shop = await paidShop();
  shop.toss.twist('refund', { refused: { code: 'EXCEED_MAX_REFUND_DUE', errorClass: 'final' } });
  await expect(shop.refund('rf_1', 33_000)).rejects.toMatchObject({
    code: 'REFUND_NOT_ALLOWED',
    details: { providerCode: 'EXCEED_MAX_REFUND_DUE' },
  });
  expect(await shop.money.refunds.find('rf_1')).toMatchObject({
    state: 'failed',
    failure: { code: 'EXCEED_MAX_REFUND_DUE' },
  });
  expect(await shop.refund('rf_2', 33_000)).toMatchObject({ state: 'succeeded' });
});

test('an end user refunds only their own payments', async () => {
  const shop = await paidShop();
  await expect(shop.refunds.create({ kind: 'user', id: 9 }, 'pay_1', 'rf_1', { reason: 'x' })).rejects.toMatchObject({
    code: 'PAYMENT_NOT_FOUND',
  });
  await expect(shop.refunds.create({ kind: 'guest' }, 'pay_1', 'rf_1', { reason: 'x' })).rejects.toMatchObject({
    code: 'PAYMENT_NOT_FOUND',
  });
  expect(shop.toss.counts.refund).toBe(0);
});

test('counts for the day whose limit let it through, however late it gets meanwhile', async () => {
  const shop = await paidShop();
  const askedBy = jest.spyOn(shop.money.refunds, 'askedBy');
  const limit = { kind: 'api_token', id: 1, currency: 'KRW', perRefund: null, perDay: 50_000 } as const;
  let now = shop.time.now;
  const { refunds } = createMemoryServices({
    ...shop.money,
    provider: shop.toss.provider,
    limits: () => [{ ...limit, version: 1, modifiedAt: now, modifiedBy: null }],
    // Each look at the clock is another day's.
    clock: () => (now += 86_400_000),
    onError: (what, error) => expect([what, error]).toEqual([]),
  });
  await refunds.create(TOKEN, 'pay_1', 'rf_1', { reason: '구매자 변심', amount: 5_500 });
  const { requestedAt } = (await shop.money.refunds.find('rf_1'))!;
  expect(askedBy.mock.calls).toEqual([['api_token:1', 'KRW', koreanDayStart(requestedAt)]]);
});
