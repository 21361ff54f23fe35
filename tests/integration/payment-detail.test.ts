import { PERMISSIONS } from '../../contracts/permissions';
import type { PaymentDetailView, RawPaymentView } from '../../contracts/payment-detail';
import { rowsIn } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { openHookedShop, type HookedShop } from '../support/hooked-shop';
import { publishProduct, serviceIn } from '../support/open-shop';
import { readsOf, readThrough } from '../support/read-plans';

const BASE = '/commerce-payments';

let shop: HookedShop;
let admin: ApiClient;
let product: string;
beforeAll(async () => {
  shop = await openHookedShop();
  admin = await shop.host.admin();
  product = await publishProduct(shop.host);
});
afterAll(() => shop?.close());
afterEach(() => shop.sandbox.faults.clear());

const items = () => [{ product, quantity: 2 }];
const paid = async (more: Record<string, unknown> = {}) => (await shop.pay(items(), more)).body.data;
const detailOf = async (paymentKey: string) =>
  (await admin.get<PaymentDetailView>(`${BASE}/payments/${paymentKey}`)).body.data;
const kindsOf = ({ timeline }: PaymentDetailView) => timeline.map(({ kind }) => kind);

describe('one payment', () => {
  it('is shown with its order, its lines, its key set and what happened', async () => {
    const { paymentKey, orderId } = await paid();
    await shop.settled();
    const detail = await detailOf(paymentKey);
    expect(detail).toMatchObject({
      payment: { paymentKey, state: 'paid', keySetId: shop.keySetIdOf('widget'), isSurplus: false, nextCheckAt: null },
      keySetName: 'widget',
      order: { orderId, lines: [{ product, name: '린넨 셔츠', quantity: 2, amount: 66_000 }] },
      ...{ refunds: [], refundCount: 0, problem: null, isTimelineCut: false },
      traceId: expect.any(String),
    });
    expect(kindsOf(detail)).toEqual(['order_created', 'confirm_started', 'approved', 'webhook']);
    expect(detail.timeline.at(-1)).toMatchObject({ webhookKind: 'PAYMENT_STATUS_CHANGED', code: 'SETTLED' });
  });

  it('tells refunds by who asked for them, also those of the provider’s own console', async () => {
    const { paymentKey } = await paid();
    const made = await admin.post(`${BASE}/payments/${paymentKey}/refunds`, { reason: '구매자 변심', amount: 6_000 });
    expect(made.status).toBe(201);
    shop.sandbox.payments.cancelInConsole(paymentKey, { cancelReason: '상점관리자 취소', cancelAmount: 10_000 });
    await shop.settled();
    const detail = await detailOf(paymentKey);
    expect(detail.refunds).toMatchObject([
      { amount: 6_000, origin: 'admin', state: 'succeeded', problem: null },
      { amount: 10_000, origin: 'provider', state: 'succeeded' },
    ]);
    const told = detail.timeline.filter(({ refundId }) => refundId !== null);
    expect(told.filter(({ origin }) => origin === 'admin')).toMatchObject([
      { kind: 'refund_requested', actor: { kind: 'admin_user', name: expect.any(String) }, amount: 6_000 },
      { kind: 'refund_succeeded', actor: null, amount: 6_000 },
    ]);
    expect(told.filter(({ origin }) => origin === 'provider')).toMatchObject([
      { kind: 'refund_succeeded', actor: null, amount: 10_000 },
    ]);
  });

  it('tells a deposit, whose webhook names the order alone', async () => {
    const { paymentKey } = await paid({ method: 'VIRTUAL_ACCOUNT', validHours: 24, bank: '88' });
    expect((await detailOf(paymentKey)).payment.dueAt).toEqual(expect.any(String));
    shop.sandbox.payments.deposit(paymentKey);
    await shop.settled();
    const detail = await detailOf(paymentKey);
    expect(kindsOf(detail)).toEqual(expect.arrayContaining(['deposit_awaited', 'deposited', 'webhook']));
    expect(detail.timeline.map(({ webhookKind }) => webhookKind)).toContain('DEPOSIT_CALLBACK');
  });

  it('tells that its outcome is not known, and when it is asked next', async () => {
    shop.sandbox.faults.add({ on: 'confirm', kind: 'lost-answer' });
    // It would tell the outcome at once.
    shop.sandbox.webhooks.hold();
    const { paymentKey } = await paid();
    const detail = await detailOf(paymentKey);
    expect(detail.payment).toMatchObject({ state: 'confirming', nextCheckAt: expect.any(String) });
    expect(kindsOf(detail)).toContain('outcome_unknown');
    await admin.post(`${BASE}/payments/${paymentKey}/check`);
    const after = await detailOf(paymentKey);
    await shop.sandbox.webhooks.release();
    expect(after.payment.state).toBe('paid');
    expect(after.timeline.find(({ kind }) => kind === 'checked')).toMatchObject({ actor: { kind: 'admin_user' } });
    expect(kindsOf(after)).not.toContain('outcome_unknown');
  });

  it('is shown without what other payments of the order were', async () => {
    const made = await shop.order(items());
    const declined = shop.authorise(made, {});
    shop.sandbox.faults.add({ on: 'confirm', kind: 'error', code: 'REJECT_CARD_COMPANY' });
    await shop.full.post('/payments/confirm', { data: declined });
    shop.sandbox.faults.clear();
    const again = shop.authorise(made, {});
    await shop.full.post('/payments/confirm', { data: again });
    const [first, second] = [await detailOf(declined.paymentKey), await detailOf(again.paymentKey)];
    expect(first.timeline.find(({ kind }) => kind === 'declined')).toMatchObject({ code: 'REJECT_CARD_COMPANY' });
    expect(kindsOf(first)).not.toContain('approved');
    expect(kindsOf(second)).not.toContain('declined');
  });

  it('shows the newest when there is more than a person reads', async () => {
    const { paymentKey, orderId } = await paid();
    await rowsIn(shop.host, 'webhook-delivery').createMany({
      data: Array.from({ length: 120 }, (_, index) => ({
        ...{ deliveryId: `whd_many_${index}`, dedupeKey: `many-${index}`, keySetId: 'ks_1', paymentKey, orderId },
        ...{ kind: 'PAYMENT_STATUS_CHANGED', envelope: 'A', headers: {}, body: '', bodyEncoding: 'utf8' },
        ...{ receivedAt: Date.now() + index, state: 'done', attempts: 1, duplicates: 0 },
      })),
    } as never);
    const detail = await detailOf(paymentKey);
    expect(detail.isTimelineCut).toBe(true);
    const shown = detail.timeline.filter(({ kind }) => kind === 'webhook').map(({ deliveryId }) => deliveryId);
    expect(shown).toHaveLength(100);
    expect(shown.at(-1)).toBe('whd_many_119');
    await rowsIn(shop.host, 'webhook-delivery').deleteMany({ where: { keySetId: 'ks_1' } } as never);
  });

  it('is gathered by few statements, and each finds its rows by an index', async () => {
    const { paymentKey } = await paid();
    await admin.post(`${BASE}/payments/${paymentKey}/refunds`, { reason: '구매자 변심', amount: 6_000 });
    await shop.settled();
    const statements = await readsOf(shop.host, () => serviceIn(shop.host, 'paymentDetail').get(paymentKey));
    expect(statements.length).toBeLessThanOrEqual(25);
    const growing = statements.filter(({ sql }) => /commerce_(?!key_sets)/.test(sql));
    expect(growing.length).toBeGreaterThanOrEqual(9);
    expect(await readThrough(shop.host, growing)).toEqual([]);
  });

  it('is shown although its key set’s row is gone, and is 404 for a key that nobody has', async () => {
    const { paymentKey } = await paid();
    await rowsIn(shop.host, 'payment').updateMany({ where: { paymentKey }, data: { keySetId: 'ks_gone' } } as never);
    expect((await detailOf(paymentKey)).keySetName).toBeNull();
    for (const key of ['nobodys', 'no%20key', `${paymentKey}%20`]) {
      expect(await admin.get(`${BASE}/payments/${key}`)).toMatchObject({
        ...{ status: 404, body: { error: { details: { code: 'PAYMENT_NOT_FOUND' } } } },
      });
    }
  });
});

describe('what the provider says of it', () => {
  const rawOf = async (paymentKey: string) =>
    (await admin.get<RawPaymentView>(`${BASE}/payments/${paymentKey}/raw`)).body.data;

  it('is asked for now, and shown without secrets and names', async () => {
    const { paymentKey } = await paid({ method: 'VIRTUAL_ACCOUNT', validHours: 24, bank: '88' });
    const raw = await rawOf(paymentKey);
    expect(raw).toMatchObject({ traceId: expect.any(String), providerCode: null });
    expect(raw.body).toMatchObject({
      ...{ paymentKey, status: 'WAITING_FOR_DEPOSIT', method: '가상계좌', secret: '[hidden]' },
      virtualAccount: { accountNumber: '[hidden]', customerName: '[hidden]', bankCode: '88' },
    });
  });

  it('is said to be missing when the provider does not answer, and writes nothing', async () => {
    const { paymentKey } = await paid();
    await shop.settled();
    const before = await serviceIn(shop.host, 'paymentDetail').get(paymentKey);
    shop.sandbox.faults.add({ on: 'read', kind: 'error', code: 'NOT_FOUND_PAYMENT' });
    expect(await rawOf(paymentKey)).toMatchObject({ body: null, providerCode: expect.any(String) });
    expect((await serviceIn(shop.host, 'paymentDetail').get(paymentKey)).payment).toEqual(before.payment);
  });

  it('is for those alone who have the right to it', async () => {
    const { paymentKey } = await paid();
    const { paymentsRead, paymentsRaw } = PERMISSIONS;
    const reader = await shop.host.admins.login(await shop.host.admins.accountWith([paymentsRead]));
    const curious = await shop.host.admins.login(await shop.host.admins.accountWith([paymentsRaw]));
    expect((await reader.get(`${BASE}/payments/${paymentKey}/raw`)).status).toBe(403);
    expect((await curious.get(`${BASE}/payments/${paymentKey}/raw`)).status).toBe(200);
    expect((await curious.get(`${BASE}/payments/${paymentKey}`)).status).toBe(403);
  });
});
