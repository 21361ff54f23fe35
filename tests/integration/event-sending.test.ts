import { Webhook } from 'standardwebhooks';
import type { EventDeliveryView } from '../../contracts/event-endpoints';
import type { OrderEventType, ToldEvent } from '../../contracts/events';
import { createEventDeliveryRepository } from '../../server/src/repositories/event-deliveries';
import { createEventEndpointRepository } from '../../server/src/repositories/event-endpoints';
import { createEventRepository } from '../../server/src/repositories/events';
import { createInTransaction } from '../../server/src/repositories/transaction';
import { createEvents } from '../../server/src/services/outbox/events';
import { createVault } from '../../server/src/vault/vault';
import { rowsIn } from '../support/editor';
import { eventually } from '../support/hooked-shop';
import { ENCRYPTION_KEY } from '../support/host/app-folder';
import { ADMIN, eventOf, openToldShop, type ToldShop } from '../support/told-shop';

type OrderEvent = ToldEvent<OrderEventType>;

let shop: ToldShop;
beforeAll(async () => {
  shop = await openToldShop();
});
afterAll(() => shop?.close());

describe('sending', () => {
  it('is repeated until it gets through, kept in a log, and done again on demand', async () => {
    const { id } = await shop.addAddress('/moody');
    shop.receiver.answer('/moody', 503);
    await shop.outbox().append([eventOf('order-moody')]);
    await shop.work();
    const [failing] = await shop.deliveriesTo(id);
    expect(failing).toMatchObject({ state: 'pending', attempts: 1, lastStatus: 503, lastError: 'HTTP 503: not today' });
    expect(Date.parse(failing?.nextAttemptAt ?? '') - Date.now()).toBeGreaterThan(3_000);
    shop.receiver.answer('/moody', 200);
    await shop.hurry();
    await shop.work();
    const [delivered] = await shop.deliveriesTo(id);
    expect(delivered).toMatchObject({ state: 'delivered', attempts: 2, lastStatus: 200, lastError: null });
    expect(delivered?.log.map(({ status }) => status)).toEqual([503, 200]);

    const admin = await shop.host().admin();
    const again = await admin.post<EventDeliveryView>(`${ADMIN}/event-deliveries/${delivered?.id}/redeliver`);
    expect([again.status, again.body.data.state]).toEqual([202, 'pending']);
    await eventually(
      async () => shop.receiver.on('/moody').length,
      (count) => count === 3
    );
    const [first, second, third] = shop.receiver.on('/moody');
    expect([second?.body, third?.body]).toEqual([first?.body, first?.body]);
    expect([second, third].map((seen) => seen?.headers['webhook-id'])).toEqual(
      Array(2).fill(first?.headers['webhook-id'])
    );
    await shop.removeAddress(id);
  });

  it('ends at an address that answers 410', async () => {
    const { id } = await shop.addAddress('/gone');
    shop.receiver.answer('/gone', 410);
    await shop.outbox().append([eventOf('order-gone')]);
    await shop.work();
    const admin = await shop.host().admin();
    const shown = await admin.get(`${ADMIN}/event-endpoints/${id}`);
    expect(shown.body.data).toMatchObject({
      isEnabled: false,
      disabledReason: 'gone',
      failingSince: expect.any(String),
    });
    expect(await shop.deliveriesTo(id)).toMatchObject([{ state: 'failed', lastStatus: 410 }]);
    await shop.outbox().append([eventOf('order-after')]);
    await shop.work();
    expect(shop.receiver.on('/gone')).toHaveLength(1);
    const delivery = (await shop.deliveriesTo(id))[0];
    const refused = await admin.post(`${ADMIN}/event-deliveries/${delivery?.id}/redeliver`);
    expect([refused.status, refused.body.error?.details.code]).toEqual([409, 'EVENT_ENDPOINT_DISABLED']);
    await shop.removeAddress(id);
  });

  it('a test event goes to one address, at once, and leaves no trace', async () => {
    const { id, secret } = await shop.addAddress('/test');
    const admin = await shop.host().admin();
    const before = await rowsIn(shop.host(), 'event').count({} as never);
    const tried = await admin.post(`${ADMIN}/event-endpoints/${id}/test`);
    expect(tried.body.data).toEqual({ delivered: true, status: 200, error: null, durationMs: expect.any(Number) });
    const [webhook] = shop.receiver.on('/test');
    const body = new Webhook(secret).verify(webhook?.body ?? '', webhook?.headers as Record<string, string>);
    expect(body).toMatchObject({ type: 'commerce-payments.test', data: { test: true } });
    shop.receiver.answer('/test', 500);
    const failed = await admin.post(`${ADMIN}/event-endpoints/${id}/test`);
    expect(failed.body.data).toMatchObject({ delivered: false, status: 500, error: 'HTTP 500: not today' });
    expect(await rowsIn(shop.host(), 'event').count({} as never)).toBe(before);
    await shop.removeAddress(id);
  });

  it('what comes of an attempt is written by who holds the delivery, and by nobody who has lost it', async () => {
    const { id } = await shop.addAddress('/held');
    shop.receiver.answer('/held', 500);
    await shop.outbox().append([eventOf('order-held')]);
    await shop.work();
    await shop.hurry();
    const deliveries = createEventDeliveryRepository(shop.host().strapi);
    const now = Date.now();
    const [held] = await deliveries.claim(id, now, now + 60_000, 5);
    if (!held) throw new Error('Nothing was due');
    expect(await deliveries.claim(id, now, now + 60_000, 5)).toEqual([]);
    const result = { ...held, state: 'delivered', nextAttemptAt: null } as const;
    await deliveries.repeat(held.deliveryId, now + 120_000);
    expect(await deliveries.finish(held, result)).toBe(false);
    expect(await deliveries.finish({ ...held, nextAttemptAt: now + 120_000 }, result)).toBe(true);
    expect(await shop.deliveriesTo(id)).toMatchObject([{ state: 'delivered' }]);
    await shop.removeAddress(id);
  });

  it('happens once for an event that is told again, because its process died before it could say so', async () => {
    const { id } = await shop.addAddress('/again');
    const { id: later } = await shop.addAddress('/again-later', { types: ['order.refunded'] });
    await shop.outbox().append([eventOf('order-again')]);
    await shop.work();
    const data = { toldAt: null, nextAttemptAt: 1 };
    await rowsIn(shop.host(), 'event').updateMany({ where: { orderId: 'order-again' }, data } as never);
    await shop.outbox().append([eventOf('order-after', 'order.refunded')]);
    await shop.work();
    const sent = (path: string) =>
      shop.receiver.on(path).map(({ body }) => (JSON.parse(body) as OrderEvent).data.orderId);
    expect([sent('/again'), sent('/again-later')]).toEqual([['order-again', 'order-after'], ['order-after']]);
    expect(await rowsIn(shop.host(), 'event').count({ where: { toldAt: null } } as never)).toBe(0);
    for (const address of [id, later]) await shop.removeAddress(address);
  });

  it('is shared by any number of workers: each address gets each event once, each listener too', async () => {
    const { strapi } = shop.host();
    const paths = ['/many-1', '/many-2', '/many-3'];
    const ids = [];
    for (const path of paths) ids.push((await shop.addAddress(path)).id);
    const heard: string[] = [];
    const worker = () =>
      createEvents({
        events: createEventRepository(strapi),
        endpoints: createEventEndpointRepository(strapi),
        deliveries: createEventDeliveryRepository(strapi),
        vault: createVault({ keys: [], fallback: ENCRYPTION_KEY }),
        emit: async (event) => void heard.push((event as OrderEvent).data.orderId),
        kick: () => undefined,
        allowPrivateAddresses: true,
        inTransaction: createInTransaction(strapi),
        audit: { record: async () => undefined },
        clock: Date.now,
        log: { error: (message) => void problems.push(message), warn: () => undefined },
      }).outbox;
    const problems: string[] = [];
    const workers = Array.from({ length: 6 }, worker);
    const orders = Array.from({ length: 60 }, (_, index) => `order-many-${index}`);
    await Promise.all(orders.map((orderId) => shop.outbox().append([eventOf(orderId)])));
    const round = async (one: (typeof workers)[number]): Promise<void> => {
      await one.work().catch((error: Error) => void problems.push(error.message));
      await one.idle();
    };
    await Promise.all(workers.map(round));
    await Promise.all(workers.map(round));
    // The host's own job may have taken some of it.
    const arrived = async () => paths.flatMap((path) => shop.receiver.on(path)).length;
    await eventually(arrived, (count) => count >= orders.length * paths.length);
    await shop.work();
    for (const path of paths) {
      const seen = shop.receiver.on(path).map(({ body }) => (JSON.parse(body) as OrderEvent).data.orderId);
      expect([path, [...seen].sort()]).toEqual([path, [...orders].sort()]);
    }
    expect(new Set(heard).size).toBe(heard.length);
    expect(problems).toEqual([]);
    for (const id of ids) await shop.removeAddress(id);
  }, 60_000);
});
