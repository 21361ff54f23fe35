import { PERMISSIONS } from '../../contracts/permissions';
import type { HeardView, SelfTestView, WebhookSummaryView } from '../../contracts/webhook-pages';
import { SELF_TEST_KIND, type DeliveryDetailView } from '../../contracts/webhooks';
import { createHealthFactsRepository } from '../../server/src/repositories/health-facts';
import { eventually, openHookedShop, type HookedShop } from '../support/hooked-shop';
import type { ApiClient } from '../support/host/api';
import { keySetInput, publishProduct, serviceIn } from '../support/open-shop';
import { rowsIn } from '../support/editor';

const BASE = '/commerce-payments';
const { webhooksRead, webhooksUpdate } = PERMISSIONS;

let shop: HookedShop;
let admin: ApiClient;
beforeAll(async () => {
  shop = await openHookedShop();
  admin = await shop.host.admin();
});
afterAll(() => shop?.close());

const test = (keySetId: string, client = admin) =>
  client.post<SelfTestView>(`${BASE}/webhook-self-tests`, { data: { keySetId } });
const summary = async () => (await admin.get<WebhookSummaryView>(`${BASE}/webhook-summary`)).body.data;
const heardAt = async (keySetId: string): Promise<HeardView> =>
  (await summary()).keySets.find((one) => one.keySetId === keySetId)!;

describe('a self-test', () => {
  it('sends a signed sample to our own address, and follows it until it is done', async () => {
    const keySetId = shop.keySetIdOf('widget');
    const { status, body } = await test(keySetId);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      ...{ keySetId, outcome: 'passed', signedWith: 'address', status: 200, error: null },
      delivery: { kind: SELF_TEST_KIND, state: 'done', result: { code: 'SELF_TEST_PASSED' } },
    });
    const path = `${BASE}/webhook-deliveries/${body.data.delivery!.deliveryId}`;
    const { data } = (await admin.get<DeliveryDetailView>(path)).body;
    expect(data.headers).toMatchObject({ 'tosspayments-webhook-signature': expect.stringMatching(/^v1:/) });
    expect(await heardAt(keySetId)).toMatchObject({
      lastAt: null,
      lastSelfTest: { deliveryId: data.deliveryId, state: 'done', code: 'SELF_TEST_PASSED' },
    });
    await admin.post(`${path}/replay`);
    await shop.webhooks.work();
    expect((await admin.get<DeliveryDetailView>(path)).body.data).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('is signed as Toss signs where the set has a security key', async () => {
    const keySetId = shop.keySetIdOf('api');
    const { version, name } = await serviceIn(shop.host, 'keySets').get(keySetId);
    const securityKey = '0123456789abcdef'.repeat(4);
    const data = { ...keySetInput('api'), version, name, secretKey: null, securityKey };
    expect((await admin.put(`${BASE}/key-sets/${keySetId}`, { data })).status).toBe(200);
    expect((await test(keySetId)).body.data).toMatchObject({ outcome: 'passed', signedWith: 'security_key' });
  });

  it('that somebody else makes up is seen through', async () => {
    const body = JSON.stringify({ eventType: SELF_TEST_KIND, createdAt: '2026-09-01T00:00:00Z' });
    const headers = { 'tosspayments-webhook-transmission-time': 'now', 'tosspayments-webhook-signature': 'v1:AAAA' };
    expect((await shop.post(body, headers)).status).toBe(200);
    await shop.webhooks.work();
    const [newest] = (await shop.deliveries()).slice(-1);
    expect(newest).toMatchObject({ state: 'ignored', result: { code: 'SIGNATURE_INVALID' } });
  });

  it('does not count as a word of Toss: the health still says that nothing comes', async () => {
    const keySetId = shop.keySetIdOf('api');
    expect((await shop.deliveries({ keySetId })).length).toBeGreaterThan(0);
    expect(await createHealthFactsRepository(shop.host.strapi).lastDeliveryAt(keySetId)).toBeNull();
  });

  it('is for those alone who may repeat webhooks; the summary for those who may read them', async () => {
    const keySetId = shop.keySetIdOf('widget');
    const reader = await shop.host.admins.login(await shop.host.admins.accountWith([webhooksRead]));
    const doer = await shop.host.admins.login(await shop.host.admins.accountWith([webhooksUpdate]));
    const made = await test(keySetId, doer);
    expect([(await test(keySetId, reader)).status, made.status]).toEqual([403, 200]);
    expect((await heardAt(keySetId)).lastSelfTest?.deliveryId).toBe(made.body.data.delivery?.deliveryId);
    const seen = async (client: ApiClient) => (await client.get(`${BASE}/webhook-summary`)).status;
    expect([await seen(reader), await seen(doer)]).toEqual([200, 403]);
  });

  it('of a key set that is not there is 404, and of no id 400', async () => {
    expect(await test(`ks_${'0'.repeat(24)}`)).toMatchObject({
      status: 404,
      body: { error: { details: { code: 'KEY_SET_NOT_FOUND' } } },
    });
    expect((await test('nonsense')).status).toBe(400);
  });
});

describe('the summary', () => {
  it('says when each kind was last heard at which address, and how many are in each state', async () => {
    const keySetId = shop.keySetIdOf('widget');
    const product = await publishProduct(shop.host);
    await shop.pay([{ product, quantity: 1 }]);
    await eventually(
      () => heardAt(keySetId),
      ({ lastAtByKind }) => lastAtByKind.PAYMENT_STATUS_CHANGED !== null
    );
    await shop.settled();
    const { counts, keySets } = await summary();
    const heard = keySets.find((one) => one.keySetId === keySetId)!;
    expect(heard).toMatchObject({ environment: 'test', kind: 'widget', isEnabled: true });
    expect(heard.lastAt).toBe(heard.lastAtByKind.PAYMENT_STATUS_CHANGED);
    expect(heard.lastAtByKind.CANCEL_STATUS_CHANGED).toBeNull();
    const elsewhere = await heardAt(shop.keySetIdOf('api'));
    expect(elsewhere.lastAt).toBeNull();
    expect(new Set(Object.values(elsewhere.lastAtByKind))).toEqual(new Set([null]));
    expect(counts.received).toEqual({ count: 0, isMore: false });
    expect(counts.done.count).toBeGreaterThan(1);
    expect(JSON.stringify({ counts, keySets })).not.toMatch(/"eyJ|(test|live)_g?sk_/);
  });

  it('counts no further than ten thousand', async () => {
    const row = (index: number) => ({
      ...{ deliveryId: `whd_${index}`, dedupeKey: `failed-${index}`, keySetId: 'ks_1', kind: 'unknown' },
      ...{ envelope: 'unknown', headers: {}, body: '', bodyEncoding: 'utf8', receivedAt: 1, state: 'failed' },
    });
    for (let from = 0; from <= 10_000; from += 500) {
      const data = Array.from({ length: 500 }, (_, index) => row(from + index));
      await rowsIn(shop.host, 'webhook-delivery').createMany({ data } as never);
    }
    expect((await summary()).counts.failed).toEqual({ count: 10_000, isMore: true });
  });
});
