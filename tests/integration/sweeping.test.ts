import { testDatabase } from '../support/host/database';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

const RECORDS = 'plugin::commerce-payments.idempotency-record';
const EVENTS = 'plugin::commerce-payments.event';
const DAY_MS = 24 * 60 * 60 * 1000;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

test('an Idempotency-Key is kept for a day and swept afterwards, by a job that is scheduled', async () => {
  const items = [{ product: await publishProduct(shop.host), quantity: 1 }];
  await shop.full.post('/orders', { items }, { headers: { 'Idempotency-Key': 'old' } });
  await shop.full.post('/orders', { items }, { headers: { 'Idempotency-Key': 'young' } });
  const records = shop.host.strapi.db.query(RECORDS);
  const [oldest] = await records.findMany({ orderBy: { id: 'asc' } });
  await records.updateMany({ where: { id: oldest.id }, data: { expiresAt: oldest.expiresAt - DAY_MS } });

  const job = shop.host.strapi.cron.jobs.find(({ name }) => name === 'commerce-payments.idempotency.sweep');
  expect(job).toBeDefined();
  expect(await serviceIn(shop.host, 'idempotency').sweep()).toBe(1);
  expect(await records.count()).toBe(1);
});

const toldEvent = (eventId: string, toldAt: number) => ({
  eventId,
  type: 'order.paid',
  payload: '{}',
  occurredAt: toldAt,
  toldAt,
  nextAttemptAt: null,
  attempts: 1,
});

/** A file of SQLite has one writer at a time anyway. */
if (testDatabase() !== 'sqlite')
  test('a sweep does not wait for rows that are written meanwhile, and so nobody ends in a deadlock with it', async () => {
    const { db } = shop.host.strapi;
    const now = Date.now();
    const old = Array.from({ length: 3 }, (_, index) => toldEvent(`old-${index}`, now - 40 * DAY_MS));
    // Enough of them that the database looks into an index and does not read the whole table.
    const others = Array.from({ length: 500 }, (_, index) => toldEvent(`other${index}`, now - index));
    await db.query(EVENTS).createMany({ data: [...old, ...others, toldEvent('young', now - 500)] });
    let end = (): void => undefined;
    const swept = new Promise<void>((resolve) => (end = resolve));
    let written = (): void => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const writing = db.transaction(async () => {
      await db.query(EVENTS).updateMany({ where: { eventId: 'young' }, data: { toldAt: now - 501 } });
      written();
      await swept;
    });
    await isWritten;
    const tooLong = new Promise((resolve) => setTimeout(resolve, 5_000, 'waited').unref());
    const outcome = await Promise.race([serviceIn(shop.host, 'outbox').sweep(), tooLong]);
    end();
    await writing;
    expect(outcome).toBe(old.length);
    expect(await db.query(EVENTS).findMany({ select: ['eventId'], where: { eventId: { $contains: '-' } } })).toEqual(
      []
    );
  });
