import type { FaultOptions } from '../../sandbox';
import { rowsIn } from '../support/editor';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

type Habit = Omit<FaultOptions, 'on' | 'paymentKey'>;
type Row = readonly [what: string, habit: Habit, status: 200 | 202];

let shop: Shop;
let shirt: string;

beforeAll(async () => {
  shop = await openShop();
  shirt = await publishProduct(shop.host);
});
afterAll(() => shop?.close());
afterEach(() => shop.sandbox.faults.clear());

const error = (code: string, more: Partial<Habit> = {}): Habit => ({ kind: 'error', code, ...more });
const patch = (fields: Record<string, unknown>): Habit => ({ kind: 'patch', fields });

/** Odd, but all of it is there. */
const READABLE: readonly Row[] = [
  ['201 in place of 200', { kind: 'status-201' }, 200],
  ['numbers as texts', { kind: 'numbers-as-strings' }, 200],
  ['a method that is new to us', patch({ method: '새로운 수단', card: null }), 200],
  ['null where objects are expected', patch({ card: null, receipt: null, checkout: null, easyPay: null }), 200],
  ['texts where objects are expected', patch({ card: '현대', receipt: 'x', failure: 'x', metadata: 'x' }), 200],
  [
    'no optional field at all',
    patch({ card: undefined, method: undefined, secret: undefined, cancels: undefined }),
    200,
  ],
];

/** Whether the money moved is not said, or not in a way that may be believed. */
const OPEN: readonly Row[] = [
  ['a proxy’s page', { kind: 'html-502' }, 202],
  ['a proxy’s page after the money moved', { kind: 'html-502', executed: true }, 202],
  ['an error without a code', { kind: 'missing-code' }, 202],
  ['an error without a code after the money moved', { kind: 'missing-code', executed: true }, 202],
  ['half a JSON', { kind: 'garbage' }, 202],
  ['an empty body', { kind: 'garbage', body: '' }, 202],
  ['a page with 200', { kind: 'garbage', body: '<html><body>OK</body></html>' }, 202],
  ['an error body with 200', { kind: 'garbage', body: '{"code":"REJECT_CARD_PAYMENT","message":"거절"}' }, 202],
  ['a huge body', { kind: 'garbage', body: `{"x":"${'x'.repeat(2 * 1024 * 1024)}"}` }, 202],
  ['500', { kind: 'http-500' }, 202],
  ['500 after the money moved', { kind: 'http-500', executed: true }, 202],
  ['PROVIDER_ERROR', error('PROVIDER_ERROR'), 202],
  ['PROVIDER_ERROR after the money moved', error('PROVIDER_ERROR', { executed: true }), 202],
  ['a twin that is running', error('IDEMPOTENT_REQUEST_PROCESSING', { stored: false }), 202],
  ['429 with a code', error('TOO_MANY_REQUESTS', { status: 429, stored: false }), 202],
  ['a code that is new to us', error('A_CODE_OF_TOMORROW', { status: 403 }), 202],
  ['a code that is new to us, after the money moved', error('A_CODE_OF_TOMORROW', { executed: true }), 202],
  ['a status that is new to us', patch({ status: 'ALMOST_DONE' }), 202],
  ['no status', patch({ status: undefined }), 202],
  ['no payment key', patch({ paymentKey: null }), 202],
  ['no order id', patch({ orderId: undefined }), 202],
  ['no amount', patch({ totalAmount: undefined }), 202],
  ['no currency', patch({ currency: undefined }), 202],
  ['another amount', patch({ totalAmount: 1 }), 202],
  ['another order', patch({ orderId: 'ord_of_somebody_else' }), 202],
  ['another payment', patch({ paymentKey: 'tgen_of_somebody_else' }), 202],
  ['another currency', patch({ currency: 'USD' }), 202],
];

/** Makes what waits due and lets reconciliation follow it, as minutes would. */
const reconcile = async (): Promise<void> => {
  for (let round = 0; round < 5; round += 1) {
    for (const type of ['payment', 'refund'])
      await rowsIn(shop.host, type).updateMany({
        where: { nextCheckAt: { $gt: 1 } },
        data: { nextCheckAt: 1 } as never,
      });
    await serviceIn(shop.host, 'reconciliation').work();
  }
};

const ordered = async () => shop.authorise(await shop.order([{ product: shirt, quantity: 1 }]));
const confirm = (success: object) => shop.full.post<{ state: string }>('/payments/confirm', { data: success });
const paymentOf = async (paymentKey: string) => (await shop.readOnly.get(`/payments/${paymentKey}`)).body.data;

describe.each([...READABLE, ...OPEN])('a provider that answers with %s', (_what, habit, status) => {
  test(`to a confirmation: ${status}, and paid once in the end`, async () => {
    const success = await ordered();
    const { paymentKey, orderId } = success;
    shop.sandbox.faults.add({ on: 'confirm', paymentKey, ...habit });

    const confirmed = await confirm(success);
    expect(confirmed).toMatchObject({
      status,
      body: { data: { state: status === 200 ? 'paid' : 'confirming', failure: null } },
    });
    expect(confirmed.headers.get('location')).toBe(
      status === 202 ? `/api/commerce-payments/payments/${paymentKey}` : null
    );

    await reconcile();
    expect(await paymentOf(paymentKey)).toMatchObject({ state: 'paid', balanceAmount: 33_000 });
    expect((await shop.readOnly.get(`/orders/${orderId}`)).body.data).toMatchObject({ state: 'paid' });
    expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ captured: 33_000, confirmations: 1, refunded: 0 });
  });

  test(`to a refund: ${status === 200 ? 201 : status}, and made once in the end`, async () => {
    const success = await ordered();
    const { paymentKey } = success;
    await confirm(success);
    shop.sandbox.faults.add({ on: 'cancel', paymentKey, ...habit, ...withoutCancels(habit) });

    const refund = await shop.full.post<{ refundId: string }>(`/payments/${paymentKey}/refunds`, {
      data: { reason: '변심', amount: 5_500 },
    });
    const { refundId } = refund.body.data;
    expect(refund).toMatchObject({
      status: status === 200 ? 201 : 202,
      body: { data: { state: status === 200 ? 'succeeded' : 'requested', failure: null } },
    });
    expect(refund.headers.get('location')).toBe(status === 202 ? `/api/commerce-payments/refunds/${refundId}` : null);

    await reconcile();
    expect((await shop.readOnly.get(`/refunds/${refundId}`)).body.data).toMatchObject({ state: 'succeeded' });
    expect(await paymentOf(paymentKey)).toMatchObject({ state: 'partially_refunded', balanceAmount: 27_500 });
    expect(shop.sandbox.ledger.payment(paymentKey)).toMatchObject({ captured: 33_000, refunded: 5_500 });
  });
});

/** To a refund, the list of cancels is the answer itself: it is no optional field there. */
const withoutCancels = ({ fields }: Habit): Partial<Habit> => {
  if (!fields || !('cancels' in fields)) return {};
  const { cancels: _cancels, ...others } = fields;
  return { fields: others };
};

test('a provider that keeps to 201 and to texts sells and refunds as any other', async () => {
  shop.sandbox.faults.add({ on: 'any', kind: 'status-201', times: 'always' });
  shop.sandbox.faults.add({ on: 'any', kind: 'numbers-as-strings', times: 'always', after: 1 });
  const success = await ordered();
  expect(await confirm(success)).toMatchObject({ status: 200, body: { data: { state: 'paid' } } });
  for (const amount of [10_000, 23_000])
    expect(
      await shop.full.post(`/payments/${success.paymentKey}/refunds`, { data: { reason: '변심', amount } })
    ).toMatchObject({ status: 201, body: { data: { state: 'succeeded' } } });
  expect(await paymentOf(success.paymentKey)).toMatchObject({ state: 'refunded', balanceAmount: 0 });
});

test('a provider that answers nothing but pages leaves the payment waiting, however often it is asked', async () => {
  const success = await ordered();
  shop.sandbox.faults.add({ on: 'any', kind: 'html-502', executed: true, times: 'always' });
  expect(await confirm(success)).toMatchObject({ status: 202 });
  await reconcile();
  expect(await confirm(success)).toMatchObject({ status: 202, body: { data: { state: 'confirming' } } });

  shop.sandbox.faults.clear();
  await reconcile();
  expect(await confirm(success)).toMatchObject({ status: 200, body: { data: { state: 'paid' } } });
  expect(shop.sandbox.ledger.payment(success.paymentKey)).toMatchObject({ captured: 33_000, confirmations: 1 });
});
