import type { Twist } from '../../support/memory-provider';
import { aWatchedShop, HOUR, MINUTE, SECOND, type WatchedShop, wish } from '../../support/watched-shop';

/** A call that a process made before it was stopped: its answer reaches nobody. */
const stopped = async (shop: WatchedShop, when: 'before' | 'after') => {
  const { confirm } = shop.toss.provider;
  shop.toss.provider.confirm = async (request) => {
    if (when === 'after') await confirm(request);
    return new Promise(() => undefined);
  };
  void shop.confirm();
  await new Promise((resolve) => setImmediate(resolve));
  shop.toss.provider.confirm = confirm;
};

test.each(['before', 'after'] as const)('settles a claim whose process was stopped %s the call', async (when) => {
  const shop = await aWatchedShop();
  shop.toss.open(wish);
  shop.toss.authenticate('pay_1');
  await stopped(shop, when);
  expect(await shop.order()).toMatchObject({ state: 'confirming' });
  await shop.later(60 * SECOND);
  expect(await shop.payment()).toMatchObject({ state: 'confirming' });
  await shop.later(10 * SECOND);
  expect(await shop.payment()).toMatchObject({ state: 'paid', nextCheckAt: null, attempts: 0 });
  expect(await shop.order()).toMatchObject({ state: 'paid' });
  expect(shop.keys).toEqual(['confirm:pay_1']);
  expect(shop.toss.counts.confirm).toBe(1);
  expect(shop.told('order.paid')).toBe(1);
});

test('reads what became of a confirmation whose answer was lost, and sends nothing again', async () => {
  const shop = await aWatchedShop();
  shop.toss.twist('confirm', 'lost');
  await shop.confirm();
  await shop.later(10 * SECOND);
  expect(await shop.payment()).toMatchObject({ state: 'paid' });
  expect(shop.keys).toEqual(['confirm:pay_1']);
});

test('confirms again under the same key what never arrived, as often as it takes', async () => {
  const shop = await aWatchedShop();
  for (let times = 0; times < 4; times += 1) shop.toss.twist('confirm', 'unsent');
  await shop.confirm();
  await shop.pass(5 * MINUTE);
  expect(await shop.payment()).toMatchObject({ state: 'paid', idempotencyKey: 'confirm:pay_1' });
  expect(shop.keys).toEqual(Array.from({ length: 5 }, () => 'confirm:pay_1'));
  expect(shop.toss.counts.confirm).toBe(1);
});

test('repeats a stored error once under its key, then takes another', async () => {
  const shop = await aWatchedShop();
  shop.toss.twist('confirm', 'stored_error');
  await shop.confirm();
  await shop.pass(5 * MINUTE);
  expect(await shop.payment()).toMatchObject({ state: 'paid' });
  expect(shop.keys).toEqual(['confirm:pay_1', 'confirm:pay_1', 'confirm:pay_1:2']);
});

/** A confirmation that never came there, of which the provider knows nothing until `found` is called. */
const neverHeardOf = async (shop: WatchedShop) => {
  const { read } = shop.toss.provider;
  const failure = { code: 'NOT_FOUND_PAYMENT', errorClass: 'final', status: 404, message: '', traceId: null } as const;
  shop.toss.provider.read = async () => ({ outcome: 'refused', failure });
  for (let times = 0; times < 40; times += 1) shop.toss.twist('confirm', 'unsent');
  await shop.confirm();
  await shop.pass(20 * MINUTE);
  shop.toss.calm();
  return { found: () => void (shop.toss.provider.read = read) };
};

test('gives a claim up when its window is over, and finds late what was taken after all', async () => {
  const shop = await aWatchedShop();
  const { found } = await neverHeardOf(shop);
  expect(await shop.payment()).toMatchObject({ state: 'expired', balanceAmount: 0, problem: null });
  expect(await shop.order()).toMatchObject({ state: 'pending' });
  expect(await shop.stockLeft()).toBe(5);
  found();
  shop.takeAfterAll();
  await shop.later(HOUR);
  expect(await shop.payment()).toMatchObject({ state: 'paid', isSurplus: false, failure: null, nextCheckAt: null });
  expect(await shop.order()).toMatchObject({ state: 'paid' });
  expect(await shop.stockLeft()).toBe(4);
});

test('leaves a claim that was given up after two late looks, also when one of them fails', async () => {
  const shop = await aWatchedShop();
  const { found } = await neverHeardOf(shop);
  found();
  shop.toss.twist('read', { refused: { code: 'UNAUTHORIZED_KEY', errorClass: 'merchant' } });
  await shop.later(HOUR);
  await shop.later(HOUR);
  expect((await shop.payment()).nextCheckAt).toBe(shop.time.now + 24 * HOUR);
  await shop.later(24 * HOUR);
  expect(await shop.payment()).toMatchObject({ state: 'expired', nextCheckAt: null, problem: null });
});

test('a provider that confirms nothing any more and says so ends the claim at once', async () => {
  const shop = await aWatchedShop();
  for (let times = 0; times < 40; times += 1) shop.toss.twist('confirm', 'unsent');
  await shop.confirm();
  await shop.pass(20 * MINUTE);
  expect(await shop.payment()).toMatchObject({ state: 'expired', nextCheckAt: null });
});

test('confirms again what the provider has never heard of, until it says why not', async () => {
  const shop = await aWatchedShop();
  shop.toss.twist('confirm', 'unsent');
  await shop.confirm();
  const failure = { code: 'NOT_FOUND_PAYMENT', errorClass: 'final', status: 404, message: '', traceId: null } as const;
  shop.toss.provider.read = async () => ({ outcome: 'refused', failure });
  shop.toss.twist('confirm', { refused: { code: 'NOT_FOUND_PAYMENT', errorClass: 'expired' } });
  await shop.later(10 * SECOND);
  expect(await shop.payment()).toMatchObject({ state: 'expired', failure: { code: 'NOT_FOUND_PAYMENT' } });
  expect(await shop.order()).toMatchObject({ state: 'pending' });
});

test('tells a person of a key that the provider rejects, once, and gives nothing up', async () => {
  const shop = await aWatchedShop();
  shop.toss.twist('confirm', 'lost');
  await shop.confirm();
  const rejected: Twist = { refused: { code: 'UNAUTHORIZED_KEY', errorClass: 'merchant' } };
  for (let times = 0; times < 10; times += 1) shop.toss.twist('read', rejected);
  await shop.pass(12 * MINUTE);
  expect(await shop.payment()).toMatchObject({ state: 'confirming', problem: { code: 'KEY_REJECTED' } });
  expect(await shop.order()).toMatchObject({ state: 'confirming' });
  expect(shop.told('payment.problem')).toBe(1);
  shop.toss.calm();
  await shop.pass(HOUR);
  expect(await shop.payment()).toMatchObject({ state: 'paid', problem: null });
});

test('tells a person after the last step, goes on asking, and forgets the problem once it is settled', async () => {
  const shop = await aWatchedShop();
  shop.toss.twist('confirm', 'lost');
  await shop.confirm();
  for (let times = 0; times < 12; times += 1) shop.toss.twist('read', 'lost');
  await shop.pass(3 * HOUR);
  expect(await shop.payment()).toMatchObject({
    state: 'confirming',
    problem: { code: 'OUTCOME_UNKNOWN', details: { providerCode: 'timeout' } },
  });
  expect(shop.told('payment.problem')).toBe(1);
  shop.toss.calm();
  await shop.later(6 * HOUR);
  expect(await shop.payment()).toMatchObject({ state: 'paid', problem: null });
  expect(shop.told('order.paid')).toBe(1);
});

test('an answer that does not fit completes nothing, is told once, and stays what it is', async () => {
  const shop = await aWatchedShop();
  shop.toss.twist('confirm', 'lost');
  await shop.confirm();
  const paid = shop.toss.ledger.get('pay_1')!;
  shop.toss.ledger.set('pay_1', { ...paid, amount: 32_999, balanceAmount: 32_999 });
  await shop.pass(20 * HOUR);
  expect(await shop.payment()).toMatchObject({ state: 'confirming', problem: { code: 'ANSWER_MISMATCH' } });
  expect(await shop.order()).toMatchObject({ state: 'confirming', paidAt: null });
  expect(shop.told('payment.problem')).toBe(1);
  expect(shop.told('order.paid')).toBe(0);
});

test('asks as soon as the buyer’s consent is over: order and pieces wait no longer', async () => {
  const shop = await aWatchedShop();
  shop.toss.twist('confirm', 'unsent');
  await shop.confirm();
  for (let minutes = 0; minutes < 9; minutes += 1) {
    shop.toss.twist('read', 'lost');
    await shop.later(MINUTE);
  }
  const { requestedAt, nextCheckAt, state } = await shop.payment();
  expect(state).toBe('confirming');
  expect((nextCheckAt ?? Infinity) - requestedAt).toBeLessThanOrEqual(10 * MINUTE);
});
