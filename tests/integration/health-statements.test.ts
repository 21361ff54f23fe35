import { readsOf, readThrough } from '../support/read-plans';
import { serviceIn, openShop, publishProduct, type Shop } from '../support/open-shop';

/** Tables that grow with the shop: a look at the health must not read them through. */
const GROWING = /"?`?(commerce_(payments|orders|refunds|events|webhook_deliveries|event_deliveries))\b/;
/** The vault counts what is sealed once in ten minutes, by the beginnings of all values. */
const COUNT_OF_SEALED = /substr\(/;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  const shirt = await publishProduct(shop.host, { price: 33_000 });
  await shop.pay([{ product: shirt, quantity: 1 }]);
});
afterAll(() => shop?.close());

test('a look takes few statements, and each finds its rows of growing tables by an index', async () => {
  const health = serviceIn(shop.host, 'health');
  await health.view();
  const statements = await readsOf(shop.host, () => health.view());
  expect(statements.length).toBeLessThanOrEqual(25);
  const growing = statements.filter(({ sql }) => GROWING.test(sql) && !COUNT_OF_SEALED.test(sql));
  expect(growing.length).toBeGreaterThanOrEqual(10);
  expect(await readThrough(shop.host, growing)).toEqual([]);
});
