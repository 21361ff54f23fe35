import type { FirstStepsView } from '../../contracts/first-steps';
import { SYSTEM } from '../../server/src/domain/actor';
import { rowsIn } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { receiveOne } from '../support/hooked-shop';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

let shop: Shop;
let admin: ApiClient;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.host.admin();
});

afterAll(() => shop?.close());

const view = async (): Promise<FirstStepsView> =>
  (await admin.get<FirstStepsView>('/commerce-payments/first-steps')).body.data;

const done = async (): Promise<string[]> => {
  const { start, live } = await view();
  return [...start, ...live].filter(({ isDone }) => isDone).map(({ step }) => step);
};

test('turn green one after the other, by themselves', async () => {
  const before = ['vault', 'key_set', 'api_token'];
  expect(await done()).toEqual(before);
  const { keySetId } = await view();
  await serviceIn(shop.host, 'keySets').verify(String(keySetId), SYSTEM);
  const product = await publishProduct(shop.host);
  expect(await done()).toEqual(['vault', 'key_set', 'verified', 'product', 'api_token']);
  await shop.pay([{ product, quantity: 1 }]);
  expect(await done()).toEqual(['vault', 'key_set', 'verified', 'product', 'api_token', 'payment']);
  await receiveOne(shop.host);
  expect(await done()).toEqual(['vault', 'key_set', 'verified', 'product', 'api_token', 'webhook', 'payment']);
  expect((await view()).isComplete).toBe(false);
  await rowsIn(shop.host, 'offer').updateMany({ where: { product }, data: { onSale: false } } as never);
  expect(await done()).not.toContain('product');
});
