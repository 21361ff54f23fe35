import { documentsIn, PANEL_PRODUCTS, rowsIn, type ProductDocuments } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { startHost, type Host } from '../support/host-app';

const WRONG_PRICES: [string, unknown][] = [
  ['negative', -1],
  ['a fraction', 1_000.5],
  ['past 2^53 - 1', 2 ** 53],
  ['far too large', 1e300],
  ['a text', '12000'],
  ['an empty text', ''],
  ['a list', [1_000]],
  ['true', true],
];

let host: Host;
let products: ProductDocuments;
let admin: ApiClient;

beforeAll(async () => {
  host = await startHost();
  products = documentsIn(host);
  admin = await host.admin();
});
afterAll(() => host?.stop());

const good = (change: object = {}) => ({ name: '가격이 있는 상품', price: 1_000, currency: 'KRW', ...change });
const count = () => rowsIn(host, 'product').count();
const refusal = (field: string, message: unknown = expect.any(String)) => ({
  status: 400,
  body: { data: null, error: { name: 'ValidationError', message, details: { errors: [{ path: [field], message }] } } },
});
const messageInPanel = async (client: ApiClient) =>
  (await client.post(PANEL_PRODUCTS, good({ price: -1 }))).body.error?.message;

describe('a price that is no amount', () => {
  test.each(WRONG_PRICES)('%s is refused when a draft is made, by code and in the panel', async (_what, price) => {
    const before = await count();
    await expect(products.create({ data: good({ price }) })).rejects.toMatchObject({ name: 'ValidationError' });
    expect(await admin.post(PANEL_PRODUCTS, good({ price }))).toMatchObject(refusal('price'));
    expect(await count()).toBe(before);
  });

  test.each(WRONG_PRICES)('%s is refused when a draft is changed, and the draft stays', async (_what, price) => {
    const { documentId } = await products.create({ data: good() });
    await expect(products.update({ documentId, data: { price } })).rejects.toMatchObject({ name: 'ValidationError' });
    expect(await admin.put(`${PANEL_PRODUCTS}/${documentId}`, good({ price }))).toMatchObject(refusal('price'));
    expect(await products.findOne({ documentId, status: 'draft' })).toMatchObject({ price: 1_000 });
  });

  test('is refused in a clone, in what publishing brings along, and in what is published at once', async () => {
    const { documentId } = await products.create({ data: good() });
    const before = await count();
    const refused = { name: 'ValidationError' };
    await expect(products.clone({ documentId, data: { price: -1 } })).rejects.toMatchObject(refused);
    await expect(products.publish({ documentId, data: { price: -1 } })).rejects.toMatchObject(refused);
    await expect(products.create({ data: good({ price: 0.5 }), status: 'published' })).rejects.toMatchObject(refused);
    expect(await admin.post(`${PANEL_PRODUCTS}/clone/${documentId}`, good({ price: -1 }))).toMatchObject(
      refusal('price')
    );
    expect(await admin.post(`${PANEL_PRODUCTS}/actions/publish`, good({ price: -1 }))).toMatchObject(refusal('price'));
    expect(await count()).toBe(before);
  });

  test('may be missing in a draft, which is then not published', async () => {
    const { documentId } = await products.create({ data: { name: '값을 아직 모름', currency: 'KRW' } });
    await expect(products.publish({ documentId })).rejects.toMatchObject({
      details: { errors: [{ path: ['price'] }] },
    });
    await products.update({ documentId, data: { price: null } });
    await expect(products.publish({ documentId })).rejects.toMatchObject({
      details: { errors: [{ path: ['price'] }] },
    });
    expect(await rowsIn(host, 'offer').findOne({ where: { product: documentId } })).toMatchObject({
      onSale: false,
      price: null,
    });
  });
});

test.each([0, 1, 2 ** 31, Number.MAX_SAFE_INTEGER])('a price of %d is kept to the last won', async (price) => {
  const { documentId } = await products.create({ data: good({ price }) });
  expect(await products.findOne({ documentId, status: 'draft' })).toMatchObject({ price });
  await products.publish({ documentId });
  expect((await host.api(await host.tokens.readOnly()).get(`/products/${documentId}`)).body.data).toMatchObject({
    offer: { price },
  });
});

test('a currency that the provider does not take is refused', async () => {
  await expect(products.create({ data: good({ currency: 'EUR' }) })).rejects.toMatchObject({ name: 'ValidationError' });
  expect((await admin.post(PANEL_PRODUCTS, good({ currency: 'EUR' }))).status).toBe(400);
});

describe('the refusal is written in the language of the person at the panel', () => {
  test.each([
    ['ko', /[가-힣]/],
    ['ko-KR', /[가-힣]/],
    ['en', /^[ -~]+$/],
    ['fr', /^[ -~]+$/],
    [null, /^[ -~]+$/],
  ])('%s', async (preferedLanguage, words) => {
    const account = await host.admins.account();
    await host.strapi.db.query('admin::user').update({ where: { id: account.id }, data: { preferedLanguage } });
    expect(await messageInPanel(await host.admin(account))).toMatch(words);
  });
});

test('the panel publishes, and a second sku is refused beside its field', async () => {
  const make = async (change: object) =>
    (await admin.post<{ documentId: string }>(PANEL_PRODUCTS, good(change))).body.data.documentId;
  const publish = async (documentId: string) =>
    admin.post(`${PANEL_PRODUCTS}/${documentId}/actions/publish`, good({ sku: 'PANEL-1' }));
  const [first, second] = [await make({ sku: 'PANEL-1' }), await make({ sku: 'PANEL-1' })];
  expect((await publish(first)).status).toBe(200);
  expect(await publish(second)).toMatchObject(refusal('sku'));
  expect(await products.findOne({ documentId: second, status: 'published' })).toBeNull();
});
