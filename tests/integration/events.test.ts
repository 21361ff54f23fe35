import { Webhook } from 'standardwebhooks';
import type { ToldEvent } from '../../contracts/events';
import type { StoredEvent } from '../../server/src/domain/event';
import { rowsIn } from '../support/editor';
import { eventually } from '../support/hooked-shop';
import { startHost } from '../support/host-app';
import { eventOf, openToldShop, PAID, PRIVATE_ALLOWED, type ToldShop } from '../support/told-shop';

let shop: ToldShop;
beforeAll(async () => {
  shop = await openToldShop();
});
afterAll(() => shop?.close());

describe('a sale', () => {
  it('is told to code of the host and to an address, signed, without anything secret or personal', async () => {
    const heard: ToldEvent[] = [];
    const off = shop.host().strapi.eventHub.on(PAID, async (event: ToldEvent) => void heard.push(event));
    const { id, secret } = await shop.addAddress('/sale');
    const customer = { name: '김토스', email: 'kim@example.com', phone: '01012345678' };
    const order = await shop.order([{ product: shop.shirt, quantity: 1 }], { customer });
    const paid = await shop.full.post<{ paymentKey: string }>('/payments/confirm', { data: shop.authorise(order) });
    const { paymentKey } = paid.body.data;

    const [webhook] = await eventually(
      async () => shop.receiver.on('/sale'),
      (seen) => seen.length > 0
    );
    const body = new Webhook(secret).verify(webhook?.body ?? '', webhook?.headers as Record<string, string>);
    expect(body).toEqual({
      type: PAID,
      timestamp: expect.any(String),
      data: {
        orderId: order.orderId,
        state: 'paid',
        amount: 33_000,
        refundedAmount: 0,
        currency: 'KRW',
        environment: 'test',
        paymentKey,
        paidAt: expect.any(String),
      },
    });
    expect(heard).toEqual([{ id: webhook?.headers['webhook-id'], ...(body as object) }]);
    off();

    await shop.full.post(`/payments/${paymentKey}/refunds`, { data: { reason: '사이즈', amount: 1_000 } });
    await eventually(
      async () => shop.receiver.on('/sale').length,
      (count) => count >= 3
    );
    const types = shop.receiver.on('/sale').map((seen) => (JSON.parse(seen.body) as { type: string }).type);
    expect(types.sort()).toEqual([
      PAID,
      'commerce-payments.order.partially_refunded',
      'commerce-payments.refund.succeeded',
    ]);
    const sent = JSON.stringify(shop.receiver.on('/sale'));
    for (const secretOrPersonal of ['김토스', 'kim@example.com', '01012345678', 'whsec_', '****', '사이즈'])
      expect(sent).not.toContain(secretOrPersonal);
    await shop.removeAddress(id);
  });

  it('leaves no event when its transaction is undone', async () => {
    const before = await rowsIn(shop.host(), 'event').count({} as never);
    const undone = shop.host().strapi.db.transaction(async () => {
      await shop.outbox().append([eventOf('order-undone')]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await rowsIn(shop.host(), 'event').count({} as never)).toBe(before);
  });
});

describe('listeners', () => {
  it('that throw, hang or never answer harm neither each other nor the sale', async () => {
    const heard: string[] = [];
    const { eventHub } = shop.host().strapi;
    const offs = [
      eventHub.on(PAID, (() => {
        throw new Error('thrown at once');
      }) as never),
      eventHub.on(PAID, () => Promise.reject(new Error('rejected'))),
      eventHub.on(PAID, () => new Promise(() => undefined)),
      eventHub.on(PAID, async () => void heard.push('last')),
    ];
    eventHub.once(PAID, async () => void heard.push('once'));
    const { status } = await shop.pay([{ product: shop.shirt, quantity: 1 }]);
    expect(status).toBe(200);
    await eventually(
      async () => heard,
      (seen) => seen.includes('last')
    );
    await shop.pay([{ product: shop.shirt, quantity: 1 }]);
    await eventually(
      async () => heard,
      (seen) => seen.filter((name) => name === 'last').length === 2
    );
    expect(heard.filter((name) => name === 'once')).toHaveLength(1);
    for (const off of offs) off();
    expect(shop.host().logs.text()).toMatch(/A listener of commerce-payments\.order\.paid failed: thrown at once/);
    expect(shop.host().logs.text()).toMatch(/takes longer than 5 s/);
    const waiting = (event: StoredEvent[]) => event.filter(({ toldAt }) => toldAt === null);
    await eventually(
      async () => waiting((await rowsIn(shop.host(), 'event').findMany({} as never)) as never),
      (seen) => seen.length === 0
    );
    await shop.pay([{ product: shop.shirt, quantity: 1 }]);
    await shop.work();
    expect(heard.filter((name) => name === 'last')).toHaveLength(2);
  }, 60_000);
});

it('what was told or sent more than 30 days ago is swept', async () => {
  const { id } = await shop.addAddress('/old');
  await shop.outbox().append([eventOf('order-old'), eventOf('order-young')]);
  await shop.work();
  const long = Date.now() - 31 * 24 * 60 * 60 * 1000;
  const [event] = (await rowsIn(shop.host(), 'event').findMany({
    where: { orderId: 'order-old' },
  } as never)) as never as StoredEvent[];
  const where = { eventId: event?.eventId };
  await rowsIn(shop.host(), 'event').updateMany({ where, data: { toldAt: long } } as never);
  await rowsIn(shop.host(), 'event-delivery').updateMany({ where, data: { queuedAt: long } } as never);
  expect(await shop.outbox().sweep()).toBe(2);
  expect(await shop.deliveriesTo(id)).toHaveLength(1);
  expect(await shop.outbox().sweep()).toBe(0);
  await shop.removeAddress(id);
});

it('an event of a process that was killed before it could tell is told by the next, at its start', async () => {
  await shop.addAddress('/next');
  const { db } = shop.host().strapi;
  const close = db.destroy.bind(db);
  // After the last look of its jobs, which would tell it.
  db.destroy = async () => {
    await shop.outbox().append([eventOf('order-next')]);
    await close();
  };
  await shop.reopen((stopped) => {
    expect(shop.receiver.on('/next')).toHaveLength(0);
    return startHost({ again: stopped, pluginConfig: PRIVATE_ALLOWED });
  });
  const [webhook] = await eventually(
    async () => shop.receiver.on('/next'),
    (seen) => seen.length > 0
  );
  expect(JSON.parse(webhook?.body ?? '')).toMatchObject({ type: PAID, data: { orderId: 'order-next' } });
});
