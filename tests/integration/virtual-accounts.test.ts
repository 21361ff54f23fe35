import type { PaymentView } from '../../contracts/payments';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

const HOUR_MS = 60 * 60_000;
const STOCK = 10;

type Opened = { paymentKey: string; orderId: string };

let shop: Shop;
let shirt: string;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

beforeEach(async () => {
  shirt = await publishProduct(shop.host, { stock: STOCK });
});

/** What the provider says now is settled, as a webhook or reconciliation would. */
const ask = ({ paymentKey }: Opened) => serviceIn(shop.host, 'inquiry').ask(paymentKey);
const orderOf = async ({ orderId }: Opened) => (await shop.readOnly.get(`/orders/${orderId}`)).body.data;
const paymentOf = async ({ paymentKey }: Opened) =>
  (await shop.readOnly.get<PaymentView>(`/payments/${paymentKey}`)).body.data;
const refundsOf = async ({ paymentKey }: Opened) =>
  (await shop.readOnly.get<unknown[]>(`/payments/${paymentKey}/refunds`)).body.data;
const stockLeft = async () =>
  (await shop.readOnly.get<{ offer: { stock: number } }>(`/products/${shirt}`)).body.data.offer.stock;
const ledgerOf = ({ paymentKey }: Opened) => shop.sandbox.ledger.payment(paymentKey);

/** A buyer chose a virtual account: the confirm route's answer. */
const choose = () =>
  shop.pay([{ product: shirt, quantity: 1 }], { method: 'VIRTUAL_ACCOUNT', validHours: 24, bank: '88' });
const opened = async (): Promise<Opened> => (await choose()).body.data;

/** The buyer loads the success page again. */
const confirmAgain = ({ paymentKey, orderId }: Opened) =>
  shop.full.post('/payments/confirm', { data: { paymentKey, orderId, amount: 33_000 } });

const cancel = ({ paymentKey }: Opened, wish: object = {}) =>
  shop.full.post(`/payments/${paymentKey}/refunds`, { data: { reason: '구매자 변심', ...wish } });

test('is shown to the buyer while its order waits for the deposit, and holds the stock', async () => {
  const confirmed = await choose();
  const account = confirmed.body.data;
  expect(confirmed).toMatchObject({ status: 200, body: { data: { state: 'awaiting_deposit', approvedAt: null } } });
  expect(await confirmAgain(account)).toMatchObject({ status: 200, body: { data: { state: 'awaiting_deposit' } } });

  const { method, details } = await paymentOf(account);
  expect(method).toBe('virtual_account');
  expect(details?.virtualAccount).toMatchObject({ bankCode: '88', customerName: expect.any(String), expired: false });
  expect(details?.virtualAccount?.accountNumber).toMatch(/^X?\d{10,}$/);
  expect(Date.parse(details?.virtualAccount?.dueAt ?? '')).toBeGreaterThan(Date.now() + 23 * HOUR_MS);
  expect(await orderOf(account)).toMatchObject({ state: 'awaiting_deposit', paidAt: null, refundedAmount: 0 });
  expect(await stockLeft()).toBe(STOCK - 1);
  expect(ledgerOf(account)).toMatchObject({ captured: 0 });
});

test('is paid by its deposit, and waits again when the bank takes the deposit back', async () => {
  const account = await opened();
  shop.sandbox.payments.deposit(account.paymentKey);
  await ask(account);
  expect(await orderOf(account)).toMatchObject({ state: 'paid', paidAt: expect.any(String) });
  expect(await paymentOf(account)).toMatchObject({
    state: 'paid',
    approvedAt: expect.any(String),
    balanceAmount: 33_000,
  });
  expect(await stockLeft()).toBe(STOCK - 1);

  shop.sandbox.payments.reverseDeposit(account.paymentKey);
  await ask(account);
  expect(await orderOf(account)).toMatchObject({ state: 'awaiting_deposit', paidAt: null, refundedAmount: 0 });
  expect(await paymentOf(account)).toMatchObject({ state: 'awaiting_deposit', approvedAt: null });
  expect(await stockLeft()).toBe(STOCK - 1);

  shop.sandbox.payments.deposit(account.paymentKey);
  await ask(account);
  await ask(account);
  expect(await orderOf(account)).toMatchObject({ state: 'paid', paidAt: expect.any(String) });
});

test('is canceled before its deposit as a whole, into no account, and gives the stock back', async () => {
  const account = await opened();
  const to = { bank: '20', accountNumber: '1000123456789', holderName: '김토스' };
  for (const wish of [{ amount: 1_000 }, { refundReceiveAccount: to }])
    expect(await cancel(account, wish)).toMatchObject({
      status: 422,
      body: { error: { details: { code: 'REFUND_NOT_ALLOWED' } } },
    });
  expect(await orderOf(account)).toMatchObject({ state: 'awaiting_deposit' });

  expect(await cancel(account)).toMatchObject({ status: 201, body: { data: { state: 'succeeded' } } });
  expect(await orderOf(account)).toMatchObject({ state: 'canceled', refundedAmount: 0, paidAt: null });
  expect(await paymentOf(account)).toMatchObject({ state: 'canceled', balanceAmount: 0 });
  expect(await stockLeft()).toBe(STOCK);
  expect(ledgerOf(account)).toMatchObject({ captured: 0, refunded: 0 });
  expect(await cancel(account)).toMatchObject({
    status: 422,
    body: { error: { details: { code: 'REFUND_NOT_ALLOWED', state: 'canceled' } } },
  });
});

test('is not canceled twice, nor lost, when the answer to the cancel is', async () => {
  const account = await opened();
  shop.sandbox.faults.add({ on: 'cancel', kind: 'lost-answer', paymentKey: account.paymentKey });
  expect(await cancel(account)).toMatchObject({ status: 202, body: { data: { state: 'requested' } } });
  expect(await cancel(account)).toMatchObject({ status: 422 });
  await ask(account);
  expect(await orderOf(account)).toMatchObject({ state: 'canceled' });
  expect(await stockLeft()).toBe(STOCK);
  expect(await refundsOf(account)).toHaveLength(1);
});

test('is over when its time has passed, although the provider says so in a side field alone', async () => {
  const account = await opened();
  await shop.sandbox.clock.advance(23 * HOUR_MS);
  await ask(account);
  expect(await orderOf(account)).toMatchObject({ state: 'awaiting_deposit' });
  await shop.sandbox.clock.advance(2 * HOUR_MS);
  await ask(account);
  await ask(account);

  expect(await orderOf(account)).toMatchObject({ state: 'expired', paidAt: null });
  expect(await paymentOf(account)).toMatchObject({ state: 'expired', balanceAmount: 0 });
  expect(await stockLeft()).toBe(STOCK);
  expect(await cancel(account)).toMatchObject({
    status: 422,
    body: { error: { details: { code: 'REFUND_NOT_ALLOWED', state: 'expired' } } },
  });
  expect(await confirmAgain(account)).toMatchObject({
    status: 410,
    body: { error: { details: { code: 'PAYMENT_EXPIRED' } } },
  });
});
