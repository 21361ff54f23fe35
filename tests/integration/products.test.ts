import { addLocale, documentsIn, rowsIn, type ProductDocuments } from '../support/editor';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

type Offer = {
  price: number;
  currency: string;
  taxFree: boolean;
  sku: string | null;
  stock: number | null;
  available: boolean;
};
type Product = { documentId: string; name: string; offer: Offer | null };

let shop: Shop;
let products: ProductDocuments;

beforeAll(async () => {
  shop = await openShop();
  products = documentsIn(shop.host);
  await addLocale(shop.host, 'ko');
});
afterAll(() => shop?.close());

const read = (documentId: string, query = '') => shop.readOnly.get<Product>(`/products/${documentId}${query}`);
const offerOf = async (documentId: string): Promise<Offer | null> => (await read(documentId)).body.data.offer;
const offerRow = (product: string) => rowsIn(shop.host, 'offer').findOne({ where: { product } });
const buy = (product: string, path = '/orders') =>
  shop.full.post<{ orderName: string; lines: object[]; amount: number }>(path, {
    data: { items: [{ product, quantity: 1 }] },
  });
const notOnSale = { status: 422, body: { error: { details: { code: 'PRODUCT_NOT_AVAILABLE' } } } };
const notFound = { status: 404, body: { data: null, error: { details: { code: 'PRODUCT_NOT_FOUND' } } } };

describe('publishing', () => {
  test('writes the offer: price, currency, tax and sku as published, stock not counted', async () => {
    const documentId = await publishProduct(shop.host, { price: 12_000, taxFree: true, sku: 'OFFER-1' });
    expect(await offerOf(documentId)).toEqual({
      price: 12_000,
      currency: 'KRW',
      taxFree: true,
      sku: 'OFFER-1',
      stock: null,
      available: true,
    });
  });

  test('a draft is neither read nor sold', async () => {
    const { documentId } = await products.create({ data: { name: '초안', price: 1_000, currency: 'KRW' } });
    expect(await read(documentId)).toMatchObject(notFound);
    expect(await buy(documentId)).toMatchObject(notOnSale);
  });

  test('a change of the draft changes nothing on sale until it is published', async () => {
    const documentId = await publishProduct(shop.host, { price: 1_000 });
    await products.update({ documentId, data: { price: 2_000, name: '새 이름' } });
    expect((await read(documentId)).body.data).toMatchObject({ name: '린넨 셔츠', offer: { price: 1_000 } });
    expect((await buy(documentId)).body.data).toMatchObject({ amount: 1_000, orderName: '린넨 셔츠' });
    await products.publish({ documentId });
    expect((await read(documentId)).body.data).toMatchObject({ name: '새 이름', offer: { price: 2_000 } });
    expect((await buy(documentId)).body.data).toMatchObject({ amount: 2_000, orderName: '새 이름' });
  });

  test('taken back, the product is gone from every read and cannot be bought; the stock waits for its return', async () => {
    const documentId = await publishProduct(shop.host, { name: '철 지난 모자', stock: 7 });
    await products.unpublish({ documentId });
    expect(await read(documentId)).toMatchObject(notFound);
    expect((await shop.readOnly.get<Product[]>('/products?filters[name][$eq]=철 지난 모자')).body.data).toEqual([]);
    expect(await buy(documentId)).toMatchObject(notOnSale);
    await products.publish({ documentId });
    expect(await offerOf(documentId)).toMatchObject({ available: true, stock: 7 });
  });

  test('again after sales, the stock is what was left, not what the draft was made with', async () => {
    const documentId = await publishProduct(shop.host, { price: 5_000, stock: 10 });
    expect((await shop.pay([{ product: documentId, quantity: 3 }])).status).toBe(200);
    await products.update({ documentId, data: { price: 6_000 } });
    await products.publish({ documentId });
    expect(await offerOf(documentId)).toMatchObject({ price: 6_000, stock: 7 });
  });

  test('an order keeps the price that it was made with, and is paid at it', async () => {
    const documentId = await publishProduct(shop.host, { price: 5_000 });
    const made = await shop.order([{ product: documentId, quantity: 2 }]);
    await products.update({ documentId, data: { price: 9_000 } });
    await products.publish({ documentId });
    expect(await shop.full.post('/payments/confirm', shop.authorise(made))).toMatchObject({
      status: 200,
      body: { data: { amount: 10_000 } },
    });
  });

  test('a draft thrown away leaves what is published', async () => {
    const documentId = await publishProduct(shop.host, { price: 1_000 });
    await products.update({ documentId, data: { price: 2_000 } });
    await products.discardDraft({ documentId });
    expect(await products.findOne({ documentId, status: 'draft' })).toMatchObject({ price: 1_000 });
    expect(await offerOf(documentId)).toMatchObject({ price: 1_000, available: true });
  });

  test('a product deleted takes its offer with it; its old orders are still paid and read', async () => {
    const documentId = await publishProduct(shop.host, { stock: 5 });
    const made = await shop.order([{ product: documentId, quantity: 1 }]);
    await products.delete({ documentId });
    expect(await offerRow(documentId)).toBeNull();
    expect(await read(documentId)).toMatchObject(notFound);
    expect(await buy(documentId)).toMatchObject(notOnSale);
    expect((await shop.full.post('/payments/confirm', shop.authorise(made))).status).toBe(200);
    expect((await shop.readOnly.get(`/orders/${made.orderId}`)).body.data).toMatchObject({
      lines: [{ name: '린넨 셔츠', product: documentId }],
    });
  });
});

describe('a second locale', () => {
  const twoLocales = async (): Promise<string> => {
    const documentId = await publishProduct(shop.host, { name: 'Linen shirt', price: 30_000 });
    await products.update({ documentId, locale: 'ko', data: { name: '린넨 셔츠' } });
    await products.publish({ documentId, locale: 'ko' });
    return documentId;
  };

  test('names the product in each language, in REST and in the order', async () => {
    const documentId = await twoLocales();
    const socks = await publishProduct(shop.host, { name: 'Socks', price: 2_000 });
    expect((await read(documentId)).body.data.name).toBe('Linen shirt');
    expect((await read(documentId, '?locale=ko')).body.data).toMatchObject({
      name: '린넨 셔츠',
      offer: { price: 30_000 },
    });
    const items = {
      data: {
        items: [
          { product: documentId, quantity: 1 },
          { product: socks, quantity: 1 },
        ],
      },
    };
    expect((await shop.full.post('/orders?locale=ko', items)).body.data).toMatchObject({
      orderName: '린넨 셔츠 외 1건',
      lines: [{ name: '린넨 셔츠' }, { name: 'Socks' }],
    });
    expect((await shop.full.post('/orders', items)).body.data).toMatchObject({
      orderName: 'Linen shirt and 1 more',
      lines: [{ name: 'Linen shirt' }, { name: 'Socks' }],
    });
    expect((await buy(documentId, '/orders?locale=fr')).body.data).toMatchObject({ orderName: 'Linen shirt' });
  });

  test('the price in force is the one published last, in whatever locale, for every locale', async () => {
    const documentId = await twoLocales();
    await products.update({ documentId, locale: 'ko', data: { price: 31_000 } });
    await products.publish({ documentId, locale: 'ko' });
    expect(await offerOf(documentId)).toMatchObject({ price: 31_000 });
    await products.update({ documentId, data: { price: 32_000 } });
    await products.publish({ documentId });
    for (const query of ['', '?locale=ko'])
      expect((await read(documentId, query)).body.data.offer).toMatchObject({ price: 32_000 });
    expect((await buy(documentId, '/orders?locale=ko')).body.data).toMatchObject({ amount: 32_000 });
  });

  test('stays on sale while one locale is published, and goes with the last', async () => {
    const documentId = await twoLocales();
    await products.unpublish({ documentId });
    expect(await read(documentId)).toMatchObject(notFound);
    expect((await buy(documentId)).body.data).toMatchObject({ orderName: '린넨 셔츠' });
    await products.delete({ documentId, locale: 'ko' });
    expect(await buy(documentId)).toMatchObject(notOnSale);
  });
});

describe('a duplicate sku', () => {
  const refusal = { name: 'ValidationError', details: { errors: [{ path: ['sku'] }] } };

  test('is refused when it is published, beside its field, and nothing is half done', async () => {
    await publishProduct(shop.host, { sku: 'TWICE-1' });
    const { documentId } = await products.create({
      data: { name: '다른 셔츠', price: 1_000, currency: 'KRW', sku: 'TWICE-1' },
    });
    await expect(products.publish({ documentId })).rejects.toMatchObject(refusal);
    expect(await read(documentId)).toMatchObject(notFound);
    expect(await offerRow(documentId)).toMatchObject({ onSale: false, sku: null });
  });

  test('is refused across locales too, where Strapi itself does not look, and undoes the publishing', async () => {
    await publishProduct(shop.host, { sku: 'TWICE-2' });
    const { documentId } = await products.create({
      locale: 'ko',
      data: { name: '다른 셔츠', price: 1_000, currency: 'KRW', sku: 'TWICE-2' },
    });
    await expect(products.publish({ documentId, locale: 'ko' })).rejects.toMatchObject(refusal);
    expect(await read(documentId, '?locale=ko')).toMatchObject(notFound);
    expect(await products.findOne({ documentId, locale: 'ko', status: 'published' })).toBeNull();
    expect(await buy(documentId)).toMatchObject(notOnSale);
  });

  test('differs by case: two skus', async () => {
    const [upper, lower] = [
      await publishProduct(shop.host, { sku: 'CASE-A' }),
      await publishProduct(shop.host, { sku: 'case-a' }),
    ];
    expect([await offerOf(upper), await offerOf(lower)]).toMatchObject([{ sku: 'CASE-A' }, { sku: 'case-a' }]);
  });

  test('is free again when its product is gone; an empty one is none', async () => {
    const first = await publishProduct(shop.host, { sku: 'AGAIN-1' });
    await products.delete({ documentId: first });
    expect(await offerOf(await publishProduct(shop.host, { sku: 'AGAIN-1' }))).toMatchObject({ sku: 'AGAIN-1' });
    for (const sku of [null, null, '', ''])
      expect(await offerOf(await publishProduct(shop.host, { sku }))).toMatchObject({ sku: null });
  });

  test('a clone is a draft with an offer of its own, and is published with another sku', async () => {
    const documentId = await publishProduct(shop.host, { sku: 'CLONE-1', stock: 9 });
    const { documentId: copy } = await products.clone({ documentId });
    expect(await buy(copy)).toMatchObject(notOnSale);
    await expect(products.publish({ documentId: copy })).rejects.toMatchObject(refusal);
    await products.update({ documentId: copy, data: { sku: 'CLONE-2' } });
    await products.publish({ documentId: copy });
    expect([await offerOf(documentId), await offerOf(copy)]).toMatchObject([
      { sku: 'CLONE-1', stock: 9 },
      { sku: 'CLONE-2', stock: null },
    ]);
  });
});

test('two published at once under one sku: one of them is sold', async () => {
  const drafts = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      products.create({ data: { name: `경주 ${n}`, price: 1_000, currency: 'KRW', sku: 'RACE-1' } })
    )
  );
  const published = await Promise.allSettled(drafts.map(({ documentId }) => products.publish({ documentId })));
  expect(published.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of published)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'ValidationError' });
  const onSale = await serviceIn(shop.host, 'catalogue').summaries(drafts.map(({ documentId }) => documentId));
  expect([...onSale.values()].filter(({ available }) => available)).toHaveLength(1);
});
