import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

const RECORDS = 'plugin::commerce-payments.idempotency-record';
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
