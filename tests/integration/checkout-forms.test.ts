import { openShop, publishProduct, type Shop } from '../support/open-shop';
import { cart, item, refusedBy, written } from '../support/refused-orders';

let shop: Shop;
let shirt: string;

beforeAll(async () => {
  shop = await openShop();
  shirt = await publishProduct(shop.host, { price: 33_000 });
});
afterAll(() => shop?.close());

const refuse = refusedBy(() => shop);

describe('a request of the wrong form is refused', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
  const one = () => item(shirt);

  test.each([0, -1, 1.5, 1_000_001, 2 ** 53, 1e300, '1', '', null, true, [1], {}, undefined])(
    'quantity %p',
    async (quantity) => {
      await refuse(cart({ product: shirt, quantity }), 400, 'INVALID_REQUEST');
    }
  );

  test.each([null, 1, '', ' ', '../orders', 'a'.repeat(65), "' or 1=1 --", '한글', { $ne: null }, [shirt], 'x\u0000'])(
    'product %j',
    async (product) => {
      await refuse(cart(item(product)), 400, 'INVALID_REQUEST');
    }
  );

  test.each<[string, () => unknown]>([
    ['no items', () => ({ data: {} })],
    ['empty items', () => cart()],
    ['101 items', () => cart(...Array.from({ length: 101 }, one))],
    ['ten thousand items', () => cart(...Array.from({ length: 10_000 }, one))],
    ['items that are no list', () => ({ data: { items: one() } })],
    ['items that are a text', () => ({ data: { items: shirt } })],
    ['a null item', () => cart(null)],
    ['a list in the list', () => cart([one()])],
    ['a price beside the quantity', () => cart({ ...item(shirt), price: 1 })],
    ['an amount', () => ({ data: { items: [one()], amount: 1 } })],
    ['a state', () => ({ data: { items: [one()], state: 'paid' } })],
    ['a buyer', () => ({ data: { items: [one()], buyer: 1 } })],
    ['an order number of its own', () => ({ data: { items: [one()], orderId: 'mine_000001' } })],
    ['data that is null', () => ({ data: null })],
    ['data that is a list', () => ({ data: [one()] })],
    ['data that is a text', () => ({ data: 'items' })],
    ['data in data', () => ({ data: cart(one()) })],
    ['a list', () => [one()]],
    ['an empty body', () => ({})],
    ['a hundred levels', () => ({ data: { items: deep(100) } })],
    ['a wrong kind', () => ({ data: { items: [one()], kind: 'cash' } })],
    ['a secret key as customer key', () => ({ data: { items: [one()], customerKey: 'test_gsk_docs_0123456789' } })],
    ['a customer key with spaces', () => ({ data: { items: [one()], customerKey: 'kim toss' } })],
    ['a name with a NUL', () => ({ data: { items: [one()], customer: { name: '김\u0000' } } })],
    ['a name of two lines', () => ({ data: { items: [one()], customer: { name: '김\n토스' } } })],
    ['half a character in a name', () => ({ data: { items: [one()], customer: { name: '김\ud800' } } })],
    ['a name of 101 characters', () => ({ data: { items: [one()], customer: { name: '김'.repeat(101) } } })],
    ['an e-mail that is none', () => ({ data: { items: [one()], customer: { email: 'kim' } } })],
    ['a country that is none', () => ({ data: { items: [one()], shipping: { country: 'Korea' } } })],
    ['a NUL in metadata', () => ({ data: { items: [one()], metadata: { note: 'a\u0000b' } } })],
    ['a NUL in a name of metadata', () => ({ data: { items: [one()], metadata: { 'a\u0000b': '1' } } })],
    ['half a character in metadata', () => ({ data: { items: [one()], metadata: { note: '\udc00' } } })],
    ['half a character in a name of metadata', () => ({ data: { items: [one()], metadata: { '\ud83d': '1' } } })],
    ['metadata of numbers', () => ({ data: { items: [one()], metadata: { note: 1 } } })],
    [
      '21 pairs of metadata',
      () => ({
        data: { items: [one()], metadata: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, ''])) },
      }),
    ],
  ])('%s', async (_what, body) => {
    await refuse(body(), 400, 'INVALID_REQUEST');
  });

  test.each([
    ['not JSON', '{"data":', undefined],
    ['a number', '1', undefined],
    ['a text', '"items"', undefined],
    ['null', 'null', undefined],
    ['nothing', '', 'INVALID_REQUEST'],
    ['a list in a list', '[[[]]]', 'INVALID_REQUEST'],
    ['__proto__', '{"data":{"items":[],"__proto__":{"items":[1]}}}', undefined],
    ['constructor', '{"data":{"items":[],"constructor":{"prototype":{"isAdmin":true}}}}', 'INVALID_REQUEST'],
    ['toString as a name of metadata', '{"data":{"items":[],"metadata":{"toString":{}}}}', 'INVALID_REQUEST'],
  ])('a body that is %s', async (_what, text, code) => {
    await refuse(text, 400, code);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test('a body that is huge: 413, or 400 in time', async () => {
    const before = await written(shop);
    const { status } = await shop.full.post('/orders', cart(item('x'.repeat(3_000_000))));
    expect([400, 413]).toContain(status);
    const nested = `{"data":{"items":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    expect((await shop.full.post('/orders', nested)).status).toBe(400);
    expect(await written(shop)).toEqual(before);
  });

  test.each([
    '?locale=x',
    '?locale=%00',
    '?locale[]=ko',
    '?locale=ko&locale=en',
    '?populate=*',
    `?locale=${'k'.repeat(36)}`,
  ])('a query such as %s', async (query) => {
    await refuse(cart(item(shirt)), 400, 'INVALID_REQUEST', `/orders${query}`);
  });

  test.each([
    '?pagination[page]=0',
    '?pagination[pageSize]=101',
    '?pagination[page]=1e9',
    '?pagination[limit]=1',
    '?state=stolen',
    '?filters[state]=paid',
    '?populate=*',
    '?sort=id',
  ])('a list such as %s', async (query) => {
    for (const path of ['/orders', '/payments']) {
      expect(await shop.full.get(`${path}${query}`)).toMatchObject({
        status: 400,
        body: { error: { details: { code: 'INVALID_REQUEST' } } },
      });
    }
  });
});
