import { PERMISSIONS } from '../../contracts/permissions';
import type { DeliveryDetailView, DeliveryView } from '../../contracts/webhooks';
import { openHookedShop, type HookedShop } from '../support/hooked-shop';
import type { ApiClient } from '../support/host/api';
import { publishProduct } from '../support/open-shop';

const BASE = '/commerce-payments/webhook-deliveries';

let shop: HookedShop;
let admin: ApiClient;
beforeAll(async () => {
  shop = await openHookedShop();
  admin = await shop.host.admin();
  for (const entityBody of [{ id: 'FPA_1' }, { id: 'FPA_2' }]) {
    await shop.post(JSON.stringify({ eventType: 'payout.changed', entityBody }), {}, shop.addressOf('api'));
  }
  await shop.webhooks.work();
});
afterAll(() => shop?.close());

describe('administrators', () => {
  it('list them newest first, narrowed and in pages', async () => {
    const all = await admin.get<DeliveryView[]>(`${BASE}?pagination[pageSize]=2`);
    expect(all).toMatchObject({ status: 200, body: { meta: { pagination: { pageSize: 2, total: 2 } } } });
    expect(all.body.data.map(({ kind }) => kind)).toEqual(['payout.changed', 'payout.changed']);
    const { keySetId } = all.body.data[0]!;
    const narrowed = await admin.get<DeliveryView[]>(`${BASE}?state=ignored&kind=payout.changed&keySetId=${keySetId}`);
    expect(narrowed.body.data).toHaveLength(2);
    const others = ['kind=Payout.Changed', 'state=done', `keySetId=${shop.keySetIdOf('widget')}`];
    for (const other of others) {
      const { data, meta } = (await admin.get<unknown[]>(`${BASE}?${other}`)).body;
      expect([other, data, meta]).toMatchObject([other, [], { pagination: { total: 0 } }]);
    }
    const pages = await Promise.all(
      [1, 2].map((page) => admin.get<DeliveryView[]>(`${BASE}?pagination[pageSize]=1&pagination[page]=${page}`))
    );
    const came = (await shop.deliveries()).map(({ deliveryId }) => [deliveryId]);
    expect(pages.map(({ body }) => body.data.map(({ deliveryId }) => deliveryId))).toEqual(came.reverse());
    expect((await admin.get(`${BASE}?state=lost`)).status).toBe(400);
  });

  it('read one with its secrets hidden, and work on it again', async () => {
    const product = await publishProduct(shop.host);
    const paid = await shop.pay([{ product, quantity: 1 }]);
    await shop.settled();
    const { paymentKey } = paid.body.data;
    const [delivery] = await shop.deliveries({ paymentKey });
    const secret = /"secret":"([^"]+)"/.exec(await shop.bodyOf(delivery!))?.[1];
    expect(secret).toBeDefined();
    expect(delivery!.body).toMatch(/^eyJ[\w-]+\./);
    const { body, text } = await admin.get<DeliveryDetailView>(`${BASE}/${delivery!.deliveryId}`);
    expect(text).not.toContain(secret);
    expect(body.data).toMatchObject({
      state: 'done',
      body: { data: { paymentKey, secret: '[hidden]', status: 'DONE' } },
    });

    const reads = () => shop.sandbox.ledger.requests({ operation: 'read', paymentKey }).length;
    const before = reads();
    expect(await admin.post(`${BASE}/${delivery!.deliveryId}/replay`)).toMatchObject({
      status: 202,
      body: { data: { state: 'received', attempts: 0 } },
    });
    await shop.webhooks.work();
    expect(reads()).toBe(before + 1);
    expect((await admin.get<DeliveryView>(`${BASE}/${delivery!.deliveryId}`)).body.data).toMatchObject({
      state: 'done',
      attempts: 1,
    });
  });

  it('get 404 for one that is not there', async () => {
    for (const id of [`whd_${'0'.repeat(24)}`, 'nonsense']) {
      expect(await admin.get(`${BASE}/${id}`)).toMatchObject({
        status: 404,
        body: { error: { details: { code: 'WEBHOOK_NOT_FOUND' } } },
      });
      expect((await admin.post(`${BASE}/${id}/replay`)).status).toBe(404);
    }
  });

  it('need the right: to read, and another one to work on it again', async () => {
    const { deliveryId } = (await shop.deliveries()).at(-1)!;
    const reader = await shop.host.admins.login(await shop.host.admins.accountWith([PERMISSIONS.webhooksRead]));
    const doer = await shop.host.admins.login(await shop.host.admins.accountWith([PERMISSIONS.webhooksUpdate]));
    const statuses = async (client: ApiClient) => [
      (await client.get(BASE)).status,
      (await client.get(`${BASE}/${deliveryId}`)).status,
      (await client.post(`${BASE}/${deliveryId}/replay`)).status,
    ];
    expect(await statuses(reader)).toEqual([200, 200, 403]);
    expect(await statuses(doer)).toEqual([403, 403, 202]);
    for (const token of [null, await shop.host.tokens.fullAccess()])
      expect(await statuses(shop.host.http(token))).toEqual([401, 401, 401]);
  });
});
