import { readsOf, readThrough } from '../support/read-plans';
import { serviceIn, openShop, publishProduct, type Shop } from '../support/open-shop';

const GROWING = /"?`?(commerce_(payments|orders|order_lines|refunds|webhook_deliveries|event_deliveries))\b/;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  const shirt = await publishProduct(shop.host, { price: 33_000 });
  await shop.pay([{ product: shirt, quantity: 1 }]);
});
afterAll(() => shop?.close());

test('ninety days are added up by few statements, and each finds its rows of growing tables by an index', async () => {
  const overview = serviceIn(shop.host, 'overview');
  const statements = await readsOf(shop.host, () => overview.view({ days: { days: 90 } }));
  expect(statements.length).toBeLessThanOrEqual(45);
  const growing = statements.filter(({ sql }) => GROWING.test(sql));
  expect(growing.length).toBeGreaterThanOrEqual(15);
  expect(await readThrough(shop.host, growing)).toEqual([]);
});
