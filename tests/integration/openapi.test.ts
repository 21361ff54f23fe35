import { openApiDocument } from '../../server/src/openapi/document';
import { contentApi } from '../../server/src/routes/content-api';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the OpenAPI document that a host serves', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop();
  });

  afterAll(() => shop?.close());

  it('is the one that the unit tests lint, and open to everyone', async () => {
    const answer = await shop.host.api(null).get('/openapi.json');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.body).toEqual(asJson(openApiDocument(contentApi.routes, '/api')));
  });

  it('fits products however they are asked for', async () => {
    await publishProduct(shop.host, { name: '린넨 셔츠', sku: 'SHIRT-1', stock: 3 });
    const queries = [
      ...[
        'fields=name',
        'fields[0]=slug',
        'sort=name:asc',
        'populate=*',
        'populate[images][fields][0]=url',
        'locale=en',
        'status=draft',
      ],
      ...[
        'filters[name][$containsi]=shirt',
        'pagination[page]=2&pagination[pageSize]=1',
        'pagination[start]=0&pagination[limit]=1',
        'pagination[withCount]=false',
      ],
    ];
    for (const query of queries) expect((await shop.readOnly.get(`/products?${query}`)).status).toBe(200);
    expect((await shop.readOnly.get('/products?filters[nothing]=1')).status).toBe(400);
  });

  it('fits what Strapi refuses before a request reaches us', async () => {
    const long = JSON.stringify({ data: { items: [], metadata: { a: 'x'.repeat(1_100_000) } } });
    const sent = ['{ no json', '"text"', long];
    const statuses = [];
    for (const body of sent) statuses.push((await shop.full.send('POST', '/orders', { body })).status);
    expect(statuses).toEqual([400, 400, 413]);
    expect((await shop.full.get('/nothing')).status).toBe(404);
    expect((await shop.full.delete('/orders')).status).toBe(405);
  });
});
