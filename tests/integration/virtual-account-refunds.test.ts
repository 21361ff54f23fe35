import { rowsIn } from '../support/editor';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

const ACCOUNT = { bank: '20', accountNumber: '1000123456789', holderName: '김토스' };
const MASKED = { bank: '20', accountNumber: '•••6789', holderName: '김*스' };

type Opened = { paymentKey: string; orderId: string };
type Refunded = { refundId: string; state: string; amount: number; refundReceiveAccount: unknown };

let shop: Shop;
let shirt: string;

beforeAll(async () => {
  shop = await openShop();
  shirt = await publishProduct(shop.host);
});
afterAll(() => shop?.close());

const ask = ({ paymentKey }: Opened) => serviceIn(shop.host, 'inquiry').ask(paymentKey);

/** A virtual account that the buyer paid into. */
const deposited = async (): Promise<Opened> => {
  const { body } = await shop.pay([{ product: shirt, quantity: 1 }], { method: 'VIRTUAL_ACCOUNT' });
  shop.sandbox.payments.deposit(body.data.paymentKey);
  await ask(body.data);
  return body.data;
};

const refund = ({ paymentKey }: Opened, wish: object) =>
  shop.full.post<Refunded>(`/payments/${paymentKey}/refunds`, { data: { reason: '구매자 변심', ...wish } });

const read = async (refundId: string) => (await shop.readOnly.get<Refunded>(`/refunds/${refundId}`)).body.data;
const listOf = async ({ paymentKey }: Opened) =>
  (await shop.readOnly.get<Refunded[]>(`/payments/${paymentKey}/refunds`)).body.data;
const rowOf = async (refundId: string) =>
  (await rowsIn(shop.host, 'refund').findOne({ where: { refundId } })) as Record<string, unknown>;
const orderOf = async ({ orderId }: Opened) => (await shop.readOnly.get(`/orders/${orderId}`)).body.data;
const refundedAt = ({ paymentKey }: Opened) => shop.sandbox.ledger.payment(paymentKey)?.refunded;

/** Makes what waits due, and lets reconciliation follow it. */
const reconcile = async (refundId: string) => {
  await rowsIn(shop.host, 'refund').updateMany({ where: { refundId }, data: { nextCheckAt: 1 } as never });
  await serviceIn(shop.host, 'reconciliation').work();
};

test('a refund names the account, goes there in parts, and leaves nothing of it behind', async () => {
  const payment = await deposited();
  expect(await refund(payment, {})).toMatchObject({
    status: 422,
    body: {
      error: { details: { code: 'REFUND_ACCOUNT_REQUIRED', messages: { ko: expect.stringMatching(/[가-힣]/) } } },
    },
  });

  const part = await refund(payment, { amount: 3_000, refundReceiveAccount: ACCOUNT });
  expect(part).toMatchObject({ status: 201, body: { data: { state: 'succeeded', refundReceiveAccount: null } } });
  expect(await orderOf(payment)).toMatchObject({ state: 'partially_refunded', refundedAmount: 3_000 });
  expect(await refund(payment, { refundReceiveAccount: { ...ACCOUNT, bank: '88' } })).toMatchObject({
    status: 201,
    body: { data: { amount: 30_000, state: 'succeeded', refundReceiveAccount: null } },
  });
  expect(await orderOf(payment)).toMatchObject({ state: 'refunded', refundedAmount: 33_000 });
  expect(refundedAt(payment)).toBe(33_000);
  for (const { refundId } of await listOf(payment)) {
    expect((await rowOf(refundId))['refundReceiveAccount']).toBeNull();
    expect((await read(refundId)).refundReceiveAccount).toBeNull();
  }
});

test('the account is sealed in its row and masked in answers while the outcome is open, and erased at its end', async () => {
  const payment = await deposited();
  shop.sandbox.faults.add({ on: 'cancel', kind: 'lost-answer', paymentKey: payment.paymentKey });
  const unknown = await refund(payment, { refundReceiveAccount: ACCOUNT });
  const { refundId } = unknown.body.data;
  expect(unknown).toMatchObject({ status: 202, body: { data: { state: 'requested', refundReceiveAccount: MASKED } } });
  expect(unknown.headers.get('location')).toBe(`/api/commerce-payments/refunds/${refundId}`);
  expect((await read(refundId)).refundReceiveAccount).toEqual(MASKED);
  expect((await listOf(payment))[0]?.refundReceiveAccount).toEqual(MASKED);

  const row = await rowOf(refundId);
  expect(row['refundReceiveAccount']).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(JSON.stringify(row)).not.toMatch(/1000123456789|456789|김토스/);
  expect(shop.host.logs.text()).not.toMatch(/1000123456789|김토스/);

  await reconcile(refundId);
  expect(await read(refundId)).toMatchObject({ state: 'succeeded', refundReceiveAccount: null });
  expect((await rowOf(refundId))['refundReceiveAccount']).toBeNull();
  expect(refundedAt(payment)).toBe(33_000);
});

test('a refund that never arrived is sent again with its account, and made once', async () => {
  const payment = await deposited();
  shop.sandbox.faults.add({ on: 'cancel', kind: 'reset', paymentKey: payment.paymentKey });
  const { body } = await refund(payment, { amount: 5_000, refundReceiveAccount: ACCOUNT });
  expect(body.data).toMatchObject({ state: 'requested' });
  expect(refundedAt(payment)).toBe(0);

  await reconcile(body.data.refundId);
  expect(await read(body.data.refundId)).toMatchObject({
    state: 'succeeded',
    amount: 5_000,
    refundReceiveAccount: null,
  });
  expect(refundedAt(payment)).toBe(5_000);
});

test.each([
  ['INVALID_REFUND_ACCOUNT_INFO', /예금주/, /name/],
  ['INVALID_REFUND_ACCOUNT_NUMBER', /계좌번호/, /number/],
  ['ALREADY_CLOSE_ACCOUNT', /다른 계좌/, /another/],
])('a wrong account (%s) is refused with words for the buyer, and a right one may follow', async (code, ko, en) => {
  const payment = await deposited();
  shop.sandbox.faults.add({ on: 'cancel', kind: 'error', code, paymentKey: payment.paymentKey });
  const refused = await refund(payment, { refundReceiveAccount: ACCOUNT });
  expect(refused).toMatchObject({
    status: 422,
    body: { error: { details: { code: 'REFUND_NOT_ALLOWED', providerCode: code } } },
  });
  const { messages } = refused.body.error?.details as { messages: { ko: string; en: string } };
  expect(messages.ko).toMatch(ko);
  expect(messages.en).toMatch(en);

  const [failed] = await listOf(payment);
  expect(failed).toMatchObject({ state: 'failed', failure: { code }, refundReceiveAccount: null });
  expect((await rowOf(failed?.refundId ?? ''))['refundReceiveAccount']).toBeNull();
  expect(await orderOf(payment)).toMatchObject({ state: 'paid', refundedAmount: 0 });
  expect(await refund(payment, { refundReceiveAccount: ACCOUNT })).toMatchObject({ status: 201 });
  expect(refundedAt(payment)).toBe(33_000);
});

test.each([
  ['bank', { bank: '99' }],
  ['bank', { bank: '우리' }],
  ['accountNumber', { accountNumber: '110-123-456789' }],
  ['accountNumber', { accountNumber: '1'.repeat(21) }],
  ['holderName', { holderName: '' }],
  ['holderName', { holderName: '가'.repeat(61) }],
])(
  'an account whose %s is wrong is refused with the field’s name, before anything is written: %j',
  async (field, change) => {
    const payment = await deposited();
    expect(await refund(payment, { refundReceiveAccount: { ...ACCOUNT, ...change } })).toMatchObject({
      status: 400,
      body: { error: { details: { code: 'INVALID_REQUEST', errors: [{ path: ['refundReceiveAccount', field] }] } } },
    });
    expect(await listOf(payment)).toEqual([]);
  }
);
