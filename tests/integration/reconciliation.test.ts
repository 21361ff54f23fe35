import { createSandbox } from '../../sandbox';
import { eventually } from '../support/hooked-shop';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

type PaymentBody = { paymentKey: string; orderId: string; state: string; balanceAmount: number };
type RefundBody = { refundId: string; state: string; amount: number; origin: string; reason: string };

let shop: Shop;
let product: string;

// Without its own refusal of a reused order number the sandbox would hide a double charge of ours.
beforeAll(async () => {
  shop = await openShop({}, createSandbox({ orderIdReuse: 'allow' }));
  product = await publishProduct(shop.host, { stock: 1_000 });
});
afterAll(() => shop?.close());
afterEach(() => shop.sandbox.faults.clear());

const rows = (name: 'payment' | 'refund' | 'order') => shop.host.strapi.db.query(`plugin::commerce-payments.${name}`);

/** As if the time of everything that waits had come. */
const timePasses = async (): Promise<void> => {
  for (const name of ['payment', 'refund'] as const)
    await rows(name).updateMany({ where: { nextCheckAt: { $notNull: true } }, data: { nextCheckAt: 1 } });
};
const reconcile = async () => {
  await timePasses();
  return serviceIn(shop.host, 'reconciliation').work();
};

const lose = (on: 'confirm' | 'cancel', kind: 'lost-answer' | 'reset' | 'html-502', times = 1) =>
  shop.sandbox.faults.add({ on, kind, times });
const wish = async () => shop.authorise(await shop.order([{ product, quantity: 1 }]));
const confirm = (data: object) => shop.full.post<PaymentBody>('/payments/confirm', { data });
const payment = async (key: string) => (await shop.full.get<PaymentBody>(`/payments/${key}`)).body.data;
const order = async (id: string) => (await shop.full.get<{ state: string }>(`/orders/${id}`)).body.data;
const refund = (key: string, data: object) => shop.full.post<RefundBody>(`/payments/${key}/refunds`, { data });
const refundsOf = async (key: string) => (await shop.full.get<RefundBody[]>(`/payments/${key}/refunds`)).body.data;
const stock = async () =>
  (await shop.readOnly.get<{ offer: { stock: number } }>(`/products/${product}`)).body.data.offer.stock;

test.each([
  ['lost after the money moved', 'lost-answer'],
  ['lost before it moved', 'reset'],
  ['a proxy’s page', 'html-502'],
] as const)('a confirmation whose answer was %s is paid in the end, once', async (_what, kind) => {
  const success = await wish();
  lose('confirm', kind);
  expect(await confirm(success)).toMatchObject({ status: 202, body: { data: { state: 'confirming' } } });
  expect(await reconcile()).toMatchObject({ payments: 1 });
  expect(await payment(success.paymentKey)).toMatchObject({ state: 'paid' });
  expect(await order(success.orderId)).toMatchObject({ state: 'paid' });
  expect(shop.sandbox.ledger.payment(success.paymentKey)).toMatchObject({ captured: 33_000, confirmations: 1 });
  expect(await reconcile()).toEqual({ payments: 0, refunds: 0 });
});

test.each(['lost-answer', 'reset', 'html-502'] as const)(
  'a refund whose answer was lost (%s) is made in the end, once',
  async (kind) => {
    const { paymentKey } = (await confirm(await wish())).body.data;
    lose('cancel', kind);
    const asked = await refund(paymentKey, { reason: '변심', amount: 3_000 });
    expect(asked).toMatchObject({ status: 202, body: { data: { state: 'requested' } } });
    expect(await reconcile()).toMatchObject({ refunds: 1 });
    expect(await refundsOf(paymentKey)).toMatchObject([{ state: 'succeeded', amount: 3_000, origin: 'api' }]);
    expect(await payment(paymentKey)).toMatchObject({ state: 'partially_refunded', balanceAmount: 30_000 });
    expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ refunded: 3_000, cancels: [expect.anything()] });
  }
);

test('two equal refunds whose answers were lost stay two', async () => {
  const { paymentKey } = (await confirm(await wish())).body.data;
  lose('cancel', 'lost-answer', 2);
  for (let times = 0; times < 2; times += 1) await refund(paymentKey, { reason: '변심', amount: 1_000 });
  for (let rounds = 0; rounds < 3; rounds += 1) await reconcile();
  expect((await refundsOf(paymentKey)).map(({ state, amount }) => [state, amount])).toEqual([
    ['succeeded', 1_000],
    ['succeeded', 1_000],
  ]);
  expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ refunded: 2_000 });
});

test('a refund made in the console while ours was lost is on record beside it', async () => {
  const { paymentKey } = (await confirm(await wish())).body.data;
  lose('cancel', 'reset');
  await refund(paymentKey, { reason: '변심', amount: 1_000 });
  shop.sandbox.payments.cancelInConsole(paymentKey, { cancelReason: '콘솔에서', cancelAmount: 1_000 });
  for (let rounds = 0; rounds < 3; rounds += 1) await reconcile();
  const made = await refundsOf(paymentKey);
  expect(made.map(({ state, origin }) => `${origin} ${state}`).sort()).toEqual(['api succeeded', 'provider succeeded']);
  expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ refunded: 2_000 });
});

test('a refund made in the console that no webhook told of is found', async () => {
  const { paymentKey } = (await confirm(await wish())).body.data;
  shop.sandbox.payments.cancelInConsole(paymentKey, { cancelReason: '콘솔에서', cancelAmount: 4_000 });
  const look = () => serviceIn(shop.host, 'reconciliation').look();
  expect(await look()).toBe(0);
  await rows('payment').updateMany({ where: { paymentKey }, data: { lookAt: 1 } });
  expect((await Promise.all([look(), look()])).sort()).toEqual([0, 1]);
  expect(await refundsOf(paymentKey)).toMatchObject([{ origin: 'provider', amount: 4_000, state: 'succeeded' }]);
  expect(await payment(paymentKey)).toMatchObject({ state: 'partially_refunded', balanceAmount: 29_000 });
});

test('many processes share the work: each row is asked about once', async () => {
  const wishes = await Promise.all(Array.from({ length: 12 }, wish));
  lose('confirm', 'lost-answer', 12);
  await Promise.all(wishes.map(confirm));
  await timePasses();
  const reads = () => shop.sandbox.ledger.requests().filter(({ method }) => method === 'GET').length;
  const before = reads();
  await Promise.all([1, 2, 3].map(() => serviceIn(shop.host, 'reconciliation').work()));
  expect(reads() - before).toBe(12);
  for (const { paymentKey } of wishes) expect(await payment(paymentKey)).toMatchObject({ state: 'paid' });
});

test('orders that nobody paid in time expire', async () => {
  const { orderId } = await shop.order([{ product, quantity: 1 }]);
  await rows('order').updateMany({ where: { orderId }, data: { expiresAt: Date.now() - 1 } });
  expect(await serviceIn(shop.host, 'reconciliation').expireOrders()).toBe(1);
  expect(await order(orderId)).toMatchObject({ state: 'expired' });
});

test.each([
  ['DONE', 'succeeded', 'refunded', 0],
  ['ABORTED', 'failed', 'paid', 33_000],
] as const)(
  'a refund that a wallet abroad works on is followed to its end: %s',
  async (end, state, paid, balanceAmount) => {
    const made = await shop.order([{ product, quantity: 1 }]);
    const { paymentKey } = (await confirm(shop.authorise(made, { method: 'FOREIGN_EASY_PAY', cancelsLater: true })))
      .body.data;
    const asked = await refund(paymentKey, { reason: '변심' });
    expect(asked).toMatchObject({ status: 202, body: { data: { state: 'processing' } } });
    await reconcile();
    const [{ transactionKey } = { transactionKey: '' }] = shop.sandbox.ledger.payment(paymentKey)?.cancels ?? [];
    expect(await refundsOf(paymentKey)).toMatchObject([{ state: 'processing' }]);
    shop.sandbox.payments.finishCancel(paymentKey, transactionKey, end);
    await reconcile();
    expect(await refundsOf(paymentKey)).toMatchObject([{ state, transactionKey }]);
    expect(await payment(paymentKey)).toMatchObject({ state: paid, balanceAmount });
  }
);

describe('money that arrives after all', () => {
  /** A payment that was taken, though nobody here believes it. */
  const givenUp = async () => {
    const success = await wish();
    lose('confirm', 'lost-answer');
    await confirm(success);
    const failure = { code: 'TEST', errorClass: 'expired', status: null, message: '', traceId: null } as const;
    await serviceIn(shop.host, 'settlement').abandon(success.paymentKey, 'expired', failure, 1);
    return success;
  };

  test('goes to its order, if that still waits', async () => {
    const before = await stock();
    const { paymentKey, orderId } = await givenUp();
    expect(await order(orderId)).toMatchObject({ state: 'pending' });
    await reconcile();
    expect(await payment(paymentKey)).toMatchObject({ state: 'paid', failure: null });
    expect(await order(orderId)).toMatchObject({ state: 'paid' });
    expect(await stock()).toBe(before - 1);
  });

  test('goes back once by itself, when the order was paid with another', async () => {
    const before = await stock();
    const { paymentKey, orderId } = await givenUp();
    const made = (await shop.full.get<Parameters<Shop['authorise']>[0]>(`/orders/${orderId}`)).body.data;
    const { clientKey } = await shop.order([{ product, quantity: 1 }]);
    await confirm(shop.authorise({ ...made, clientKey }));
    expect(await order(orderId)).toMatchObject({ state: 'paid' });
    for (let rounds = 0; rounds < 3; rounds += 1) await reconcile();
    // The shop's own job may have taken a row just before these rounds did.
    await eventually(
      () => refundsOf(paymentKey),
      ([made]) => made?.state === 'succeeded'
    );
    expect(await refundsOf(paymentKey)).toMatchObject([{ state: 'succeeded', amount: 33_000, origin: 'system' }]);
    expect(await payment(paymentKey)).toMatchObject({ state: 'refunded' });
    expect(await order(orderId)).toMatchObject({ state: 'paid', refundedAmount: 0 });
    expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ captured: 33_000, refunded: 33_000 });
    expect(await stock()).toBe(before - 1);
  });
});
