import type { ShopSettingsView } from '../../contracts/shop-settings';
import { defaultShopSettings } from '../../server/src/domain/shop-settings';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

const AT = '/commerce-payments/shop-settings';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop({ pluginConfig: { orders: { expiresInMinutes: 7 } } });
});

afterAll(() => shop?.close());

test('what the config says is shown locked, holds, and is not changed in the panel', async () => {
  const admin = await shop.host.admin();
  const view = (await admin.get<ShopSettingsView>(AT)).body.data;
  expect(view).toMatchObject({ orderExpiresInMinutes: 7, decidedByConfig: ['orderExpiresInMinutes'] });
  const { body } = await admin.put<ShopSettingsView>(AT, {
    data: { ...defaultShopSettings(), orderExpiresInMinutes: 30, timeZone: 'UTC', version: 0 },
  });
  expect(body.data).toMatchObject({ orderExpiresInMinutes: 7, timeZone: 'UTC', version: 1 });
  // Nor is it kept, to come into force when the config says nothing any more.
  const [row] = await shop.host.strapi.db.connection('commerce_shop_settings').select('value');
  expect(JSON.parse(row.value)).toMatchObject({ orderExpiresInMinutes: 7, timeZone: 'UTC' });

  const product = await publishProduct(shop.host);
  const { orderId } = await shop.order([{ product, quantity: 1 }]);
  const order = (await shop.full.get<{ expiresAt: string }>(`/orders/${orderId}`)).body.data;
  expect(Math.round((Date.parse(order.expiresAt) - Date.now()) / 60_000)).toBe(7);
});
