import { createSalesSumsRepository } from '../../server/src/repositories/sales-sums';
import { readsOf, readThrough } from '../support/read-plans';
import { serviceIn, openShop, publishProduct, type Shop } from '../support/open-shop';

const GROWING = /"?`?(commerce_(payments|orders|order_lines|refunds|webhook_deliveries|event_deliveries|sales_sums))\b/;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await serviceIn(shop.host, 'jobs').stop(5_000);
  const shirt = await publishProduct(shop.host, { price: 33_000 });
  await shop.pay([{ product: shirt, quantity: 1 }]);
});
afterAll(() => shop?.close());

const overview = () => serviceIn(shop.host, 'overview');
const growingIn = async (work: () => Promise<unknown>, most: number) => {
  const statements = await readsOf(shop.host, work);
  expect(statements.length).toBeLessThanOrEqual(most);
  return statements.filter(({ sql }) => GROWING.test(sql));
};

test('ninety days are added up by few statements, and each finds its rows of growing tables by an index', async () => {
  const growing = await growingIn(() => overview().view({ days: { days: 90 } }), 45);
  expect(growing.length).toBeGreaterThanOrEqual(15);
  expect(await readThrough(shop.host, growing)).toEqual([]);
});

describe('where there are sums', () => {
  const now = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const state = { summedUntil: now - 2 * HOUR_MS, seenUntil: now - DAY_MS, checkNext: now - 400 * DAY_MS };
  beforeAll(() => createSalesSumsRepository(shop.host.strapi).begin(state));

  it('a year takes few statements too, and little is left to add up from the rows', async () => {
    const growing = await growingIn(() => overview().view({ days: { days: 365 } }), 50);
    expect(growing.filter(({ sql }) => sql.includes('commerce_sales_sums')).length).toBeGreaterThanOrEqual(6);
    const live = growing.filter(({ sql }) => /sum\(/.test(sql) && !sql.includes('commerce_sales_sums'));
    expect(live.length).toBeLessThanOrEqual(8);
    // This hour and the last, and the one in which the days before are cut.
    expect(live.every(({ sql }) => sql.split(' union all ').length <= 4)).toBe(true);
    expect(await readThrough(shop.host, growing)).toEqual([]);
  });

  it('these are kept up by an index as well', async () => {
    const growing = await growingIn(() => serviceIn(shop.host, 'salesSums').work(() => true), 200);
    expect(growing.length).toBeGreaterThanOrEqual(8);
    expect(await readThrough(shop.host, growing)).toEqual([]);
  });
});
