import { SYSTEM } from '../../../../server/src/domain/actor';
import { person } from '../../../support/key-set-service';
import { Webhook } from 'standardwebhooks';
import type { Sent } from '../../../../server/src/services/outbox/http-sender';
import { anEventDesk, DOWN, OK, paid, URL_A } from '../../../support/event-desk';

describe('sending', () => {
  test('each address gets what it wants, signed with its own secret, with the same id', async () => {
    const desk = anEventDesk();
    const all = await desk.eventEndpoints.create({ url: URL_A }, person('Kim'));
    const some = await desk.eventEndpoints.create({ url: 'https://b.example.com/', types: ['order.paid'] }, SYSTEM);
    await desk.eventEndpoints.create({ url: 'https://c.example.com/', types: ['refund.failed'] }, SYSTEM);
    await desk.eventEndpoints.create({ url: 'https://d.example.com/', isEnabled: false }, SYSTEM);
    await desk.outbox.append([paid()]);
    await desk.work();
    expect(desk.sent.map(({ url }) => url).sort()).toEqual([URL_A, 'https://b.example.com/']);
    for (const [index, made] of [all, some].entries()) {
      const outgoing = desk.sent.find(({ url }) => url === made.endpoint.url);
      const body = new Webhook(made.secret).verify(outgoing?.body ?? '', outgoing?.headers ?? {});
      expect([index, body]).toEqual([index, { ...desk.told[0], id: undefined }]);
      expect(outgoing?.headers['webhook-id']).toBe(desk.told[0]?.id);
    }
    expect(desk.deliveries().every(({ state }) => state === 'delivered')).toBe(true);
  });

  test('a failure is tried again when its time has come, with the same id and bytes, until it gets through', async () => {
    const desk = anEventDesk();
    const { endpoint } = await desk.eventEndpoints.create({ url: URL_A }, SYSTEM);
    await desk.outbox.append([paid()]);
    desk.answer(async () => DOWN);
    await desk.work();
    await desk.work();
    expect(desk.sent).toHaveLength(1);
    expect(desk.deliveries()[0]).toMatchObject({
      state: 'pending',
      attempts: 1,
      lastStatus: 503,
      lastError: 'HTTP 503',
    });
    expect((await desk.eventEndpoints.get(endpoint.endpointId)).failingSince).not.toBeNull();
    desk.answer(async () => OK);
    desk.time.now += 5_000;
    await desk.work();
    expect(desk.sent.map(({ body }) => body)).toEqual(Array(2).fill(desk.sent[0]?.body));
    expect(desk.sent[1]?.headers['webhook-id']).toBe(desk.sent[0]?.headers['webhook-id']);
    expect(desk.sent[1]?.headers['webhook-timestamp']).not.toBe(desk.sent[0]?.headers['webhook-timestamp']);
    expect(desk.deliveries()[0]).toMatchObject({ state: 'delivered', attempts: 2, lastStatus: 200, lastError: null });
    expect((await desk.eventEndpoints.get(endpoint.endpointId)).failingSince).toBeNull();
  });

  test('410 switches the address off and gives up what waits for it', async () => {
    const desk = anEventDesk();
    const { endpoint } = await desk.eventEndpoints.create({ url: URL_A }, SYSTEM);
    await desk.outbox.append(Array.from({ length: 7 }, (_, index) => paid(`order-${index}`)));
    desk.answer(async () => ({ status: 410, error: 'HTTP 410' }));
    await desk.work();
    expect(await desk.eventEndpoints.get(endpoint.endpointId)).toMatchObject({
      isEnabled: false,
      disabledReason: 'gone',
    });
    expect(desk.sent).toHaveLength(5);
    expect(desk.deliveries().map(({ state }) => state)).toEqual(Array(7).fill('failed'));
    // Five answers said so at once; it was switched off once.
    expect(desk.audited.slice(1)).toMatchObject([
      {
        actor: SYSTEM,
        action: 'event_endpoint.updated',
        subject: { id: endpoint.endpointId },
        changes: { isEnabled: { from: true, to: false } },
        details: { reason: 'gone' },
      },
    ]);
    await desk.outbox.append([paid('later')]);
    await desk.work();
    expect(desk.sent).toHaveLength(5);
    const again = await desk.eventEndpoints.update(endpoint.endpointId, { isEnabled: true }, SYSTEM);
    expect(again).toMatchObject({ isEnabled: true, disabledReason: null, failingSince: null });
  });

  test('an address that hangs holds up no other, and is sent to five at a time', async () => {
    const desk = anEventDesk();
    await desk.eventEndpoints.create({ url: 'https://hangs.example.com/' }, SYSTEM);
    await desk.eventEndpoints.create({ url: URL_A }, SYSTEM);
    let release: (sent: Sent) => void = () => undefined;
    const held = new Promise<Sent>((resolve) => (release = resolve));
    desk.answer(({ url }) => (url === URL_A ? Promise.resolve(OK) : held));
    for (let round = 0; round < 4; round += 1) {
      await desk.outbox.append(Array.from({ length: 5 }, (_, index) => paid(`order-${round}-${index}`)));
      await desk.outbox.work();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(desk.sent.filter(({ url }) => url === URL_A)).toHaveLength(20);
    expect(desk.sent.filter(({ url }) => url !== URL_A)).toHaveLength(5);
    release(OK);
    await desk.outbox.idle();
    expect(desk.sent).toHaveLength(40);
  });

  test('what becomes due while a lane looks for the last time is sent all the same', async () => {
    const desk = anEventDesk();
    await desk.eventEndpoints.create({ url: URL_A }, SYSTEM);
    const { claim } = desk.memory.deliveries;
    let isLate = false;
    desk.memory.deliveries.claim = async (...asked) => {
      const found = await claim(...asked);
      if (found.length > 0 || isLate) return found;
      isLate = true;
      await desk.outbox.append([paid('late')]);
      await desk.outbox.work();
      return found;
    };
    await desk.outbox.append([paid()]);
    await desk.work();
    expect(desk.sent).toHaveLength(2);
  });

  test('a stopping server breaks off what hangs, and leaves it due for the next', async () => {
    const desk = anEventDesk();
    await desk.eventEndpoints.create({ url: URL_A }, SYSTEM);
    await desk.outbox.append([paid()]);
    let cut: () => void = () => undefined;
    desk.answer(() => new Promise((resolve) => (cut = () => resolve({ status: null, error: 'TIMEOUT' }))));
    await desk.outbox.work();
    await new Promise((resolve) => setTimeout(resolve, 10));
    const stopped = desk.outbox.stop(20);
    setTimeout(() => cut(), 60);
    await stopped;
    expect(desk.deliveries()[0]).toMatchObject({ state: 'pending', attempts: 0, nextAttemptAt: desk.time.now });
    await desk.outbox.append([paid('later')]);
    await desk.outbox.work();
    expect(desk.sent).toHaveLength(1);
  });

  test('an event is sent again on demand, whatever came of it', async () => {
    const desk = anEventDesk();
    const { endpoint } = await desk.eventEndpoints.create({ url: URL_A }, SYSTEM);
    await desk.outbox.append([paid()]);
    await desk.work();
    const id = desk.deliveries()[0]?.deliveryId ?? '';
    expect(await desk.eventLog.redeliver(id, SYSTEM)).toMatchObject({ state: 'pending', attempts: 0 });
    await desk.work();
    expect(desk.sent).toHaveLength(2);
    expect(desk.deliveries()[0]).toMatchObject({ state: 'delivered', attempts: 1 });
    expect(desk.deliveries()[0]?.log).toHaveLength(2);
    await desk.eventEndpoints.update(endpoint.endpointId, { isEnabled: false }, SYSTEM);
    await expect(desk.eventLog.redeliver(id, SYSTEM)).rejects.toMatchObject({ code: 'EVENT_ENDPOINT_DISABLED' });
    await desk.eventEndpoints.remove(endpoint.endpointId, SYSTEM);
    await expect(desk.eventLog.redeliver(id, SYSTEM)).rejects.toMatchObject({ code: 'EVENT_ENDPOINT_NOT_FOUND' });
    await expect(desk.eventLog.redeliver('dlv_none', SYSTEM)).rejects.toMatchObject({
      code: 'EVENT_DELIVERY_NOT_FOUND',
    });
  });
});
