import type { PaymentDetailView } from '../../contracts/payment-detail';
import type { RefundOptionsView, RefundPreviewView } from '../../contracts/refund-options';
import type { RefundView } from '../../contracts/refunds';
import { PERMISSIONS } from '../../contracts/permissions';
import { rowsIn } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

const ADMIN = '/commerce-payments';
const ACCOUNT = { bank: '20', accountNumber: '1000123456789', holderName: '김토스' };

let shop: Shop;
let clerk: ApiClient;
let shirt: string;
let book: string;

beforeAll(async () => {
  shop = await openShop();
  shirt = await publishProduct(shop.host, { price: 11_000 });
  book = await publishProduct(shop.host, { name: '책', price: 5_500, taxFree: true });
  clerk = await shop.host.admin(await shop.host.admins.accountWith([PERMISSIONS.refundsCreate]));
});
afterAll(() => shop?.close());

/** A paid order of two shirts and two tax-free books: ₩33,000, ₩11,000 of it tax-free. */
const paid = async (more: Record<string, unknown> = {}): Promise<string> => {
  const items = [
    { product: shirt, quantity: 2 },
    { product: book, quantity: 2 },
  ];
  return (await shop.pay(items, { taxFreeAmount: 11_000, ...more })).body.data.paymentKey;
};

const options = async (key: string) =>
  (await clerk.get<RefundOptionsView>(`${ADMIN}/payments/${key}/refund-options`)).body.data;
const preview = (key: string, query: string) =>
  clerk.get<RefundPreviewView>(`${ADMIN}/payments/${key}/refund-preview?${query}`);
const refund = (key: string, wish: object, headers: Record<string, string> = {}) =>
  clerk.post<RefundView>(`${ADMIN}/payments/${key}/refunds`, { data: { reason: '상품 불량', ...wish } }, { headers });
const refundsOf = (paymentKey: string) => rowsIn(shop.host, 'refund').findMany({ where: { paymentKey } });
const refundedAtToss = (key: string) => shop.sandbox.ledger.payment(key)?.refunded;
const codeOf = (answer: { body: { error?: { details?: unknown } } }) =>
  (answer.body.error?.details as { code?: string } | undefined)?.code;

test('says what can be given back, and shows the tax-free part as the refund then makes it', async () => {
  const key = await paid();
  expect(await options(key)).toMatchObject({
    ...{ paymentKey: key, method: 'card', environment: 'test', amount: 33_000, refundable: 33_000 },
    ...{ refundableTaxFree: 11_000, isPartPossible: true, needsAccount: false, block: null, warnings: [], way: 'card' },
    limit: { perRefund: null, leftToday: null },
    lines: [
      { line: 0, product: shirt, quantity: 2, refundedQuantity: 0, unitPrice: 11_000, taxFree: false },
      { line: 1, product: book, quantity: 2, refundedQuantity: 0, unitPrice: 5_500, taxFree: true },
    ],
    reasons: expect.arrayContaining([expect.any(String)]),
  });
  for (const [query, wish] of [
    ['amount=7777', { amount: 7_777 }],
    ['lines=1:1', { lines: [{ line: 1, quantity: 1 }] }],
    ['', {}],
  ] as const) {
    const { amount, taxFreeAmount, refundableAfter } = (await preview(key, query)).body.data;
    expect(await refund(key, wish)).toMatchObject({ status: 201, body: { data: { amount, taxFreeAmount } } });
    expect((await options(key)).refundable).toBe(refundableAfter);
  }
  expect(refundedAtToss(key)).toBe(33_000);
  expect(await options(key)).toMatchObject({ block: 'nothing_left', refundable: 0, refundableTaxFree: 0 });
});

test('gives back lines: no piece twice, whoever is faster', async () => {
  const key = await paid();
  const wish = { lines: [{ line: 1, quantity: 2 }], amount: 11_000 };
  const answers = await Promise.all(Array.from({ length: 8 }, () => refund(key, wish)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422, 422, 422, 422]);
  expect(refundedAtToss(key)).toBe(11_000);
  expect((await options(key)).lines.map(({ refundedQuantity }) => refundedQuantity)).toEqual([0, 2]);
  const refused = await refund(key, { lines: [{ line: 1, quantity: 1 }] });
  expect(refused).toMatchObject({
    status: 422,
    body: { error: { details: { code: 'REFUND_EXCEEDS_BALANCE', line: 1, refundableQuantity: 0 } } },
  });
  const [made] = await refundsOf(key);
  expect(made).toMatchObject({ lines: [{ line: 1, quantity: 2 }], origin: 'admin', taxFreeAmount: 11_000 });
  const owner = await shop.host.admin();
  const { data } = (await owner.get<PaymentDetailView>(`/commerce-payments/payments/${key}`)).body;
  expect(data.refunds.map(({ lines }) => lines)).toEqual([[{ line: 1, quantity: 2 }]]);
});

test('a piece goes back once, also where the provider would give its price several times', async () => {
  const coat = await publishProduct(shop.host, { name: '코트', price: 110_000 });
  const items = [shirt, coat].map((product) => ({ product, quantity: 1 }));
  const { paymentKey } = (await shop.pay(items)).body.data;
  const wish = { lines: [{ line: 0, quantity: 1 }] };
  const answers = await Promise.all(Array.from({ length: 8 }, () => refund(paymentKey, wish)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422, 422, 422, 422]);
  expect(refundedAtToss(paymentKey)).toBe(11_000);
});

test('a refund by lines that failed gives its pieces free', async () => {
  const key = await paid();
  shop.sandbox.faults.add({ on: 'cancel', kind: 'error', code: 'REFUND_REJECTED', paymentKey: key });
  const lines = [{ line: 0, quantity: 2 }];
  expect(await refund(key, { lines })).toMatchObject({ status: 422 });
  expect((await options(key)).lines[0]?.refundedQuantity).toBe(0);
  expect(await refund(key, { lines })).toMatchObject({ status: 201, body: { data: { amount: 22_000 } } });
});

test('one key is one refund, however often it is sent, and its outcome can be followed', async () => {
  const key = await paid();
  const headers = { 'Idempotency-Key': `dialog-${key.slice(-20)}` };
  shop.sandbox.faults.add({ on: 'cancel', kind: 'lost-answer', paymentKey: key });
  const answers = await Promise.all([1, 2, 3].map(() => refund(key, { amount: 5_500 }, headers)));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(new Set(answers.map(({ body }) => body.data.refundId)).size).toBe(1);
  expect(await refundsOf(key)).toHaveLength(1);
  expect(await options(key)).toMatchObject({ refundable: 27_500, warnings: ['under_way'] });

  const refundId = answers[0]?.body.data.refundId ?? '';
  const read = async () => (await clerk.get<RefundView>(`${ADMIN}/refunds/${refundId}`)).body.data;
  expect(await read()).toMatchObject({ state: 'requested', amount: 5_500 });
  await clerk.post(`${ADMIN}/refunds/${refundId}/check`);
  expect(await read()).toMatchObject({ state: 'succeeded' });
  expect(refundedAtToss(key)).toBe(5_500);
});

test.each([
  ['an amount that is not the lines’', { lines: [{ line: 0, quantity: 1 }], amount: 11_001 }, 422, 'AMOUNT_MISMATCH'],
  ['a line that is not there', { lines: [{ line: 2, quantity: 1 }] }, 400, 'INVALID_REQUEST'],
  ['no pieces', { lines: [{ line: 0, quantity: 0 }] }, 400, 'INVALID_REQUEST'],
  ['no lines', { lines: [] }, 400, 'INVALID_REQUEST'],
  [
    'a line twice',
    {
      lines: [
        { line: 0, quantity: 1 },
        { line: 0, quantity: 1 },
      ],
    },
    400,
    'INVALID_REQUEST',
  ],
  ['a tax-free part of its own', { amount: 1_000, taxFreeAmount: 1_000 }, 400, 'INVALID_REQUEST'],
])('refuses %s, and nothing is written or sent', async (_what, wish, status, code) => {
  const key = await paid();
  const answer = await refund(key, wish);
  expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  expect([await refundsOf(key), refundedAtToss(key)]).toEqual([[], 0]);
});

test('escrow goes back whole only, and says so beforehand', async () => {
  const key = await paid({ useEscrow: true });
  expect(await options(key)).toMatchObject({ isPartPossible: false, warnings: ['escrow'] });
  expect(codeOf(await refund(key, { amount: 1_000 }))).toBe('REFUND_NOT_ALLOWED');
  expect(codeOf(await preview(key, 'lines=0:1'))).toBe('REFUND_NOT_ALLOWED');
  expect(shop.sandbox.ledger.payment(key)?.refunded).toBe(0);
  expect(await refund(key, {})).toMatchObject({ status: 201, body: { data: { amount: 33_000 } } });
});

test('a virtual account asks for an account after the deposit, and for none before', async () => {
  const key = await paid({ method: 'VIRTUAL_ACCOUNT' });
  expect(await options(key)).toMatchObject({
    ...{ needsAccount: false, isPartPossible: false, warnings: ['before_deposit'], way: 'nothing_paid' },
  });
  shop.sandbox.payments.deposit(key);
  await clerk.post(`${ADMIN}/payments/${key}/check`);
  expect(await options(key)).toMatchObject({ needsAccount: true, isPartPossible: true, way: 'virtual_account' });
  expect((await preview(key, 'amount=1000')).body.data).toMatchObject({ amount: 1_000 });
  expect(codeOf(await refund(key, { amount: 1_000 }))).toBe('REFUND_ACCOUNT_REQUIRED');
  expect(await refund(key, { amount: 1_000, refundReceiveAccount: ACCOUNT })).toMatchObject({ status: 201 });
});

test('shows what a person’s limit has left for today', async () => {
  const roles = rowsIn(shop.host, 'refund-limit');
  const key = await paid();
  const account = await shop.host.admins.accountWith([PERMISSIONS.refundsCreate]);
  const limited = await shop.host.admin(account);
  const user = (await shop.host.strapi.db
    .query('admin::user')
    .findOne({ where: { email: account.email }, populate: ['roles'] })) as { roles: { id: number }[] };
  const role = user.roles[0]?.id ?? 0;
  const limit = { currency: 'KRW', perRefund: 6_000, perDay: 10_000, version: 0 };
  await (await shop.host.admin()).put(`${ADMIN}/refund-limits`, { data: { kind: 'role', id: role, ...limit } });
  const limitOf = async () =>
    (await limited.get<RefundOptionsView>(`${ADMIN}/payments/${key}/refund-options`)).body.data.limit;
  expect(await limitOf()).toEqual({ perRefund: 6_000, leftToday: 10_000 });
  await limited.post(`${ADMIN}/payments/${key}/refunds`, { data: { reason: '변심', amount: 6_000 } });
  expect(await limitOf()).toEqual({ perRefund: 6_000, leftToday: 4_000 });
  expect((await options(key)).limit).toEqual({ perRefund: null, leftToday: null });
  await roles.deleteMany({});
});

test('a payment of the other environment is shown, and blocked', async () => {
  const key = await paid();
  await rowsIn(shop.host, 'payment').updateMany({ where: { paymentKey: key }, data: { environment: 'live' } as never });
  expect(await options(key)).toMatchObject({ environment: 'live', block: 'other_environment' });
});

test('needs the right to refund, and a payment that is there', async () => {
  const key = await paid();
  const reader = await shop.host.admin(await shop.host.admins.accountWith([PERMISSIONS.paymentsRead]));
  for (const path of [`payments/${key}/refund-options`, `payments/${key}/refund-preview`, 'refunds/rf_1'])
    expect((await reader.get(`${ADMIN}/${path}`)).status).toBe(403);
  expect((await clerk.get(`${ADMIN}/payments/nobody/refund-options`)).status).toBe(404);
  expect((await clerk.get(`${ADMIN}/refunds/nobody`)).status).toBe(404);
  expect((await preview(key, 'lines=0:x')).status).toBe(400);
  expect((await preview(key, 'amount=1.5')).status).toBe(400);
});
