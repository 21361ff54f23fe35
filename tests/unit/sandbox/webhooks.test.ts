import { sandboxForEach, WIDGET } from './support';
import { startShop } from './shop';

const started = sandboxForEach({ webhookTimeoutMs: 200 });
let shop: Awaited<ReturnType<typeof startShop>>;

beforeEach(async () => {
  shop = await startShop();
  started().sandbox.keySets.setWebhooks(WIDGET.clientKey, [{ url: shop.url }]);
});
afterEach(() => shop.close());

const events = () => shop.received.map(({ body }) => body.eventType ?? 'DEPOSIT_CALLBACK');
const statuses = () =>
  shop.received.map(({ body }) => (body.data as { status?: string } | undefined)?.status ?? body.status);
const MINUTE_MS = 60_000;

describe('a webhook', () => {
  it('tells that a card was paid, with the payment as it reads', async () => {
    const { pay, read, sandbox } = started();
    const { paymentKey } = await pay();
    await sandbox.webhooks.idle();
    const [only, ...more] = shop.received;
    expect(more).toEqual([]);
    expect(only?.body).toEqual({
      eventType: 'PAYMENT_STATUS_CHANGED',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
      data: (await read(paymentKey)).body,
    });
    expect(only?.headers).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'tosspayments-webhook-transmission-time': expect.stringMatching(/\+09:00$/),
      'tosspayments-webhook-transmission-retried-count': '0',
      'tosspayments-webhook-transmission-id': expect.stringMatching(/^whtrans_a01/),
    });
    expect(only?.headers).not.toHaveProperty('tosspayments-webhook-signature');
  });

  it('of a virtual account comes twice, the deposit callback flat and with the secret', async () => {
    const { pay, sandbox } = started();
    const { paymentKey, orderId, reply } = await pay({ method: 'VIRTUAL_ACCOUNT' });
    sandbox.payments.deposit(paymentKey);
    sandbox.payments.reverseDeposit(paymentKey);
    await sandbox.webhooks.idle();
    expect(events().sort()).toEqual([
      ...Array<string>(3).fill('DEPOSIT_CALLBACK'),
      ...Array<string>(3).fill('PAYMENT_STATUS_CHANGED'),
    ]);
    const callbacks = shop.received.map(({ body }) => body).filter((body) => body.eventType === undefined);
    expect(callbacks[0]).toEqual({
      createdAt: expect.stringMatching(/\.\d{6}$/),
      secret: reply.body.secret,
      status: 'WAITING_FOR_DEPOSIT',
      transactionKey: reply.body.lastTransactionKey,
      orderId,
    });
    expect(callbacks.map((body) => body.status).sort()).toEqual(['DONE', 'WAITING_FOR_DEPOSIT', 'WAITING_FOR_DEPOSIT']);
  });

  it('comes for a decline, an expiry and a refund made in the console', async () => {
    const { pay, authenticate, sandbox } = started();
    await pay({ declineWith: 'REJECT_CARD_PAYMENT' });
    const { paymentKey } = await pay();
    sandbox.payments.cancelInConsole(paymentKey, { cancelReason: '고객 요청', cancelAmount: 3000 });
    authenticate();
    await sandbox.clock.advance(10 * MINUTE_MS);
    await sandbox.webhooks.idle();
    expect(statuses().sort()).toEqual(['ABORTED', 'DONE', 'EXPIRED', 'PARTIAL_CANCELED']);
    expect(sandbox.ledger.payment(paymentKey)).toMatchObject({ refunded: 3000, cancels: [{ origin: 'console' }] });
  });

  it('does not come when the due date of a virtual account passes', async () => {
    const { pay, sandbox } = started();
    await pay({ method: 'VIRTUAL_ACCOUNT', validHours: 1 });
    await sandbox.webhooks.idle();
    shop.received.length = 0;
    await sandbox.clock.advance(90 * MINUTE_MS);
    expect(shop.received).toEqual([]);
  });

  it('comes for the events that were asked for only', async () => {
    const { pay, sandbox } = started();
    sandbox.keySets.setWebhooks(WIDGET.clientKey, [{ url: shop.url, events: ['DEPOSIT_CALLBACK'] }]);
    await pay();
    await pay({ method: 'VIRTUAL_ACCOUNT' });
    await sandbox.webhooks.idle();
    expect(events()).toEqual(['DEPOSIT_CALLBACK']);
  });

  it('tells of the end of a cancel abroad by its transaction key', async () => {
    const { pay, cancel, sandbox } = started();
    const { paymentKey } = await pay({ amount: 10, currency: 'USD', method: 'FOREIGN_EASY_PAY', cancelsLater: true });
    const { body } = await cancel(paymentKey, { cancelReason: '변심', cancelRequestId: 'creq_000001' });
    sandbox.payments.finishCancel(paymentKey, String(body.lastTransactionKey), 'DONE');
    await sandbox.webhooks.idle();
    expect(shop.received.at(-1)?.body).toMatchObject({
      eventType: 'CANCEL_STATUS_CHANGED',
      data: { cancelStatus: 'DONE', transactionKey: body.lastTransactionKey, cancelRequestId: 'creq_000001' },
    });
  });
});

describe('a webhook that is not answered 200', () => {
  it('is sent again after 1, 4, 16, 64, 256, 1024 and 4096 minutes, then fails', async () => {
    const { pay, sandbox } = started();
    shop.answer(204);
    await pay();
    await sandbox.webhooks.idle();
    await sandbox.clock.advance(6000 * MINUTE_MS);
    const [delivery] = sandbox.webhooks.log();
    expect(delivery).toMatchObject({ state: 'failed', nextAttemptAt: null });
    const times = delivery?.attempts.map(({ at }) => at) ?? [];
    expect(times.slice(1).map((at, index) => Math.round((at - (times[index] ?? 0)) / MINUTE_MS))).toEqual([
      1, 4, 16, 64, 256, 1024, 4096,
    ]);
    expect(shop.received.map(({ headers }) => headers['tosspayments-webhook-transmission-retried-count'])).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
    expect(new Set(shop.received.map(({ headers }) => headers['tosspayments-webhook-transmission-id'])).size).toBe(1);
  });

  it('stops once it is answered', async () => {
    const { pay, sandbox } = started();
    shop.answer(500);
    await pay();
    await sandbox.webhooks.idle();
    shop.answer(200);
    await sandbox.clock.advance(6000 * MINUTE_MS);
    expect(sandbox.webhooks.log()).toMatchObject([
      { state: 'delivered', attempts: [{ status: 500 }, { status: 200 }] },
    ]);
  });

  it('is not waited for longer than the timeout', async () => {
    const { pay, sandbox } = started();
    shop.answer('silence');
    await pay();
    await sandbox.webhooks.idle();
    expect(sandbox.webhooks.log()[0]?.attempts).toMatchObject([{ status: null, error: 'No answer within 200 ms' }]);
  });

  it('may be sent again by hand', async () => {
    const { pay, sandbox } = started();
    shop.answer(500);
    await pay();
    await sandbox.webhooks.idle();
    shop.answer(200);
    const delivery = await sandbox.webhooks.resend(sandbox.webhooks.log()[0]?.id ?? '');
    expect(delivery.state).toBe('delivered');
    await expect(sandbox.webhooks.resend('whtrans_unknown')).rejects.toThrow(RangeError);
  });
});

describe('a test can', () => {
  it('repeat webhooks', async () => {
    const { pay, sandbox } = started();
    sandbox.webhooks.repeat(3);
    await pay();
    await sandbox.webhooks.idle();
    expect(shop.received).toHaveLength(3);
  });

  it('hold them back and let them go in another order', async () => {
    const { pay, sandbox } = started();
    sandbox.webhooks.hold();
    const { paymentKey } = await pay({ method: 'VIRTUAL_ACCOUNT' });
    sandbox.payments.deposit(paymentKey);
    await sandbox.webhooks.idle();
    expect(shop.received).toEqual([]);
    expect(await sandbox.webhooks.release('reversed')).toBe(4);
    expect(statuses()).toEqual(['DONE', 'DONE', 'WAITING_FOR_DEPOSIT', 'WAITING_FOR_DEPOSIT']);
  });

  it('lose them', async () => {
    const { pay, sandbox } = started();
    sandbox.webhooks.drop(1);
    await pay();
    await pay();
    await sandbox.webhooks.idle();
    expect(sandbox.webhooks.log().map(({ state }) => state)).toEqual(['dropped', 'delivered']);
    expect(shop.received).toHaveLength(1);
  });

  it('forge one, which is sent once', async () => {
    const { sandbox } = started();
    shop.answer(404);
    const body = { eventType: 'PAYMENT_STATUS_CHANGED', data: { status: 'DONE' } };
    const delivery = await sandbox.webhooks.forge({ url: shop.url, body });
    await sandbox.clock.advance(6000 * MINUTE_MS);
    expect(delivery).toMatchObject({ event: 'FORGED', state: 'failed' });
    expect(shop.received.map((one) => one.body)).toEqual([body]);
  });
});
