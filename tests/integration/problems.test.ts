import { PERMISSIONS } from '../../contracts/permissions';
import { PROBLEM_MESSAGES } from '../../contracts/problem-messages';
import type { CheckedPaymentView, CheckedRefundView, ProblemCountView, ProblemView } from '../../contracts/problems';
import { createPaymentRepository } from '../../server/src/repositories/payments';
import { createProblemRepository } from '../../server/src/repositories/problems';
import { createRefundRepository } from '../../server/src/repositories/refunds';
import type { ApiClient } from '../support/host/api';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

const BASE = '/commerce-payments';
const uid = (name: string) => `plugin::commerce-payments.${name}`;
const { paymentsRead, refundsCreate } = PERMISSIONS;

let shop: Shop;
let admin: ApiClient;
let product: string;
beforeAll(async () => {
  shop = await openShop();
  admin = await shop.host.admin();
  product = await publishProduct(shop.host);
});
afterAll(() => shop?.close());
afterEach(() => shop.sandbox.faults.clear());

const items = () => [{ product, quantity: 1 }];
const paid = async () => (await shop.pay(items())).body.data;
const listed = async (query = '') => (await admin.get<ProblemView[]>(`${BASE}/problems${query}`)).body;
const counted = async () => (await admin.get<ProblemCountView>(`${BASE}/problems/count`)).body.data;

type Row = [method: string, path: string, needs: string, withRight: number];
const ROUTES: Row[] = [
  ['GET', '/problems', paymentsRead, 200],
  ['GET', '/problems/count', paymentsRead, 200],
  ['POST', '/payments/nobodys/check', refundsCreate, 404],
  ['POST', '/refunds/nobodys/check', refundsCreate, 404],
];

describe('the routes', () => {
  const ask = (client: ApiClient, [method, path]: Row) =>
    client.send(method, `${BASE}${path}`, method === 'POST' ? { body: {} } : {});

  it('are all in the table', () => {
    const routers = shop.host.strapi.plugin('commerce-payments').routes as unknown as {
      admin: { routes: { method: string; path: string }[] };
    };
    const ours = routers.admin.routes.filter(({ path }) => /^\/problems|\/check$/.test(path));
    const asTable = ours.map(({ method, path }) => `${method} ${path.replace(/:\w+/, 'nobodys')}`);
    expect(asTable.sort()).toEqual(ROUTES.map(([method, path]) => `${method} ${path}`).sort());
  });

  it('answer those who have the right, and refuse 403 to those who have every other', async () => {
    for (const row of ROUTES) {
      const others = Object.values(PERMISSIONS).filter((permission) => permission !== row[2]);
      const allowed = await shop.host.admins.login(await shop.host.admins.accountWith([row[2]]));
      const refused = await shop.host.admins.login(await shop.host.admins.accountWith(others));
      expect([row[1], (await ask(allowed, row)).status]).toEqual([row[1], row[3]]);
      expect([row[1], (await ask(refused, row)).status]).toEqual([row[1], 403]);
    }
  });

  it('refuse 401 to nobody and to a token of the content API', async () => {
    for (const token of [null, await shop.host.tokens.fullAccess()]) {
      for (const row of ROUTES) expect([row[1], (await ask(shop.host.http(token), row)).status]).toEqual([row[1], 401]);
    }
  });

  it('refuse 400 for a kind that is none', async () => {
    expect((await admin.get(`${BASE}/problems?kind=order`)).status).toBe(400);
  });
});

describe('what waits for a person', () => {
  const delivery = (change: Record<string, unknown>) => ({
    keySetId: 'ks_1',
    kind: 'PAYMENT_STATUS_CHANGED',
    envelope: 'A',
    headers: {},
    body: '{}',
    bodyEncoding: 'utf8',
    duplicates: 0,
    attempts: 9,
    nextAttemptAt: null,
    state: 'failed',
    result: { code: 'PROVIDER_UNREACHABLE', message: 'no', cause: 'timeout', notes: [] },
    ...change,
  });
  const sent = (change: Record<string, unknown>) => ({
    endpointId: 'ep_1',
    state: 'failed',
    attempts: 8,
    nextAttemptAt: null,
    lastStatus: 500,
    lastError: 'HTTP_500',
    log: [],
    ...change,
  });

  it('is listed newest first over all kinds with its texts, counted, and gone once it is solved', async () => {
    const { strapi } = shop.host;
    const [first, second] = [await paid(), await paid()];
    const refund = await shop.full.post<{ refundId: string }>(`/payments/${second.paymentKey}/refunds`, {
      data: { reason: '변심', amount: 1_000 },
    });
    const { refundId } = refund.body.data;
    const payments = createPaymentRepository(strapi);
    const refunds = createRefundRepository(strapi);
    const details = { fields: ['amount'], answered: { amount: 1 } };
    await payments.update(first.paymentKey, { problem: { code: 'ANSWER_MISMATCH', at: 4_000, details } });
    await refunds.update(refundId, ['succeeded'], { problem: { code: 'REFUND_STUCK', at: 2_000, details: {} } });
    const about = { paymentKey: first.paymentKey, orderId: first.orderId };
    await strapi.db.query(uid('webhook-delivery')).createMany({
      data: [
        delivery({ deliveryId: 'whd_failed', dedupeKey: 'a', ...about, receivedAt: 3_000 }),
        delivery({ deliveryId: 'whd_done', dedupeKey: 'b', state: 'done', receivedAt: 9_000 }),
      ],
    });
    const { orderId, paymentKey } = second;
    const told = { orderId, paymentKey, refundId, payload: '{}', occurredAt: 1, attempts: 1 };
    await strapi.db.query(uid('event')).createMany({ data: [{ eventId: 'evt_1', type: 'refund.succeeded', ...told }] });
    await strapi.db.query(uid('event-delivery')).createMany({
      data: [
        sent({ deliveryId: 'evd_failed', eventId: 'evt_1', queuedAt: 1_000 }),
        sent({ deliveryId: 'evd_swept', eventId: 'evt_gone', queuedAt: 500, lastError: null }),
        sent({ deliveryId: 'evd_away', eventId: 'evt_2', queuedAt: 9_000, lastError: 'ENDPOINT_DELETED' }),
        sent({ deliveryId: 'evd_well', eventId: 'evt_3', queuedAt: 9_000, state: 'delivered' }),
      ],
    });

    const { data, meta } = await listed();
    expect(meta).toEqual({ pagination: { page: 1, pageSize: 25, pageCount: 1, total: 5 } });
    expect(data.map(({ kind, code }) => [kind, code])).toEqual([
      ['payment', 'ANSWER_MISMATCH'],
      ['webhook_delivery', 'WEBHOOK_FAILED'],
      ['refund', 'REFUND_STUCK'],
      ['event_delivery', 'EVENT_FAILED'],
      ['event_delivery', 'EVENT_FAILED'],
    ]);
    expect(data[0]).toEqual({
      ...{ kind: 'payment', code: 'ANSWER_MISMATCH', at: '1970-01-01T00:00:04.000Z', environment: 'test', details },
      ...{ paymentKey: first.paymentKey, orderId: first.orderId, refundId: null, deliveryId: null },
      keySetId: expect.stringMatching(/^ks_/),
      messages: PROBLEM_MESSAGES.ANSWER_MISMATCH,
    });
    expect(data[1]).toMatchObject({ deliveryId: 'whd_failed', keySetId: 'ks_1', ...about });
    expect(data[1]?.details).toMatchObject({ result: 'PROVIDER_UNREACHABLE', cause: 'timeout', attempts: 9 });
    expect(data[2]).toMatchObject({ refundId, paymentKey: second.paymentKey, orderId: second.orderId });
    expect(data[3]).toMatchObject({ deliveryId: 'evd_failed', orderId, paymentKey, refundId });
    expect(data[3]?.details).toMatchObject({
      type: 'refund.succeeded',
      endpointId: 'ep_1',
      attempts: 8,
      lastStatus: 500,
    });
    expect(data[4]).toMatchObject({ deliveryId: 'evd_swept', orderId: null });

    expect((await listed('?pagination[page]=2&pagination[pageSize]=2')).data).toEqual(data.slice(2, 4));
    expect((await listed('?kind=refund')).data).toEqual([data[2]]);
    expect(await counted()).toEqual({
      total: 5,
      byKind: { payment: 1, refund: 1, webhook_delivery: 1, event_delivery: 2 },
    });

    await payments.update(first.paymentKey, { problem: null });
    await refunds.update(refundId, ['succeeded'], { problem: null });
    expect((await counted()).byKind).toMatchObject({ payment: 0, refund: 0 });
    // A change that says nothing of a problem leaves it.
    await payments.update(first.paymentKey, { problem: { code: 'OUTCOME_UNKNOWN', at: 1, details: {} } });
    await payments.update(first.paymentKey, { attempts: 3 });
    expect((await listed('?kind=payment')).data).toHaveLength(1);

    // Newest is what waits since last, and not what was paid last.
    await payments.update(first.paymentKey, { problem: { code: 'OUTCOME_UNKNOWN', at: 6_000, details: {} } });
    await payments.update(second.paymentKey, { problem: { code: 'OUTCOME_UNKNOWN', at: 5_000, details: {} } });
    const [newest] = (await listed('?kind=payment&pagination[pageSize]=1')).data;
    expect(newest?.paymentKey).toBe(first.paymentKey);
    const problems = createProblemRepository(strapi);
    const ids = (await problems.heads('payment', 2)).map(({ id }) => id);
    for (const { paymentKey: key } of [first, second]) await payments.update(key, { problem: null });
    expect(await problems.load('payment', ids)).toEqual(new Map());
  });
});

describe('a check', () => {
  const stuck = { code: 'OUTCOME_UNKNOWN', at: 1_000, details: {} } as const;

  it('finds out what became of a payment whose answer was lost, and solves its problem', async () => {
    const success = shop.authorise(await shop.order(items()));
    shop.sandbox.faults.add({ on: 'confirm', kind: 'lost-answer', times: 5 });
    expect((await shop.full.post('/payments/confirm', { data: success })).status).toBe(202);
    await createPaymentRepository(shop.host.strapi).update(success.paymentKey, { problem: stuck });

    const path = `${BASE}/payments/${success.paymentKey}/check`;
    shop.sandbox.faults.add({ on: 'read', kind: 'error', code: 'PROVIDER_ERROR', times: 3 });
    const inVain = await admin.post<CheckedPaymentView>(path);
    expect(inVain.status).toBe(200);
    expect(inVain.body).toMatchObject({ data: { state: 'confirming', problem: { code: 'OUTCOME_UNKNOWN' } } });
    expect(inVain.body.meta).toEqual({ outcome: 'unreachable', providerCode: expect.any(String) });

    shop.sandbox.faults.clear();
    const { body } = await admin.post<CheckedPaymentView>(path);
    expect(body).toMatchObject({
      data: { paymentKey: success.paymentKey, state: 'paid', problem: null },
      meta: { outcome: 'answered', providerCode: null },
    });
    expect((await shop.full.get(`/orders/${success.orderId}`)).body.data).toMatchObject({ state: 'paid' });
    expect((await listed('?kind=payment')).data).toEqual([]);
  });

  it('finds out what became of a refund whose answer was lost', async () => {
    const { paymentKey } = await paid();
    shop.sandbox.faults.add({ on: 'cancel', kind: 'lost-answer', times: 5 });
    const asked = await shop.full.post<{ refundId: string }>(`/payments/${paymentKey}/refunds`, {
      data: { reason: '변심', amount: 2_000 },
    });
    expect(asked.status).toBe(202);
    shop.sandbox.faults.clear();
    const path = `${BASE}/refunds/${asked.body.data.refundId}/check`;
    for (let times = 0; times < 2; times += 1) {
      const { status, body } = await admin.post<CheckedRefundView>(path);
      expect(status).toBe(200);
      expect(body.data).toMatchObject({ state: 'succeeded', amount: 2_000, problem: null });
    }
    expect(shop.sandbox.ledger.payments().find((row) => row.paymentKey === paymentKey)).toMatchObject({
      refunded: 2_000,
    });
  });

  it('is refused while the server stops', async () => {
    const { paymentKey } = await paid();
    await serviceIn(shop.host, 'drain').stop(1_000);
    expect((await admin.post(`${BASE}/payments/${paymentKey}/check`)).status).toBe(503);
  });
});
