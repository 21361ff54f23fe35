import { SYSTEM } from '../../../../server/src/domain/actor';
import { anEventDesk, paid, URL_A } from '../../../support/event-desk';

describe('telling', () => {
  test('an event is told once, with its id, and then no more', async () => {
    const desk = anEventDesk();
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
    const desk = anEventDesk(() => Promise.reject(new Error('no printer')));
    await desk.outbox.append([paid('order-1'), paid('order-2')]);
    await desk.work();
    expect(desk.told).toHaveLength(2);
    expect(desk.errors).toEqual([expect.stringContaining('no printer'), expect.stringContaining('no printer')]);
    expect([...desk.memory.eventRows.values()].every(({ toldAt }) => toldAt !== null)).toBe(true);
  });

  test('a process that dies while telling leaves the event to the next, which queues nothing twice', async () => {
    const desk = anEventDesk();
    await desk.eventEndpoints.create({ url: URL_A }, SYSTEM);
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
    const desk = anEventDesk();
    await desk.outbox.append([paid()]);
    for (const event of desk.memory.eventRows.values()) event.attempts = 10;
    await desk.work();
    expect(desk.told).toEqual([]);
    expect(desk.errors[0]).toMatch(/was begun 10 times and never ended/);
  });
});
