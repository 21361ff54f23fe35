import { PERMISSIONS } from '../../contracts/permissions';
import { adminTokenOf } from '../support/admin-routes';
import { eventually } from '../support/hooked-shop';
import type { ApiClient } from '../support/host/api';
import { openLimitedShop, type LimitedShop } from '../support/limited-shop';
import { serviceIn } from '../support/open-shop';

const ADMIN = '/commerce-payments';
const REFUNDS = 'plugin::commerce-payments.refund';

let shop: LimitedShop;
let paymentKey: string;

beforeAll(async () => {
  shop = await openLimitedShop();
});

afterAll(() => shop?.close());

beforeEach(async () => {
  paymentKey = await shop.paid();
});

const limit: LimitedShop['limit'] = (input) => shop.limit(input);
const leftOf: LimitedShop['leftOf'] = (key) => shop.leftOf(key);
const newToken = () => shop.newToken();
const refund = (client: ApiClient, amount?: number, key = paymentKey, headers = {}) =>
  shop.refund(client, key, amount, headers);

const rows = (where: object = { paymentKey }) => shop.host.strapi.db.query(REFUNDS as never).count({ where });

test('what the plugin gives back by itself has no limit, and counts for nobody', async () => {
  const late = shop.authorise(await shop.order([{ product: shop.product, quantity: 1 }]));
  const [limited, order] = [await newToken(), late.orderId];
  await limit({ kind: 'api_token', id: limited.id, perRefund: 0, perDay: 0 });
  const { strapi } = shop.host;
  shop.sandbox.faults.add({ on: 'confirm', kind: 'lost-answer' });
  shop.sandbox.faults.add({ on: 'read', kind: 'error', code: 'NOT_FOUND_PAYMENT', times: 'always' });
  await shop.full.post('/payments/confirm', { data: late });
  await strapi.db.query('plugin::commerce-payments.payment' as never).updateMany({
    where: { paymentKey: late.paymentKey },
    data: { state: 'expired', nextCheckAt: 0 } as never,
  });
  await strapi.db
    .query('plugin::commerce-payments.order' as never)
    .updateMany({ where: { orderId: order }, data: { state: 'expired' } as never });
  shop.sandbox.faults.clear();
  await shop.admin.post(`${ADMIN}/payments/${late.paymentKey}/check`);
  await serviceIn(shop.host, 'reconciliation').work();
  const refundRow = () => strapi.db.query(REFUNDS as never).findOne({ where: { paymentKey: late.paymentKey } });
  // The shop's own job may have taken it on a moment before.
  const row = await eventually(refundRow, (seen) => seen?.state !== 'requested');
  expect(row).toMatchObject({ origin: 'system', requester: null, amount: 100_000, state: 'succeeded' });
});

describe('the limit of a token', () => {
  it('is off until one is set', async () => {
    const { client } = await newToken();
    expect((await refund(client)).status).toBe(201);
  });

  it('refuses more than one refund may give back: nothing is sent, and no row is left', async () => {
    const { id, client } = await newToken();
    await limit({ kind: 'api_token', id, perRefund: 5_000 });
    const refused = await refund(client, 5_001);
    expect(refused.status).toBe(422);
    expect(refused.body.error?.details).toEqual({
      code: 'REFUND_LIMIT_EXCEEDED',
      ...{ limit: 'perRefund', asked: 5_001, allowed: 5_000, leftToday: null, currency: 'KRW' },
      messages: { ko: expect.stringMatching(/[가-힣]/), en: expect.any(String) },
    });
    expect([await rows(), leftOf(paymentKey)]).toEqual([0, 100_000]);
    expect((await refund(client, 5_000)).status).toBe(201);
  });

  it('counts all that is left, when no amount is named', async () => {
    const { id, client } = await newToken();
    await limit({ kind: 'api_token', id, perRefund: 99_999 });
    expect((await refund(client)).body.error?.details).toMatchObject({ asked: 100_000, allowed: 99_999 });
    expect(await rows()).toBe(0);
  });

  it('holds for a day over all payments, and leaves other tokens alone', async () => {
    const [limited, other] = [await newToken(), await newToken()];
    await limit({ kind: 'api_token', id: limited.id, perDay: 10_000 });
    const second = await shop.paid();
    expect((await refund(limited.client, 6_000)).status).toBe(201);
    expect((await refund(limited.client, 6_000, second)).body.error?.details).toMatchObject({
      ...{ limit: 'perDay', asked: 6_000, allowed: 10_000, leftToday: 4_000 },
    });
    expect((await refund(limited.client, 4_000, second)).status).toBe(201);
    expect((await refund(limited.client, 1, second)).status).toBe(422);
    expect((await refund(other.client, 50_000, second)).status).toBe(201);
  });

  it('gives back what was counted for a refund that Toss refused, and counts anew the next day', async () => {
    const { id, client } = await newToken();
    await limit({ kind: 'api_token', id, perDay: 10_000 });
    shop.sandbox.faults.add({ on: 'cancel', kind: 'error', code: 'NOT_CANCELABLE_PAYMENT' });
    expect((await refund(client, 10_000)).body.error?.details.code).toBe('REFUND_NOT_ALLOWED');
    expect((await refund(client, 10_000)).status).toBe(201);
    expect((await refund(client, 1)).status).toBe(422);
    const yesterday = Date.now() - 24 * 60 * 60 * 1000;
    await shop.host.strapi.db
      .query(REFUNDS as never)
      .updateMany({ where: { requester: `api_token:${id}` }, data: { requestedAt: yesterday } as never });
    expect((await refund(client, 10_000)).status).toBe(201);
  });

  it('counts a repeat with its Idempotency-Key once, and keeps a refusal under it', async () => {
    const { id, client } = await newToken();
    await limit({ kind: 'api_token', id, perDay: 10_000 });
    const key = { 'Idempotency-Key': `once-${id}` };
    const [one, again] = [await refund(client, 8_000, paymentKey, key), await refund(client, 8_000, paymentKey, key)];
    expect([one.status, again.status, again.body]).toEqual([201, 201, one.body]);
    const refusedKey = { 'Idempotency-Key': `refused-${id}` };
    expect((await refund(client, 8_000, paymentKey, refusedKey)).status).toBe(422);
    expect((await refund(client, 8_000, paymentKey, refusedKey)).status).toBe(422);
    expect(await rows()).toBe(1);
  });

  it('lets exactly three of twenty through at once, when the day has room for three', async () => {
    const { id, client } = await newToken();
    await limit({ kind: 'api_token', id, perDay: 3_500 });
    const keys = [paymentKey];
    for (let more = 0; more < 4; more += 1) keys.push(await shop.paid());
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => refund(client, 1_000, keys[index % keys.length]))
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(3).fill(201), ...Array<number>(17).fill(422)]);
    expect(await rows({ requester: `api_token:${id}` })).toBe(3);
    expect(keys.reduce((sum, key) => sum + leftOf(key), 0)).toBe(497_000);
  });

  it('stays with a token that is regenerated', async () => {
    const { id } = await newToken();
    await limit({ kind: 'api_token', id, perRefund: 1 });
    const tokens = shop.host.strapi.service('admin::api-token') as unknown as {
      regenerate: (id: number) => Promise<{ accessKey: string }>;
    };
    const client = shop.host.api((await tokens.regenerate(id)).accessKey);
    expect((await refund(client, 2)).body.error?.details.code).toBe('REFUND_LIMIT_EXCEEDED');
  });
});

describe('refunds of persons', () => {
  const path = () => `${ADMIN}/payments/${paymentKey}/refunds`;
  const body = (amount: number) => ({ data: { reason: '관리자 환불', amount } });
  const roleOf = async (accountId: number): Promise<number> => {
    const user = await shop.host.strapi.db
      .query('admin::user')
      .findOne({ where: { id: accountId }, populate: ['roles'] });
    return (user as { roles: { id: number }[] }).roles[0]!.id;
  };
  const newPerson = async (rights: readonly string[] = [PERMISSIONS.refundsCreate]) => {
    const account = await shop.host.admins.accountWith(rights);
    return { ...account, roleId: await roleOf(account.id), client: await shop.host.admins.login(account) };
  };

  it('are made in the panel’s API, under the person’s name, once for each Idempotency-Key', async () => {
    const person = await newPerson();
    const headers = { 'Idempotency-Key': 'panel-1' };
    const first = await person.client.post(path(), body(1_000), { headers });
    const again = await person.client.post(path(), body(1_000), { headers });
    expect(first.status).toBe(201);
    expect(first.body.data).toMatchObject({ state: 'succeeded', origin: 'admin', amount: 1_000 });
    expect(again.body).toEqual(first.body);
    const row = await shop.host.strapi.db.query(REFUNDS as never).findOne({ where: { paymentKey } });
    expect(row).toMatchObject({
      requester: `admin_user:${person.id}`,
      requestedBy: expect.stringContaining('Test Admin'),
    });
    expect(leftOf(paymentKey)).toBe(99_000);
  });

  it('need the right, and a person: an admin token is refused', async () => {
    const reader = await newPerson([PERMISSIONS.paymentsRead]);
    expect((await reader.client.post(path(), body(1))).status).toBe(403);
    expect((await shop.host.http(null).post(path(), body(1))).status).toBe(401);
    const token = shop.host.http(await adminTokenOf(shop.admin, [PERMISSIONS.refundsCreate]));
    expect((await token.post(path(), body(1))).status).toBe(403);
    expect(await rows()).toBe(0);
  });

  it('are limited by the role, for each person of it', async () => {
    const first = await newPerson();
    const second = await shop.host.admins.accountWith([PERMISSIONS.refundsCreate]);
    await shop.host.strapi.db
      .query('admin::user')
      .update({ where: { id: second.id }, data: { roles: [first.roleId] } });
    const secondClient = await shop.host.admins.login(second);
    await limit({ kind: 'role', id: first.roleId, perRefund: 3_000, perDay: 5_000 });
    const statuses = [];
    for (const [client, amount] of [
      ...([
        [first.client, 3_001],
        [first.client, 3_000],
        [first.client, 2_001],
        [first.client, 2_000],
      ] as const),
      ...([[secondClient, 3_000]] as const),
    ])
      statuses.push((await client.post(path(), body(amount))).status);
    expect(statuses).toEqual([422, 201, 422, 201, 201]);
  });

  it('follow the most generous of the roles that give the right, and no other', async () => {
    const small = await newPerson();
    const [large, bystander] = [await newPerson(), await newPerson([PERMISSIONS.keysRead])];
    await limit({ kind: 'role', id: small.roleId, perRefund: 1_000 });
    await limit({ kind: 'role', id: large.roleId, perRefund: 2_000 });
    const become = (roles: number[]) =>
      shop.host.strapi.db.query('admin::user').update({ where: { id: small.id }, data: { roles } });
    // A role without the right has no limit, and lifts none.
    await become([small.roleId, bystander.roleId]);
    expect((await small.client.post(path(), body(1_001))).status).toBe(422);
    await become([small.roleId, large.roleId]);
    expect((await small.client.post(path(), body(2_001))).status).toBe(422);
    expect((await small.client.post(path(), body(2_000))).status).toBe(201);
  });

  it('lets exactly three of twenty of a person through at once', async () => {
    const person = await newPerson();
    await limit({ kind: 'role', id: person.roleId, perDay: 3_000 });
    const keys = [paymentKey, await shop.paid(), await shop.paid(), await shop.paid()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        person.client.post(`${ADMIN}/payments/${keys[index % keys.length]}/refunds`, body(1_000))
      )
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(await rows({ requester: `admin_user:${person.id}` })).toBe(3);
    expect(keys.reduce((sum, key) => sum + leftOf(key), 0)).toBe(397_000);
  });
});
