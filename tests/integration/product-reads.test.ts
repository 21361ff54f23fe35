import { addLocale, documentsIn, rowsIn, type ProductDocuments } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { startHost, type Host } from '../support/host-app';
import { publishProduct } from '../support/open-shop';

type Product = { documentId: string; name: string; images?: { url: string; name: string }[]; [field: string]: unknown };
type Listed = { data: Product[]; meta: { pagination: { page: number; pageSize: number; total: number } } };

const DRAFT_WORDS = '아직 비밀인 신상';

let host: Host;
let reader: ApiClient;
let products: ProductDocuments;
let shirt: string;
let draft: string;
let image: number;

const addImage = async (): Promise<number> => {
  const file = {
    name: 'shirt.png',
    hash: 'shirt',
    ext: '.png',
    mime: 'image/png',
    size: 1,
    url: '/uploads/shirt.png',
    provider: 'local',
    folderPath: '/',
    provider_metadata: { secret: 'PROVIDER-NOTE' },
  };
  return ((await host.strapi.db.query('plugin::upload.file').create({ data: file })) as { id: number }).id;
};

beforeAll(async () => {
  host = await startHost();
  products = documentsIn(host);
  await addLocale(host, 'ko');
  for (const [name, price] of [
    ['Apple', 100],
    ['Banana', 300],
    ['Cherry', 200],
  ] as const)
    await publishProduct(host, { name, price });
  image = await addImage();
  shirt = await publishProduct(host, { name: 'Shirt', price: 400, sku: 'READ-1' });
  await products.update({ documentId: shirt, data: { images: [image], description: '# Linen' } });
  await products.publish({ documentId: shirt });
  await products.update({ documentId: shirt, data: { name: `Shirt ${DRAFT_WORDS}`, price: 1 } });
  await products.update({ documentId: shirt, locale: 'ko', data: { name: `셔츠 ${DRAFT_WORDS}` } });
  draft = (await products.create({ data: { name: DRAFT_WORDS, price: 1, currency: 'KRW', images: [image] } }))
    .documentId;
  reader = host.api(await host.tokens.readOnly());
});
afterAll(() => host?.stop());

const list = async (query: string): Promise<Listed> =>
  (await reader.get(`/products${query}`)).body as unknown as Listed;
const names = async (query: string): Promise<string[]> => (await list(query)).data.map(({ name }) => name);

describe('lists', () => {
  test.each([
    ['?sort=name:desc', ['Shirt', 'Cherry', 'Banana', 'Apple']],
    ['?sort=price:asc', ['Apple', 'Cherry', 'Banana', 'Shirt']],
    ['?filters[name][$startsWith]=B', ['Banana']],
    ['?filters[price][$gte]=200&sort=price', ['Cherry', 'Banana', 'Shirt']],
    ['?filters[$or][0][name]=Apple&filters[$or][1][sku]=READ-1&sort=name', ['Apple', 'Shirt']],
    ['?sort=name&pagination[page]=2&pagination[pageSize]=3', ['Shirt']],
    ['?sort=name&pagination[start]=1&pagination[limit]=2', ['Banana', 'Cherry']],
    ['?locale=ko', []],
  ])('%s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  test('tell how many there are', async () => {
    expect((await list('?pagination[pageSize]=3')).meta).toEqual({
      pagination: { page: 1, pageSize: 3, pageCount: 2, total: 4 },
    });
  });

  test('take fewer fields, and still carry what is charged', async () => {
    const [first] = (await list('?fields[0]=name&filters[sku]=READ-1')).data;
    expect(first).toMatchObject({ documentId: shirt, name: 'Shirt', offer: { price: 400 } });
    expect(Object.keys(first ?? {})).not.toContain('description');
  });

  test.each([
    '?sort=nothing',
    '?sort[a][b][c]=1',
    '?sort=name:sideways',
    '?fields=nothing',
    '?populate=nothing',
    '?filters[nothing]=1',
    '?filters[name][$nope]=1',
    '?filters[createdBy][email]=a',
    '?filters[name]=%00',
    '?_q=%00',
    '?locale=%00',
    '?filters[id]=99999999999999999999',
    '?filters[id]=abc',
    '?filters[price]=abc',
    '?filters[price][$gt]=1e99',
    '?filters[publishedAt]=abc',
    '?filters[publishedAt][$gt]=99999999999999999',
    '?filters[price][$gt][$gt]=1',
    '?filters[name][$between]=1',
    '?filters[name][$or]=x',
    '?filters[name][$jsonSupersetOf]=1',
    '?filters[images][id][$gt][id]=1',
    '?filters[$or][0][$gt]=x',
    '?filters[]=x',
    '?filters=x',
    '?pagination[pageSize]=x',
    '?pagination[page]=99999999999999999999',
    '?pagination[page]=-1',
    '?pagination[limit]=-2',
    '?pagination[start]=-5',
  ])('%s is the request’s fault, not ours', async (query) => {
    const { status, text } = await reader.get(`/products${query}`);
    expect(status < 500 ? 'no fault of ours' : `${status} ${text}`).toBe('no fault of ours');
  });
});

describe('images', () => {
  test('come along, without what the storage notes of them', async () => {
    const answer = await reader.get<Product>(`/products/${shirt}`);
    expect(answer.body.data.images).toMatchObject([{ url: '/uploads/shirt.png', name: 'shirt.png' }]);
    expect(answer.text).not.toContain('PROVIDER-NOTE');
  });

  test('are populated as the request says', async () => {
    const { images } = (await reader.get<Product>(`/products/${shirt}?populate[images][fields][0]=url`)).body.data;
    expect(images).toEqual([expect.objectContaining({ url: '/uploads/shirt.png' })]);
    expect(images?.[0]).not.toHaveProperty('name');
    expect((await reader.get<Product>(`/products/${shirt}?populate=*`)).body.data.images).toHaveLength(1);
  });
});

describe('a draft is never read', () => {
  const queries = [
    '',
    'status=draft',
    'status[]=draft',
    'status=draft&status=draft',
    'publicationState=preview',
    'populate=localizations',
    'populate=*',
    'populate[localizations][populate]=*',
    'populate[images][populate]=*',
    'populate[images][populate][related][populate]=*',
    'publicationFilter=never-published',
    'publicationFilter=modified',
    'locale=ko',
    'locale=*',
    'locale=ko&status=draft',
    'hasPublishedVersion=false',
    '_q=비밀',
  ];

  test.each(queries.map((query) => (query ? `?${query}` : query)))('in /products%s', async (query) => {
    for (const path of [`/products${query}`, `/products/${shirt}${query}`, `/products/${draft}${query}`]) {
      const answer = await reader.get(path);
      expect([200, 400, 404]).toContain(answer.status);
      expect(answer.text).not.toContain(DRAFT_WORDS);
    }
  });

  test.each([
    'populate=*',
    'populate=related',
    'populate[related][on][plugin::commerce-payments.product][fields]=name',
  ])('by way of the files that it shows: /upload/files?%s', async (query) => {
    const files = host.http(await host.tokens.fullAccess());
    for (const path of [`/api/upload/files?${query}`, `/api/upload/files/${image}?${query}`]) {
      const answer = await files.get(path);
      expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('shirt.png') });
      expect(answer.text).not.toContain(DRAFT_WORDS);
    }
  });

  test('and what is unknown, or of another form, is not found', async () => {
    for (const id of [draft, 'x'.repeat(24), '1', '%00', '..%2forders', '%F0%9F%92%B8']) {
      expect((await reader.get(`/products/${id}`)).status).toBe(404);
    }
  });
});

test('what the offer decides is not taken from the product’s own row', async () => {
  const answer = await reader.get<Product>(`/products/${shirt}`);
  for (const field of ['price', 'currency', 'taxFree', 'sku']) expect(answer.body.data).not.toHaveProperty(field);
  expect(await rowsIn(host, 'product').count({ where: { documentId: shirt } })).toBeGreaterThan(2);
});
