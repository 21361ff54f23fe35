import { PERMISSIONS } from '../../contracts/permissions';
import type { KeySetView } from '../../contracts/settings';
import { SYSTEM } from '../../server/src/domain/actor';
import { createPaymentRepository } from '../../server/src/repositories/payments';
import { rowsIn } from '../support/editor';
import { openHealthDesk } from '../support/health-desk';
import { eventually, openHookedShop, receiveOne, type HookedShop } from '../support/hooked-shop';
import type { ApiClient } from '../support/host/api';
import { keySetInput, publishProduct, serviceIn } from '../support/open-shop';

const BASE = '/commerce-payments';
const HOUR_MS = 3_600_000;

let shop: HookedShop;
let admin: ApiClient;
let desk: ReturnType<typeof openHealthDesk>;
let shirt: string;

const keySets = () => serviceIn(shop.host, 'keySets');
const idOf = (kind: 'widget' | 'api') => shop.keySetIdOf(kind);
/** A payment whose webhooks have come: one that comes later would ask Toss, and cure what a test did to the row. */
const paid = async () => {
  const { data } = (await shop.pay([{ product: shirt, quantity: 1 }])).body;
  await shop.settled();
  return data;
};
const change = (type: string, where: object, data: object) =>
  rowsIn(shop.host, type).updateMany({ where, data } as never);

beforeAll(async () => {
  shop = await openHookedShop();
  admin = await shop.host.admin();
  desk = openHealthDesk(shop.host, admin);
  shirt = await publishProduct(shop.host, { price: 33_000 });
  for (const kind of ['widget', 'api'] as const) await keySets().verify(idOf(kind), SYSTEM);
});
afterAll(() => shop?.close());

describe('GET /health', () => {
  it('is for those who may read the settings', async () => {
    const others = Object.values(PERMISSIONS).filter((permission) => permission !== PERMISSIONS.settingsRead);
    const ask = async (rights: readonly string[]) =>
      (
        await (
          await shop.host.admins.login(await shop.host.admins.accountWith([...rights] as never))
        ).get(`${BASE}/health`)
      ).status;
    expect([await ask([PERMISSIONS.settingsRead]), await ask(others)]).toEqual([200, 403]);
    for (const token of [null, await shop.host.tokens.fullAccess()]) {
      expect((await shop.host.http(token).get(`${BASE}/health`)).status).toBe(401);
    }
  });

  it('answers that all is well when it is', async () => {
    expect(await desk.view()).toEqual({
      ...{ state: 'good', environment: 'test', findings: [] },
      checkedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });
});

describe('a key that the provider refuses', () => {
  it('is named when a payment meets it, and gone from the list once the set is rotated', async () => {
    const { clientKey } = keySetInput('widget');
    const old = keySetInput('widget').secretKey as string;
    const secretKey = shop.sandbox.keySets.reissue(clientKey);
    shop.sandbox.keySets.retireSecret(clientKey, old);
    await shop.pay([{ product: shirt, quantity: 1 }]);

    const found = await desk.find('KEY_REJECTED');
    expect(found).toMatchObject({
      ...{ id: `KEY_REJECTED:${idOf('widget')}`, severity: 'serious', since: expect.any(String) },
      details: { name: 'widget', last4: old.slice(-4), slot: 'primarySecretKey' },
      cure: { place: 'key-set', keySetId: idOf('widget') },
    });
    expect(found?.messages.ko.cause).toContain(`•••• ${old.slice(-4)}`);
    expect((await desk.view()).state).toBe('serious');
    expect(JSON.stringify(await desk.view())).not.toContain(old);

    const { version } = (await admin.get<KeySetView>(`${BASE}/key-sets/${idOf('widget')}`)).body.data;
    const rotated = await admin.post(`${BASE}/key-sets/${idOf('widget')}/rotate`, {
      data: { which: 'secret', key: secretKey, version },
    });
    expect([rotated.status, rotated.text]).toEqual([200, expect.any(String)]);
    expect(await desk.codes()).toEqual(['PREVIOUS_KEY_ENDED']);
    expect((await desk.view()).state).toBe('good');
    const retired = await admin.post(`${BASE}/key-sets/${idOf('widget')}/retire`, {
      data: { which: 'secret', version: version + 1 },
    });
    expect([retired.status, retired.text]).toEqual([200, expect.any(String)]);
    expect((await desk.view()).findings).toEqual([]);
  });
});

describe('no key set for the environment', () => {
  const enabled = async (isEnabled: boolean) => {
    for (const kind of ['widget', 'api'] as const) await keySets().setEnabled(idOf(kind), isEnabled, SYSTEM);
  };

  it('is serious, says whether there are keys for the other one, and is gone when one is enabled', async () => {
    await enabled(false);
    expect(await desk.codes()).toContain('NO_KEY_SET');
    const live = await keySets().create(
      {
        ...keySetInput('widget', { name: 'live', environment: 'live' }),
        ...{ clientKey: 'live_gck_0123456789abcdefghij', secretKey: 'live_gsk_0123456789abcdefghij' },
      },
      SYSTEM
    );
    expect(await desk.codes()).toEqual(
      expect.arrayContaining(['KEYS_OF_OTHER_ENVIRONMENT', 'LIVE_KEYS_OUTSIDE_PRODUCTION'])
    );
    expect(await desk.codes()).not.toContain('NO_KEY_SET');

    await enabled(true);
    const order = await shop.order([{ product: shirt, quantity: 1 }]);
    await change('order', { orderId: order.orderId }, { keySetId: live.id });
    expect(await desk.codes()).toEqual(['LIVE_ORDERS_IN_TEST', 'LIVE_KEYS_OUTSIDE_PRODUCTION']);
    await change('order', { orderId: order.orderId }, { state: 'canceled' });
    await keySets().setEnabled(live.id, false, SYSTEM);
    expect((await desk.view()).state).toBe('good');
  });
});

describe('webhooks that do not come', () => {
  const aged = (ms: number) => change('payment', {}, { approvedAt: Date.now() - ms });

  it('are missed once payments are an hour old, and no more when one comes', async () => {
    await paid();
    await rowsIn(shop.host, 'webhook-delivery').deleteMany({} as never);
    expect(await desk.codes()).not.toContain('WEBHOOK_NEVER_RECEIVED');
    await aged(2 * HOUR_MS);
    expect(await desk.find('WEBHOOK_NEVER_RECEIVED')).toMatchObject({
      severity: 'warning',
      details: { keySetId: idOf('widget'), lastDeliveryAt: null },
    });
    await receiveOne(shop.host);
    expect(await desk.codes()).not.toContain('WEBHOOK_NEVER_RECEIVED');

    await change('webhook-delivery', {}, { receivedAt: Date.now() - 72 * HOUR_MS });
    expect(await desk.codes()).not.toContain('WEBHOOK_SILENT');
    await aged(25 * HOUR_MS);
    expect(await desk.find('WEBHOOK_SILENT')).toMatchObject({ details: { keySetId: idOf('widget') } });
    await aged(8 * 24 * HOUR_MS);
    expect(await desk.codes()).not.toContain('WEBHOOK_SILENT');
  });
});

describe('what waits', () => {
  it('for a person is counted, with the oldest', async () => {
    const { paymentKey } = await paid();
    const payments = createPaymentRepository(shop.host.strapi);
    await payments.update(paymentKey, { problem: { code: 'OUTCOME_UNKNOWN', at: 1_000, details: {} } });
    expect(await desk.find('PAYMENTS_WAIT')).toMatchObject({
      since: '1970-01-01T00:00:01.000Z',
      details: { payments: 1, refunds: 0 },
    });
    await payments.update(paymentKey, { problem: null });
    expect(await desk.codes()).not.toContain('PAYMENTS_WAIT');
  });

  it('for the jobs is overdue after ten minutes', async () => {
    const { paymentKey } = await paid();
    await change('payment', { paymentKey }, { nextCheckAt: Date.now() - 11 * 60_000 });
    expect(await desk.codes()).toContain('WORK_OVERDUE');
    await change('payment', { paymentKey }, { nextCheckAt: null });
    expect(await desk.codes()).not.toContain('WORK_OVERDUE');
  });

  it('for an address that nothing gets through to is named by its host', async () => {
    const address = await admin.post<{ id: string }>(`${BASE}/event-endpoints`, {
      ...{ url: 'https://erp.example.com/s3cr3t', types: ['order.canceled'] },
    });
    const endpointId = address.body.data.id;
    await change('event-endpoint', { endpointId }, { failingSince: Date.now() - HOUR_MS });
    expect(await desk.find('EVENT_ADDRESS_FAILING')).toMatchObject({ details: { host: 'erp.example.com' } });
    await change('event-endpoint', { endpointId }, { isEnabled: false, disabledReason: 'gone' });
    expect(await desk.codes()).toEqual(expect.arrayContaining(['EVENT_ADDRESS_GONE']));
    expect((await admin.delete(`${BASE}/event-endpoints/${endpointId}`)).status).toBe(204);
    expect((await desk.view()).findings).toEqual([]);
  });
});

describe('a serious finding', () => {
  const stop = (isEnabled: boolean) => async () => {
    for (const kind of ['widget', 'api'] as const) await keySets().setEnabled(idOf(kind), isEnabled, SYSTEM);
  };

  it('is told once when it has held, and its end once', async () => {
    const heard: unknown[] = [];
    const listen = async (event: unknown) => void heard.push(event);
    for (const name of ['serious', 'cleared']) shop.host.strapi.eventHub.on(`commerce-payments.health.${name}`, listen);
    const before = (await desk.told()).length;

    await stop(false)();
    await desk.watch();
    await desk.watch();
    expect(await desk.told()).toHaveLength(before);
    expect((await desk.find('NO_KEY_SET'))?.since).toMatch(/Z$/);
    await desk.age();
    await Promise.all([desk.watch(), desk.watch(), desk.watch()]);
    await desk.watch();
    const data = { findingId: 'NO_KEY_SET', code: 'NO_KEY_SET', severity: 'serious', environment: 'test' };
    const told = { orderId: null, data: { ...data, keySetId: null, since: expect.any(String) } };
    expect((await desk.told()).slice(before)).toEqual([{ ...told, type: 'health.serious' }]);

    await stop(true)();
    await desk.watch();
    await stop(false)();
    await desk.age();
    await desk.watch();
    await stop(true)();
    await desk.watch();
    expect(await desk.told()).toHaveLength(before + 1);
    await desk.age();
    await Promise.all([desk.watch(), desk.watch(), desk.watch()]);
    expect((await desk.told()).slice(before + 1)).toEqual([{ ...told, type: 'health.cleared' }]);

    await serviceIn(shop.host, 'outbox').work();
    const ours = await eventually(
      async () => heard as { type: string; data: unknown }[],
      (events) => events.length >= 2
    );
    expect(ours.map(({ type }) => type)).toEqual([
      'commerce-payments.health.serious',
      'commerce-payments.health.cleared',
    ]);
    const { body } = await admin.get<{ type: string; orderId: string | null }[]>(`${BASE}/events`);
    expect(body.data[0]).toMatchObject({ type: 'commerce-payments.health.cleared', orderId: null });
  });

  it('is a sentence in the log at boot, where this shop had no key sets yet', () => {
    const said = shop.host.logs.entries().filter(({ message }) => message.includes('(NO_KEY_SET)'));
    expect(said.map(({ level }) => level)).toEqual(['error']);
    expect(said[0]?.message).toContain('No order can be made.');
  });
});
