import { Webhook } from 'standardwebhooks';
import type { ToldEvent } from '../../../../contracts/events';
import { orderEvent } from '../../../../server/src/domain/event';
import { createEvents } from '../../../../server/src/services/outbox/events';
import type { Outgoing, Sent } from '../../../../server/src/services/outbox/http-sender';
import { createVault } from '../../../../server/src/vault/vault';
import { createMemoryEvents } from '../../../support/memory-events';

const URL_A = 'https://a.example.com/hooks';
const OK: Sent = { status: 200, error: null };
const DOWN: Sent = { status: 503, error: 'HTTP 503' };

const paid = (orderId = 'order-1') =>
  orderEvent(
    'order.paid',
    { orderId, state: 'paid', amount: 100, refundedAmount: 0, currency: 'KRW', environment: 'test', paidAt: 0 },
    'pk-1'
  );

const aDesk = (emit: (event: ToldEvent) => Promise<void> = async () => undefined) => {
  const memory = createMemoryEvents();
  // Real time: the public library refuses timestamps that are not about now.
  const time = { now: Date.now() };
  const told: ToldEvent[] = [];
  const sent: Outgoing[] = [];
  const errors: string[] = [];
  let answers: (outgoing: Outgoing) => Promise<Sent> = async () => OK;
  const parts = createEvents({
    ...memory,
    vault: createVault({ keys: ['a text of the tests that is long enough'], fallback: undefined }),
    emit: async (event) => {
      told.push(event);
      await emit(event);
    },
    kick: () => undefined,
    allowPrivateAddresses: false,
    clock: () => time.now,
    random: () => 0,
    log: { error: (message) => void errors.push(message), warn: () => undefined },
    send: async (outgoing) => {
      sent.push(outgoing);
      return answers(outgoing);
    },
  });
  const work = async () => {
    await parts.outbox.work();
    await parts.outbox.idle();
  };
  const answer = (by: typeof answers) => void (answers = by);
  const deliveries = () => [...memory.deliveryRows.values()];
  return { ...parts, memory, time, told, sent, errors, work, answer, deliveries };
};

describe('telling', () => {
  test('an event is told once, with its id, and then no more', async () => {
    const desk = aDesk();
    await desk.outbox.append([paid()]);
    await desk.work();
    await desk.work();
    expect(desk.told).toEqual([
      expect.objectContaining({
        id: expect.stringMatching(/^evt_[\w-]{24}$/),
        type: 'commerce-payments.order.paid',
        data: expect.objectContaining({ orderId: 'order-1', paymentKey: 'pk-1', amount: 100 }),
      }),
    ]);
  });

  test('a listener that fails is logged, and the event counts as told', async () => {
    const desk = aDesk(() => Promise.reject(new Error('no printer')));
    await desk.outbox.append([paid('order-1'), paid('order-2')]);
    await desk.work();
    expect(desk.told).toHaveLength(2);
    expect(desk.errors).toEqual([expect.stringContaining('no printer'), expect.stringContaining('no printer')]);
    expect([...desk.memory.eventRows.values()].every(({ toldAt }) => toldAt !== null)).toBe(true);
  });

  test('a process that dies while telling leaves the event to the next, which queues nothing twice', async () => {
    const desk = aDesk();
    await desk.eventEndpoints.create({ url: URL_A }, null);
    await desk.outbox.append([paid()]);
    const { markTold } = desk.memory.events;
    desk.memory.events.markTold = () => Promise.reject(new Error('killed'));
    await expect(desk.outbox.work()).rejects.toThrow('killed');
    desk.memory.events.markTold = markTold;
    await desk.work();
    expect(desk.told).toHaveLength(1);
    desk.time.now += 30_000;
    await desk.work();
    expect(desk.told).toHaveLength(2);
    expect(desk.told[1]).toEqual(desk.told[0]);
    expect(desk.deliveries()).toHaveLength(1);
    expect(desk.sent).toHaveLength(1);
  });

  test('an event that ends the process whenever it is told is told ten times at most, and still sent', async () => {
    const desk = aDesk();
    await desk.outbox.append([paid()]);
    for (const event of desk.memory.eventRows.values()) event.attempts = 10;
    await desk.work();
    expect(desk.told).toEqual([]);
    expect(desk.errors[0]).toMatch(/ended the process 10 times/);
  });
});

describe('sending', () => {
  test('each address gets what it wants, signed with its own secret, with the same id', async () => {
    const desk = aDesk();
    const all = await desk.eventEndpoints.create({ url: URL_A }, 'Kim');
    const some = await desk.eventEndpoints.create({ url: 'https://b.example.com/', types: ['order.paid'] }, null);
    await desk.eventEndpoints.create({ url: 'https://c.example.com/', types: ['refund.failed'] }, null);
    await desk.eventEndpoints.create({ url: 'https://d.example.com/', isEnabled: false }, null);
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
    const desk = aDesk();
    const { endpoint } = await desk.eventEndpoints.create({ url: URL_A }, null);
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
    const desk = aDesk();
    const { endpoint } = await desk.eventEndpoints.create({ url: URL_A }, null);
    await desk.outbox.append(Array.from({ length: 7 }, (_, index) => paid(`order-${index}`)));
    desk.answer(async () => ({ status: 410, error: 'HTTP 410' }));
    await desk.work();
    expect(await desk.eventEndpoints.get(endpoint.endpointId)).toMatchObject({
      isEnabled: false,
      disabledReason: 'gone',
    });
    expect(desk.sent).toHaveLength(5);
    expect(desk.deliveries().map(({ state }) => state)).toEqual(Array(7).fill('failed'));
    await desk.outbox.append([paid('later')]);
    await desk.work();
    expect(desk.sent).toHaveLength(5);
    const again = await desk.eventEndpoints.update(endpoint.endpointId, { isEnabled: true });
    expect(again).toMatchObject({ isEnabled: true, disabledReason: null, failingSince: null });
  });

  test('an address that hangs holds up no other, and is sent to five at a time', async () => {
    const desk = aDesk();
    await desk.eventEndpoints.create({ url: 'https://hangs.example.com/' }, null);
    await desk.eventEndpoints.create({ url: URL_A }, null);
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

  test('a stopping server breaks off what hangs, and leaves it due for the next', async () => {
    const desk = aDesk();
    await desk.eventEndpoints.create({ url: URL_A }, null);
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
    const desk = aDesk();
    const { endpoint } = await desk.eventEndpoints.create({ url: URL_A }, null);
    await desk.outbox.append([paid()]);
    await desk.work();
    const id = desk.deliveries()[0]?.deliveryId ?? '';
    expect(await desk.eventLog.redeliver(id)).toMatchObject({ state: 'pending', attempts: 0 });
    await desk.work();
    expect(desk.sent).toHaveLength(2);
    expect(desk.deliveries()[0]).toMatchObject({ state: 'delivered', attempts: 1 });
    expect(desk.deliveries()[0]?.log).toHaveLength(2);
    await desk.eventEndpoints.update(endpoint.endpointId, { isEnabled: false });
    await expect(desk.eventLog.redeliver(id)).rejects.toMatchObject({ code: 'EVENT_ENDPOINT_DISABLED' });
    await desk.eventEndpoints.remove(endpoint.endpointId);
    await expect(desk.eventLog.redeliver(id)).rejects.toMatchObject({ code: 'EVENT_ENDPOINT_NOT_FOUND' });
    await expect(desk.eventLog.redeliver('dlv_none')).rejects.toMatchObject({ code: 'EVENT_DELIVERY_NOT_FOUND' });
  });
});

describe('secrets of addresses', () => {
  test('after a change both sign for a day, then the new one alone', async () => {
    const desk = aDesk();
    const before = await desk.eventEndpoints.create({ url: URL_A }, null);
    const after = await desk.eventEndpoints.rotateSecret(before.endpoint.endpointId);
    expect(after.secret).not.toBe(before.secret);
    const verifies = (secret: string) => {
      const { body = '', headers = {} } = desk.sent.at(-1) ?? {};
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch {
        return false;
      }
    };
    await desk.eventEndpoints.test(before.endpoint.endpointId);
    expect([verifies(before.secret), verifies(after.secret)]).toEqual([true, true]);
    const { endpoint } = after;
    await desk.memory.endpoints.update(endpoint.endpointId, { previousSecretEndsAt: desk.time.now });
    await desk.eventEndpoints.test(endpoint.endpointId);
    expect([verifies(before.secret), verifies(after.secret)]).toEqual([false, true]);
  });

  test('are sealed where they are kept, each for its own place', async () => {
    const desk = aDesk();
    const { endpoint, secret } = await desk.eventEndpoints.create({ url: URL_A }, null);
    await desk.eventEndpoints.rotateSecret(endpoint.endpointId);
    const row = desk.memory.endpointRows.get(endpoint.endpointId);
    expect(JSON.stringify(row)).not.toContain(secret.slice(6));
    await desk.memory.endpoints.update(endpoint.endpointId, { secret: row?.previousSecret ?? '' });
    expect(await desk.eventEndpoints.test(endpoint.endpointId)).toMatchObject({
      status: null,
      error: 'VAULT_CANNOT_OPEN',
    });
  });

  test('an address that events must not go to is refused', async () => {
    const desk = aDesk();
    for (const url of ['http://example.com', 'https://10.0.0.1/', 'https://localhost/', 'nonsense']) {
      const refused = expect.objectContaining({ code: 'EVENT_ADDRESS_REFUSED' });
      await expect(desk.eventEndpoints.create({ url }, null)).rejects.toEqual(refused);
      const { endpoint } = await desk.eventEndpoints.create({ url: URL_A }, null);
      await expect(desk.eventEndpoints.update(endpoint.endpointId, { url })).rejects.toEqual(refused);
    }
  });
});
