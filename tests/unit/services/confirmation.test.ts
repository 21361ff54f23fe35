import { setImmediate } from 'node:timers/promises';
import { createMemoryShop, TOKEN } from '../../support/memory-shop';
import { theNews } from '../../support/money-values';

const wish = { paymentKey: 'pay_1', orderId: 'ord_1', amount: 33_000 };

const aShop = async () => {
  const shop = createMemoryShop();
  await shop.order();
  return shop;
};

const stateOf = async ({ money }: Awaited<ReturnType<typeof aShop>>) => (await money.orders.find('ord_1'))?.state;

test('takes the money, settles payment and order, and counts the stock down once', async () => {
  const shop = await aShop();
  expect(await shop.confirmation.confirm(TOKEN, wish)).toMatchObject({
    state: 'paid',
    balanceAmount: 33_000,
    approvedAt: shop.time.now,
  });
  expect(await shop.money.orders.find('ord_1')).toMatchObject({
    state: 'paid',
    paidAt: shop.time.now,
    refundedAmount: 0,
  });
  expect(await shop.stockLeft()).toBe(4);
});

test('says when it is the provider’s turn: once what it did itself is written, and not for a reload', async () => {
  const shop = await aShop();
  const said: Promise<unknown>[] = [];
  const onCall = (): void => {
    const calls = shop.toss.counts.confirm;
    said.push(shop.money.payments.find('pay_1').then((payment) => ({ calls, state: payment?.state })));
  };
  await shop.confirmation.confirm(TOKEN, wish, onCall);
  await shop.confirmation.confirm(TOKEN, wish, onCall);
  expect(await Promise.all(said)).toEqual([{ calls: 0, state: 'confirming' }]);
});

test('writes the provider’s answer in its turn, and asks the provider without one', async () => {
  const shop = await aShop();
  let giveOn = (): void => {};
  const other = shop.turns.take(() => new Promise<void>((resolve) => void (giveOn = resolve)));
  const confirming = shop.confirmation.confirm(TOKEN, wish);
  await setImmediate();
  expect(shop.toss.counts.confirm).toBe(1);
  expect((await shop.money.payments.find('pay_1'))?.state).toBe('confirming');
  giveOn();
  await other;
  expect(await confirming).toMatchObject({ state: 'paid' });
});

test('answers a reload of the success page with the same payment, without a second call', async () => {
  const shop = await aShop();
  const first = await shop.confirmation.confirm(TOKEN, wish);
  expect(await shop.confirmation.confirm(TOKEN, wish)).toEqual(first);
  expect(shop.toss.counts.confirm).toBe(1);
});

test('takes the money once when many confirmations race', async () => {
  const shop = await aShop();
  const answers = await Promise.all(Array.from({ length: 20 }, () => shop.confirmation.confirm(TOKEN, wish)));
  expect(shop.toss.counts.confirm).toBe(1);
  expect(new Set(answers.map(({ paymentKey }) => paymentKey))).toEqual(new Set(['pay_1']));
  expect(await shop.stockLeft()).toBe(4);
});

test('one of two payments of the same order wins, the other never reaches the provider', async () => {
  const shop = await aShop();
  const both = await Promise.allSettled(
    ['pay_1', 'pay_2'].map((paymentKey) => shop.confirmation.confirm(TOKEN, { ...wish, paymentKey }))
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(shop.toss.counts.confirm).toBe(1);
});

test.each([
  ['another amount', { ...wish, amount: 1 }, 'AMOUNT_MISMATCH'],
  ['an unknown order', { ...wish, orderId: 'ord_ghost' }, 'ORDER_NOT_FOUND'],
])('sends nothing to the provider for %s', async (_what, wrong, code) => {
  const shop = await aShop();
  await expect(shop.confirmation.confirm(TOKEN, wrong)).rejects.toMatchObject({ code });
  expect(shop.toss.counts.confirm).toBe(0);
  expect(await stateOf(shop)).toBe('pending');
});

test('leaves the payment confirming when the answer is lost, never failed, and keeps the stock', async () => {
  const shop = await aShop();
  shop.toss.twist('confirm', 'lost');
  expect(await shop.confirmation.confirm(TOKEN, wish)).toMatchObject({
    state: 'confirming',
    attempts: 1,
    nextCheckAt: shop.time.now + 10_000,
  });
  expect(await stateOf(shop)).toBe('confirming');
  expect(await shop.stockLeft()).toBe(4);
  await expect(shop.confirmation.confirm(TOKEN, { ...wish, paymentKey: 'pay_2' })).rejects.toMatchObject({
    code: 'PAYMENT_IN_PROGRESS',
  });
});

test('a decline gives the stock back and lets the buyer pay again', async () => {
  const shop = await aShop();
  shop.toss.twist('confirm', { refused: { code: 'REJECT_CARD_PAYMENT', errorClass: 'decline' } });
  const declined = await shop.confirmation.confirm(TOKEN, wish);
  expect(declined).toMatchObject({
    state: 'declined',
    balanceAmount: 0,
    failure: {
      code: 'REJECT_CARD_PAYMENT',
      message: { ko: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) },
    },
  });
  expect(await stateOf(shop)).toBe('pending');
  expect(await shop.stockLeft()).toBe(5);
  expect(await shop.confirmation.confirm(TOKEN, wish)).toMatchObject({ state: 'declined' });
  expect(await shop.confirmation.confirm(TOKEN, { ...wish, paymentKey: 'pay_2' })).toMatchObject({ state: 'paid' });
});

test('an authorisation that ran out is expired, and the order can be paid again', async () => {
  const shop = await aShop();
  shop.toss.twist('confirm', { refused: { code: 'NOT_FOUND_PAYMENT_SESSION', errorClass: 'expired' } });
  expect(await shop.confirmation.confirm(TOKEN, wish)).toMatchObject({ state: 'expired' });
  expect(await stateOf(shop)).toBe('pending');
  expect(await shop.stockLeft()).toBe(5);
});

test('what the provider has already done is read and settled', async () => {
  const shop = await aShop();
  shop.toss.ledger.set('pay_1', theNews());
  expect(await shop.confirmation.confirm(TOKEN, wish)).toMatchObject({ state: 'paid' });
});

test('a refusal of the shop itself is a 503 that names the provider’s code, and nothing is held', async () => {
  const shop = await aShop();
  shop.toss.twist('confirm', { refused: { code: 'UNAUTHORIZED_KEY', errorClass: 'merchant' } });
  await expect(shop.confirmation.confirm(TOKEN, wish)).rejects.toMatchObject({
    code: 'KEY_REJECTED_BY_PROVIDER',
    details: { providerCode: 'UNAUTHORIZED_KEY' },
  });
  expect(await shop.stockLeft()).toBe(5);
});

test('an answer about another order completes nothing and is kept as a problem', async () => {
  const shop = await aShop();
  const { confirm } = shop.toss.provider;
  shop.toss.provider.confirm = async (request) => {
    const answer = await confirm(request);
    return answer.outcome === 'answered' ? { ...answer, payment: { ...answer.payment, orderId: 'ord_other' } } : answer;
  };
  const kept = await shop.confirmation.confirm(TOKEN, wish);
  expect(kept).toMatchObject({ state: 'confirming' });
  expect(kept.problem).toMatchObject({ code: 'ANSWER_MISMATCH', details: { fields: ['orderId'] } });
  expect(await stateOf(shop)).toBe('confirming');
});

test('the last piece goes to one of two orders; the other is told before anything is sent', async () => {
  const shop = createMemoryShop();
  shop.money.stock({ product: 'shirt', stock: 1 });
  await shop.order('ord_1');
  await shop.order('ord_2');
  const both = await Promise.allSettled(
    ['1', '2'].map((n) => shop.confirmation.confirm(TOKEN, { ...wish, paymentKey: `pay_${n}`, orderId: `ord_${n}` }))
  );
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'OUT_OF_STOCK' } });
  expect(shop.toss.counts.confirm).toBe(1);
  expect(await shop.stockLeft()).toBe(0);
});

test('an order past its time is expired instead of paid', async () => {
  const shop = await aShop();
  shop.time.now += 3_600_000;
  await expect(shop.confirmation.confirm(TOKEN, wish)).rejects.toMatchObject({ code: 'ORDER_NOT_PAYABLE' });
  expect(await stateOf(shop)).toBe('expired');
});

test('a stopping server takes no new payment and waits for those under way', async () => {
  const shop = await aShop();
  const running = shop.confirmation.confirm(TOKEN, wish);
  const stopped = shop.drain.stop(5_000);
  await expect(shop.confirmation.confirm(TOKEN, { ...wish, paymentKey: 'pay_2' })).rejects.toMatchObject({
    code: 'SHUTTING_DOWN',
  });
  expect(await stopped).toBe(0);
  expect(await running).toMatchObject({ state: 'paid' });
});

test.each([
  ['an end user’s order by its owner', 7, { kind: 'user', id: 7 }, true],
  ['an end user’s order by another', 7, { kind: 'user', id: 8 }, false],
  ['an end user’s order by a guest', 7, { kind: 'guest' }, false],
  ['nobody’s order by a guest', null, { kind: 'guest' }, true],
  ['nobody’s order by an end user', null, { kind: 'user', id: 7 }, false],
] as const)('pays %s: %s %j', async (_what, buyer, caller, isPaid) => {
  const shop = createMemoryShop();
  await shop.checkout.create(buyer === null ? { kind: 'guest' } : { kind: 'user', id: buyer }, 'ord_1', {
    items: [{ product: 'shirt', quantity: 1 }],
  });
  const paid = shop.confirmation.confirm(caller, wish);
  await (isPaid
    ? expect(paid).resolves.toMatchObject({ state: 'paid' })
    : expect(paid).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' }));
});
