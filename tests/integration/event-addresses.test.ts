import type { EventDeliveryView, EventEndpointWithSecret, EventView } from '../../contracts/event-endpoints';
import { rowsIn } from '../support/editor';
import { startHost } from '../support/host-app';
import { ADMIN, eventOf, openToldShop, PAID, type ToldShop } from '../support/told-shop';

let shop: ToldShop;
beforeAll(async () => {
  shop = await openToldShop();
});
afterAll(() => shop?.close());

describe('what administrators see and may do', () => {
  it('the secret is in two answers alone, and nowhere else', async () => {
    const host = shop.host();
    const admin = await host.admin();
    const made = await shop.addAddress('/secret', { description: '창고', types: ['order.paid'] });
    const rotated = (await admin.post<EventEndpointWithSecret>(`${ADMIN}/event-endpoints/${made.id}/rotate-secret`))
      .body.data;
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(made.secret);
    await shop.outbox().append([eventOf('order-secret')]);
    await shop.work();
    const from = host.exchanges.length;
    const every = await admin.put(`${ADMIN}/event-endpoints/${made.id}`, { types: null });
    expect(every.body.data).toMatchObject({ types: null, description: '창고' });
    await admin.put(`${ADMIN}/event-endpoints/${made.id}`, { description: '새 창고' });
    await admin.get(`${ADMIN}/event-endpoints`);
    await admin.get(`${ADMIN}/event-endpoints/${made.id}`);
    await admin.get(`${ADMIN}/events`);
    await admin.get(`${ADMIN}/event-deliveries`);
    const type = 'plugin::commerce-payments.event-endpoint';
    for (const uid of [type, 'plugin::commerce-payments.event', 'plugin::commerce-payments.event-delivery']) {
      expect((await admin.get(`/content-manager/collection-types/${uid}`)).status).toBe(403);
      expect((await admin.post(`/content-manager/collection-types/${uid}`, {})).status).toBe(403);
    }
    const later = JSON.stringify(host.exchanges.slice(from).map(({ answer }) => answer.text));
    const rows = JSON.stringify(await rowsIn(host, 'event-endpoint').findMany({} as never));
    for (const secret of [made.secret, rotated.secret]) {
      for (const text of [later, rows, host.logs.text()]) expect(text).not.toContain(secret.slice(6, 40));
    }
    expect(later).not.toMatch(/whsec_|eyJ|previousSecret"/);
    await shop.removeAddress(made.id);
  });

  it('events and deliveries are listed and filtered', async () => {
    const { id } = await shop.addAddress('/listed');
    await shop.outbox().append([eventOf('order-listed-1'), eventOf('order-listed-2', 'order.refunded')]);
    await shop.work();
    const admin = await shop.host().admin();
    const events = await admin.get<EventView[]>(`${ADMIN}/events?orderId=order-listed-2`);
    expect(events.body.data).toEqual([
      expect.objectContaining({ type: 'commerce-payments.order.refunded', orderId: 'order-listed-2' }),
    ]);
    const of = async (query: string) =>
      (await admin.get<EventDeliveryView[]>(`${ADMIN}/event-deliveries?${query}`)).body.data;
    expect(await of(`endpointId=${id}&state=delivered`)).toHaveLength(2);
    expect(await of(`endpointId=${id}&state=failed`)).toHaveLength(0);
    expect(await of(`endpointId=${id}&eventId=${events.body.data[0]?.id}`)).toHaveLength(1);
    const page = await admin.get(`${ADMIN}/event-deliveries?endpointId=${id}&pagination[pageSize]=1`);
    expect(page.body.meta).toEqual({ pagination: { page: 1, pageSize: 1, pageCount: 2, total: 2 } });
    await shop.removeAddress(id);
  });

  it('a role without the right reads nothing, one that may read changes nothing', async () => {
    const { admins } = shop.host();
    const { id } = await shop.addAddress('/rights');
    const none = await admins.login(await admins.accountWith(['plugin::commerce-payments.settings.read']));
    const reader = await admins.login(await admins.accountWith(['plugin::commerce-payments.webhooks.read']));
    const reads = ['event-endpoints', `event-endpoints/${id}`, 'events', 'event-deliveries'];
    for (const path of reads) {
      expect([path, (await none.get(`${ADMIN}/${path}`)).status]).toEqual([path, 403]);
      expect([path, (await reader.get(`${ADMIN}/${path}`)).status]).toEqual([path, 200]);
      expect([path, (await shop.host().http().get(`${ADMIN}/${path}`)).status]).toEqual([path, 401]);
    }
    const url = shop.receiver.at('/stolen');
    const writes = [
      () => reader.post(`${ADMIN}/event-endpoints`, { url }),
      () => reader.put(`${ADMIN}/event-endpoints/${id}`, { url }),
      () => reader.delete(`${ADMIN}/event-endpoints/${id}`),
      () => reader.post(`${ADMIN}/event-endpoints/${id}/rotate-secret`),
      () => reader.post(`${ADMIN}/event-endpoints/${id}/test`),
      () => reader.post(`${ADMIN}/event-deliveries/dlv_0123456789abcdef01234567/redeliver`),
    ];
    for (const write of writes) expect((await write()).status).toBe(403);
    await shop.removeAddress(id);
  });

  it('wrong requests are told what is wrong', async () => {
    const admin = await shop.host().admin();
    const codeOf = (answer: { body: { error?: { details: { code?: string } } } }) => answer.body.error?.details.code;
    for (const body of [
      {},
      { url: 'https://example.com', types: ['order.eaten'] },
      { url: 'https://example.com', types: [] },
    ])
      expect((await admin.post(`${ADMIN}/event-endpoints`, body)).status).toBe(400);
    const refused = await admin.post(`${ADMIN}/event-endpoints`, { url: 'https://kim:pw@example.com' });
    expect([refused.status, codeOf(refused), refused.body.error?.details.reason]).toEqual([
      422,
      'EVENT_ADDRESS_REFUSED',
      'has_credentials',
    ]);
    for (const id of ['ep_0123456789abcdef01234567', 'nonsense'])
      expect(codeOf(await admin.get(`${ADMIN}/event-endpoints/${id}`))).toBe('EVENT_ENDPOINT_NOT_FOUND');
    for (const id of ['dlv_0123456789abcdef01234567', 'nonsense'])
      expect(codeOf(await admin.post(`${ADMIN}/event-deliveries/${id}/redeliver`))).toBe('EVENT_DELIVERY_NOT_FOUND');
  });

  it("Strapi's own webhooks take our events as well", async () => {
    const admin = await shop.host().admin();
    const webhook = { name: 'own', url: 'https://hooks.example.com', headers: {}, events: [PAID] };
    expect((await admin.post('/admin/webhooks', webhook)).status).toBe(201);
  });
});

it('by default private addresses are refused, also those that were taken before', async () => {
  const { id } = await shop.addAddress('/taken');
  const { url } = await shop.reopen((stopped) => startHost({ again: stopped }));
  const { admins } = shop.host();
  const admin = await admins.login(await admins.accountWith(['plugin::commerce-payments.webhooks.update']));
  for (const refusable of [
    shop.receiver.at('/taken'),
    url,
    'https://127.1/',
    'https://169.254.169.254/',
    'http://a.com/',
  ]) {
    const refused = await admin.post(`${ADMIN}/event-endpoints`, { url: refusable });
    expect([refusable, refused.status, refused.body.error?.details.code]).toEqual([
      refusable,
      422,
      'EVENT_ADDRESS_REFUSED',
    ]);
  }
  const tried = await admin.post(`${ADMIN}/event-endpoints/${id}/test`);
  expect(tried.body.data).toMatchObject({ delivered: false, status: null, error: 'ADDRESS_REFUSED' });
  expect(shop.receiver.on('/taken')).toEqual([]);
});
