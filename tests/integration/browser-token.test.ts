import type { ApiClient } from '../support/host/api';
import { openShop, publishProduct, type Shop } from '../support/open-shop';
import { TOKEN_MATRIX, type MatrixWorld } from '../support/token-matrix';
import { browserBoxesOf } from '../support/token-page';

const BOXES = browserBoxesOf('docs/api-tokens.md');

let shop: Shop;
let world: MatrixWorld;
let page: ApiClient;

beforeAll(async () => {
  shop = await openShop();
  const product = await publishProduct(shop.host, { price: 10_000 });
  const { paymentKey, orderId } = (await shop.pay([{ product, quantity: 1 }])).body.data;
  world = { shop, product, orderId, paymentKey, refundId: 'rf_nobody' };
  page = shop.host.api(await shop.host.tokens.custom(BOXES));
});

afterAll(() => shop?.close());

test('the token for the browser sells a product from a page, and that is all', async () => {
  const [product] = (await page.get<{ documentId: string }[]>('/products')).body.data;
  const made = await page.post('/orders', { data: { items: [{ product: product!.documentId, quantity: 1 }] } });
  const confirmed = await page.post('/payments/confirm', { data: shop.authorise(made.body.data as never) });
  expect([made.status, confirmed.status, confirmed.body.data.state]).toEqual([201, 200, 'paid']);
});

test.each(Object.entries(TOKEN_MATRIX).filter(([, { action }]) => !BOXES.includes(action)))(
  'it is refused at %s',
  async (route, { call }) => {
    const { path, body } = await call(world);
    const answer = await page.send(route.split(' ')[0]!, path, body === undefined ? {} : { body });
    expect(answer.status).toBe(403);
  }
);
