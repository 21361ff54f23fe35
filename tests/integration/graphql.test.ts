import { openShop, publishProduct, type Shop } from '../support/open-shop';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ plugins: { graphql: true } });
});
afterAll(() => shop?.close());

type Reply = { data?: Record<string, unknown>; errors?: { message: string }[] };

const query = async (text: string): Promise<Reply> => {
  const client = shop.host.http(await shop.host.tokens.fullAccess());
  return (await client.post('/graphql', { query: text })).body as unknown as Reply;
};

type Field = { name: string };
type Named = Field & { fields: Field[] | null; inputFields: Field[] | null };

/** Every word of the schema: types, fields, queries, mutations. */
const words = async (): Promise<string[]> => {
  const types = shop.host.strapi.plugin('graphql') && (await query('{ __schema { types { name fields { name } inputFields { name } } } }'));
  const { types: all } = (types?.data?.['__schema'] ?? { types: [] }) as { types: Named[] };
  return all.flatMap(({ name, fields, inputFields }) => [name, ...[...(fields ?? []), ...(inputFields ?? [])].map((field) => `${name}.${field.name}`)]);
};

test('knows products, and neither money nor key sets', async () => {
  const schema = await words();
  expect(schema.some((word) => /product/i.test(word))).toBe(true);
  const ours = schema.filter((word) => /commerce.?payments/i.test(word) && !/product/i.test(word));
  expect(ours).toEqual([]);
  expect(schema.filter((word) => /(refundReceiveAccount|webhookSecret|secretKey|hookToken|idempotencyKey|paymentKey)/i.test(word))).toEqual([]);
  const money = schema.filter((word) => /^(Query|Mutation)\.(create|update|delete)?.*(order|payment|refund|offer|keySet)/i.test(word));
  expect(money.filter((word) => !/product/i.test(word))).toEqual([]);
});

test('reads a product that is published', async () => {
  await publishProduct(shop.host, { name: '린넨 셔츠' });
  const [products] = (await words()).filter((word) => /^Query\..*products$/i.test(word)).map((word) => word.slice('Query.'.length));
  expect(await query(`{ ${products} { name price } }`)).toMatchObject({ data: { [String(products)]: [{ name: '린넨 셔츠', price: 33_000 }] } });
});
