import { DEFAULT_REFUND_REASONS } from '../../contracts/default-refund-reasons';
import type { ShopFactsView, ShopSettingsView } from '../../contracts/shop-settings';
import { SYSTEM } from '../../server/src/domain/actor';
import type { CommerceError } from '../../server/src/domain/errors';
import { defaultShopSettings } from '../../server/src/domain/shop-settings';
import { rowsIn } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

const AT = '/commerce-payments/shop-settings';
const MINUTE_MS = 60_000;
const defaults = defaultShopSettings();
const rateLimits = null;

let shop: Shop;
let admin: ApiClient;
let product: string;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.host.admin();
  product = await publishProduct(shop.host, { price: 12_000 });
});

afterAll(() => shop?.close());

const read = async () => (await admin.get<ShopSettingsView>(AT)).body.data;
const save = (input: object) => admin.put<ShopSettingsView>(AT, { data: input });
const entries = () => rowsIn(shop.host, 'audit-entry').count({ where: { action: 'settings.updated' } } as never);

test('are the defaults until somebody saves', async () => {
  expect(await read()).toEqual({
    ...defaults,
    version: 0,
    defaults,
    decidedByConfig: [],
    canSendMail: true,
    rateLimits,
  });
  expect((await admin.get<ShopFactsView>('/commerce-payments/shop')).body.data).toEqual({
    timeZone: 'Asia/Seoul',
    environment: 'test',
    refundReasons: defaults.refundReasons,
    keySets: (await serviceIn(shop.host, 'keySets').list()).map(({ id, name }) => ({ keySetId: id, name })),
  });
});

test('keep the default reasons nobody’s choice, in whichever language they come back', async () => {
  const { version } = await read();
  const before = await entries();
  const { version: _version, ...unchanged } = await read();
  const { timeZone, orderExpiresInMinutes, mail } = unchanged;
  const english = { timeZone, orderExpiresInMinutes, mail, refundReasons: DEFAULT_REFUND_REASONS.en };
  expect((await save({ ...english, version })).body.data).toMatchObject({
    version,
    refundReasons: defaults.refundReasons,
  });
  expect(await entries()).toBe(before);
});

test('hold from the next order on, and are written down once', async () => {
  const { version } = await read();
  const before = await entries();
  const wanted = { ...defaults, orderExpiresInMinutes: 15, timeZone: 'Asia/Tokyo' };
  const saved = (await save({ ...wanted, version })).body.data;
  expect(saved).toMatchObject({ ...wanted, version: version + 1 });
  await save({ ...wanted, version: version + 1 });
  expect(await entries()).toBe(before + 1);

  const from = Date.now();
  const { body } = await shop.full.post<{ expiresAt: string }>('/orders', {
    data: { items: [{ product, quantity: 1 }] },
  });
  const minutes = (Date.parse(body.data.expiresAt) - from) / MINUTE_MS;
  expect(minutes).toBeGreaterThanOrEqual(15);
  expect(minutes).toBeLessThan(16);
});

test('refuse a change over somebody else’s, also when both came at once', async () => {
  const { version } = await read();
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) => save({ ...defaults, orderExpiresInMinutes: 20 + index, version }))
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.error?.details.code).toBe('SHOP_SETTINGS_CHANGED');
});

test('two first saves make one row', async () => {
  await shop.host.strapi.db.connection('commerce_shop_settings').delete();
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) => save({ ...defaults, orderExpiresInMinutes: 20 + index, version: 0 }))
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  expect(await shop.host.strapi.db.connection('commerce_shop_settings').select('version')).toEqual([{ version: 1 }]);
});

test.each([
  ['a first save', true],
  ['a later one', false],
])('%s that was read before another was written is refused by the database itself', async (_what, isFirst) => {
  if (isFirst) await shop.host.strapi.db.connection('commerce_shop_settings').delete();
  const { save: saveAtOnce } = serviceIn(shop.host, 'shopSettings');
  const { version } = await read();
  const saved = await Promise.allSettled(
    Array.from({ length: 6 }, (_, index) =>
      saveAtOnce({ ...defaults, orderExpiresInMinutes: (isFirst ? 30 : 40) + index, version }, SYSTEM)
    )
  );
  const codes = saved.map((one) => (one.status === 'fulfilled' ? 'saved' : (one.reason as CommerceError).code));
  expect(codes.sort()).toEqual([...Array<string>(5).fill('SHOP_SETTINGS_CHANGED'), 'saved']);
  expect(await shop.host.strapi.db.connection('commerce_shop_settings').select('version')).toHaveLength(1);
});

test('a row that nobody understands stops no order', async () => {
  await shop.host.strapi.db.connection('commerce_shop_settings').update({ value: '{"timeZone":' });
  expect(await serviceIn(shop.host, 'shopSettings').read()).toEqual(defaults);
});

test.each([
  ['no zone', { timeZone: 'Asia/Nowhere' }],
  ['no time at all', { orderExpiresInMinutes: 0 }],
  ['half a minute', { orderExpiresInMinutes: 1.5 }],
  ['a reason twice', { refundReasons: ['a', 'a'] }],
  ['a reason of two lines', { refundReasons: ['a\nb'] }],
  ['an address that is none', { mail: { ...defaults.mail, to: ['nobody'] } }],
  ['an address twice', { mail: { ...defaults.mail, to: ['a@example.com', 'a@example.com'] } }],
  [
    'more addresses than ten',
    { mail: { ...defaults.mail, to: Array.from({ length: 11 }, (_, n) => `a${n}@example.com`) } },
  ],
  ['an address with a header in it', { mail: { ...defaults.mail, to: ['a@example.com\r\nBcc: b@example.com'] } }],
  ['an hour that no day has', { mail: { ...defaults.mail, dailyHour: 24 } }],
  ['another field', { secret: 'x' }],
])('refuse %s', async (_what, change) => {
  const { version } = await read();
  expect((await save({ ...defaults, ...change, version })).status).toBe(400);
});
