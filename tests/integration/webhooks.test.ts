import type { PaymentView } from '../../contracts/payments';
import type { RefundView } from '../../contracts/refunds';
import { eventually, openHookedShop, type HookedShop } from '../support/hooked-shop';
import { publishProduct } from '../support/open-shop';

let shop: HookedShop;
let shirt: string;

beforeAll(async () => {
  shop = await openHookedShop({ pluginConfig: { toss: { readTimeoutMs: 2_000 } } });
  shirt = await publishProduct(shop.host, { price: 33_000 });
});
afterAll(() => shop?.close());
afterEach(() => {
  shop.sandbox.webhooks.repeat(1);
  shop.sandbox.faults.clear();
});

const paid = async (more: Record<string, unknown> = {}): Promise<string> => {
  const confirmed = await shop.pay([{ product: shirt, quantity: 1 }], more);
  await shop.settled();
  return confirmed.body.data.paymentKey;
};
const account = () => paid({ method: 'VIRTUAL_ACCOUNT', validHours: 24, bank: '88' });
const paymentOf = async (paymentKey: string) =>
  (await shop.readOnly.get<PaymentView>(`/payments/${paymentKey}`)).body.data;
const refundsOf = async (paymentKey: string) =>
  (await shop.readOnly.get<RefundView[]>(`/payments/${paymentKey}/refunds`)).body.data;
const ledgerOf = (paymentKey: string) => shop.sandbox.ledger.payment(paymentKey);
const reads = (paymentKey: string) => shop.sandbox.ledger.requests({ operation: 'read', paymentKey }).length;
const event = (data: object) =>
  JSON.stringify({ eventType: 'PAYMENT_STATUS_CHANGED', createdAt: new Date().toISOString(), data });

describe('what happens at Toss is learned', () => {
  it('a deposit, and one that the bank takes back', async () => {
    const paymentKey = await account();
    shop.sandbox.payments.deposit(paymentKey);
    await shop.settled();
    expect(await paymentOf(paymentKey)).toMatchObject({ state: 'paid', balanceAmount: 33_000 });
    const { orderId } = await paymentOf(paymentKey);
    expect((await shop.readOnly.get(`/orders/${orderId}`)).body.data).toMatchObject({ state: 'paid' });
    const kept = await shop.deliveries({ orderId, kind: 'DEPOSIT_CALLBACK' });
    expect(kept.map(({ state }) => state)).toEqual(['done', 'done']);

    shop.sandbox.payments.reverseDeposit(paymentKey);
    await shop.settled();
    expect(await paymentOf(paymentKey)).toMatchObject({ state: 'awaiting_deposit' });
  });

  it('a deposit by its callback alone', async () => {
    const paymentKey = await account();
    const { orderId } = await paymentOf(paymentKey);
    shop.sandbox.webhooks.hold();
    shop.sandbox.payments.deposit(paymentKey);
    const told = shop.sandbox.webhooks
      .log()
      .filter((sent) => sent.event === 'DEPOSIT_CALLBACK' && sent.paymentKey === paymentKey);
    expect((await shop.post(told.at(-1)!.body)).status).toBe(200);
    await shop.webhooks.work();
    expect(await paymentOf(paymentKey)).toMatchObject({ state: 'paid' });
    expect((await shop.deliveries({ orderId, kind: 'DEPOSIT_CALLBACK' })).at(-1)).toMatchObject({
      state: 'done',
      result: { code: 'SETTLED' },
    });
    await shop.sandbox.webhooks.release();
    await shop.settled();
    expect(await paymentOf(paymentKey)).toMatchObject({ state: 'paid', balanceAmount: 33_000 });
  });

  it('a refund made in Toss’s console, once, however often it is told', async () => {
    const paymentKey = await paid();
    shop.sandbox.webhooks.repeat(3);
    shop.sandbox.payments.cancelInConsole(paymentKey, { cancelReason: '콘솔에서 취소', cancelAmount: 3_000 });
    await shop.settled();
    expect(await refundsOf(paymentKey)).toMatchObject([
      { origin: 'provider', state: 'succeeded', amount: 3_000, reason: '콘솔에서 취소' },
    ]);
    expect(await paymentOf(paymentKey)).toMatchObject({ state: 'partially_refunded', balanceAmount: 30_000 });
    expect(ledgerOf(paymentKey)).toMatchObject({ captured: 33_000, refunded: 3_000 });
  });

  it('two honest equal refunds made there stay two', async () => {
    const paymentKey = await paid();
    for (const cancelReason of ['같은 취소', '같은 취소']) {
      shop.sandbox.payments.cancelInConsole(paymentKey, { cancelReason, cancelAmount: 1_000 });
    }
    await shop.settled();
    expect(await refundsOf(paymentKey)).toMatchObject([{ amount: 1_000 }, { amount: 1_000 }]);
    expect(await paymentOf(paymentKey)).toMatchObject({ balanceAmount: 31_000 });
  });

  it('our own refund told back stays one, with its own origin', async () => {
    const paymentKey = await paid();
    shop.sandbox.webhooks.repeat(3);
    const made = await shop.full.post(`/payments/${paymentKey}/refunds`, { data: { reason: '변심', amount: 5_000 } });
    expect(made.status).toBe(201);
    await shop.settled();
    expect(await refundsOf(paymentKey)).toMatchObject([{ origin: 'api', amount: 5_000, state: 'succeeded' }]);
  });

  it('the end of a refund to an overseas wallet, which names no payment', async () => {
    const dollars = await publishProduct(shop.host, { price: 4_500, currency: 'USD' });
    const opened = await shop.pay([{ product: dollars, quantity: 1 }], {
      method: 'FOREIGN_EASY_PAY',
      provider: 'ALIPAY',
      cancelsLater: true,
      amount: 45,
    });
    const { paymentKey } = opened.body.data;
    const made = await shop.full.post<RefundView>(`/payments/${paymentKey}/refunds`, {
      data: { reason: 'Wrong size', amount: 500 },
    });
    expect(made).toMatchObject({ status: 202, body: { data: { state: 'processing' } } });
    await shop.settled();
    shop.sandbox.payments.finishCancel(paymentKey, made.body.data.transactionKey!, 'DONE');
    await shop.settled();
    expect(await refundsOf(paymentKey)).toMatchObject([{ state: 'succeeded', amount: 500 }]);
    const [told] = await shop.deliveries({ kind: 'CANCEL_STATUS_CHANGED' });
    expect(told).toMatchObject({ state: 'done', paymentKey: null, envelope: 'A' });
  });

  it('events that come in any order end in the same books', async () => {
    const paymentKey = await paid();
    shop.sandbox.webhooks.hold();
    for (const cancelAmount of [1_000, 2_000, 30_000]) {
      shop.sandbox.payments.cancelInConsole(paymentKey, { cancelReason: '부분 취소', cancelAmount });
    }
    expect(await shop.sandbox.webhooks.release('shuffled')).toBe(3);
    await shop.settled();
    expect(await paymentOf(paymentKey)).toMatchObject({ state: 'refunded', balanceAmount: 0 });
    expect((await refundsOf(paymentKey)).map(({ amount }) => amount).sort((a, b) => a - b)).toEqual([
      1_000, 2_000, 30_000,
    ]);
    expect(ledgerOf(paymentKey)).toMatchObject({ refunded: 33_000 });
  });
});

describe('a repeat', () => {
  it('is kept once, counted, and asked for once', async () => {
    shop.sandbox.webhooks.repeat(3);
    const paymentKey = await paid();
    expect(await shop.deliveries({ paymentKey })).toMatchObject([{ state: 'done', duplicates: 2, attempts: 1 }]);
    expect(reads(paymentKey)).toBe(1);
  });

  it('that Toss sends again by hand is one more of the same', async () => {
    const paymentKey = await paid();
    const sent = shop.sandbox.webhooks.log().find((one) => one.paymentKey === paymentKey);
    await shop.sandbox.webhooks.resend(sent!.id);
    await shop.settled();
    expect(await shop.deliveries({ paymentKey })).toMatchObject([{ duplicates: 1, transmissionId: sent!.id }]);
  });
});

describe('what Toss never sent', () => {
  it('changes nothing, though it is kept', async () => {
    const paymentKey = await account();
    const before = await paymentOf(paymentKey);
    const data = { paymentKey, orderId: before.orderId, status: 'DONE', balanceAmount: 33_000, totalAmount: 33_000 };
    await shop.sandbox.webhooks.forge({ url: shop.addressOf('widget'), body: JSON.parse(event(data)) as object });
    await shop.settled();
    expect(await paymentOf(paymentKey)).toEqual(before);
    expect((await shop.deliveries({ paymentKey })).at(-1)).toMatchObject({
      state: 'done',
      result: { code: 'SETTLED' },
    });
  });

  it('asks nothing when a deposit’s secret is another', async () => {
    const paymentKey = await account();
    const { orderId } = await paymentOf(paymentKey);
    const asked = reads(paymentKey);
    shop.sandbox.webhooks.hold();
    shop.sandbox.payments.deposit(paymentKey);
    await shop.post(
      JSON.stringify({
        createdAt: '2026-09-01T10:00:00',
        secret: 'ps_made_up',
        status: 'DONE',
        transactionKey: 'x',
        orderId,
      })
    );
    await shop.webhooks.work();
    expect(reads(paymentKey)).toBe(asked);
    expect(await paymentOf(paymentKey)).toMatchObject({ state: 'awaiting_deposit' });
    expect((await shop.deliveries({ orderId })).at(-1)).toMatchObject({
      state: 'ignored',
      result: { code: 'SECRET_MISMATCH' },
    });
    await shop.sandbox.webhooks.release();
    await shop.settled();
    expect(await paymentOf(paymentKey)).toMatchObject({ state: 'paid' });
  });

  it('about a payment of somebody else is ignored', async () => {
    await shop.post(event({ paymentKey: 'tgen_of_somebody', orderId: 'ord_of_somebody' }));
    await shop.webhooks.work();
    expect(await shop.deliveries({ paymentKey: 'tgen_of_somebody' })).toMatchObject([
      { state: 'ignored', result: { code: 'UNKNOWN_PAYMENT' } },
    ]);
  });
});

describe('while Toss hangs', () => {
  it('is answered before Toss is, waits, and is settled once Toss is back', async () => {
    const paymentKey = await paid();
    shop.sandbox.webhooks.hold();
    shop.sandbox.payments.cancelInConsole(paymentKey, { cancelReason: '멈춤', cancelAmount: 7_000 });
    shop.sandbox.faults.add({ on: 'read', kind: 'hang', paymentKey, times: 1 });
    const told = shop.sandbox.webhooks.log().findLast((sent) => sent.paymentKey === paymentKey);
    expect((await shop.post(told!.body)).status).toBe(200);

    // Answered, and no attempt has ended yet: the answer did not wait for one.
    const last = async () => (await shop.deliveries({ paymentKey })).at(-1)!;
    expect(await last()).toMatchObject({ state: 'received', attempts: 0 });
    const waiting = await eventually(last, ({ attempts }) => attempts === 1);
    expect(waiting).toMatchObject({ state: 'waiting', result: { code: 'PROVIDER_UNREACHABLE', cause: 'timeout' } });
    expect(await paymentOf(paymentKey)).toMatchObject({ balanceAmount: 33_000 });

    await shop.hurry(waiting.deliveryId);
    await shop.webhooks.work();
    expect(await last()).toMatchObject({ state: 'done', attempts: 2, nextAttemptAt: null });
    expect(await paymentOf(paymentKey)).toMatchObject({ balanceAmount: 26_000 });
    await shop.sandbox.webhooks.release();
    await shop.settled();
    expect(await refundsOf(paymentKey)).toHaveLength(1);
  });

  it('one event does not hold up another', async () => {
    const [stuck, other] = [await paid(), await paid()];
    shop.sandbox.faults.add({ on: 'read', kind: 'hang', paymentKey: stuck, times: 1 });
    await shop.post(event({ paymentKey: stuck, status: 'DONE' }));
    const asked = reads(other);
    await shop.post(event({ paymentKey: other, status: 'DONE' }));
    await eventually(
      async () => reads(other),
      (count) => count === asked + 1
    );
    expect((await shop.deliveries({ paymentKey: stuck })).at(-1)).toMatchObject({ attempts: 0 });
    await shop.webhooks.work();
  });
});
