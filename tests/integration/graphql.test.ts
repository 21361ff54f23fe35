import { documentsIn, rowsIn } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { openShop, publishProduct, type Shop } from '../support/open-shop';

type Named = { name: string };
type Type = Named & {
  fields: Named[] | null;
  inputFields: Named[] | null;
  enumValues: Named[] | null;
  possibleTypes: Named[] | null;
};
type Schema = { queryType: Named; mutationType: Named; types: Type[] };
type Answer<Data> = { data: Data | null; errors?: { message: string }[] };

/** Whatever a type, a field, an input or an enum of a closed content type could be called. */
const CLOSED =
  /commerce(payments)?_?(offer|order|payment(?!s(product|$))|refund|keyset|webhook|audit)|hookToken|secretKey|idempotency/i;
const INTROSPECTION = `{ __schema { queryType { name } mutationType { name } types {
  name fields(includeDeprecated: true) { name } inputFields { name } enumValues { name } possibleTypes { name } } } }`;

let shop: Shop;
let schema: Schema;
let product: string;
let full: ApiClient;
let readOnly: ApiClient;

const ask = async <Data>(client: ApiClient, query: string): Promise<Answer<Data> & { text: string }> => {
  const { body, text } = await client.post('/graphql', { query });
  return { ...(body as unknown as Answer<Data>), text };
};

beforeAll(async () => {
  shop = await openShop({ plugins: { graphql: true } });
  full = shop.host.http(await shop.host.tokens.fullAccess());
  readOnly = shop.host.http(await shop.host.tokens.readOnly());
  product = await publishProduct(shop.host, { price: 10_000, sku: 'GRAPH-1', stock: 3 });
  await shop.pay([{ product, quantity: 1 }]);
  const answer = await ask<{ __schema: Schema }>(full, INTROSPECTION);
  schema = answer.data!.__schema;
});
afterAll(() => shop?.close());

const typeNamed = (name: string): Type => schema.types.find((type) => type.name === name)!;
const fieldsOf = (name: string): string[] => (typeNamed(name).fields ?? []).map((field) => field.name);

test('the whole schema names no order, payment, refund, offer or key set: no query, mutation, type, field or input', () => {
  const names = schema.types.flatMap(({ name, fields, inputFields, enumValues, possibleTypes }) => [
    name,
    ...[fields, inputFields, enumValues, possibleTypes].flatMap((of) =>
      (of ?? []).map((field) => `${name}.${field.name}`)
    ),
  ]);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => CLOSED.test(name))).toEqual([]);
});

test('queries and mutations of ours are those of products alone', () => {
  const ours = (name: string) =>
    fieldsOf(name)
      .filter((field) => /commerce/i.test(field))
      .sort();
  expect(ours(schema.queryType.name)).toEqual([
    'commercePaymentsProduct',
    'commercePaymentsProducts',
    'commercePaymentsProducts_connection',
  ]);
  expect(ours(schema.mutationType.name).filter((field) => !/product/i.test(field))).toEqual([]);
});

test.each([
  'commercePaymentsOrders',
  'commercePaymentsPayments',
  'commercePaymentsRefunds',
  'commercePaymentsOffers',
  'commercePaymentsKeySets',
  'commercePaymentsOrderLines',
])('%s is no query, not even with a full-access token', async (name) => {
  expect((await ask(full, `{ ${name} { documentId } }`)).errors?.[0]?.message).toContain(
    `Cannot query field "${name}"`
  );
  expect((await ask(full, `mutation { create${name} { documentId } }`)).errors?.[0]?.message).toContain(
    'Cannot query field'
  );
});

test('the word for a closed type finds one that is open: the search itself works', () => {
  expect('CommercePaymentsOrder').toMatch(CLOSED);
  expect('CommercePaymentsPayment').toMatch(CLOSED);
  expect('commercePaymentsKeySets_connection').toMatch(CLOSED);
  expect('commercePaymentsProducts').not.toMatch(CLOSED);
});

test('a published product is read with a read-only token, and what leads from it is no money', async () => {
  const answer = await ask<{ commercePaymentsProducts: object[] }>(
    readOnly,
    '{ commercePaymentsProducts { documentId name price } }'
  );
  expect(answer.data).toEqual({
    commercePaymentsProducts: [{ documentId: product, name: '린넨 셔츠', price: 10_000 }],
  });
  const fields = fieldsOf('CommercePaymentsProduct');
  expect(fields).toEqual(expect.arrayContaining(['name', 'price', 'images']));
  expect(fields.filter((field) => /offer|order|payment|refund|key|secret/i.test(field))).toEqual([]);
});

test('nobody without a token reads, and a read-only one writes nothing', async () => {
  const nobody = await shop.host.http().post('/graphql', { query: '{ commercePaymentsProducts { documentId } }' });
  expect(nobody.status).toBe(401);
  expect(nobody.text).not.toContain(product);
  const written = await ask(
    readOnly,
    `mutation { deleteCommercePaymentsProduct(documentId: "${product}") { documentId } }`
  );
  expect(written.errors).toHaveLength(1);
  expect(await documentsIn(shop.host).findOne({ documentId: product })).not.toBeNull();
});

test('a draft is not read, whatever the query says', async () => {
  const { documentId } = await documentsIn(shop.host).create({
    data: { name: '아직 비밀', price: 1, currency: 'KRW' },
  });
  await documentsIn(shop.host).update({ documentId: product, data: { name: '아직 비밀' } });
  const queries = [
    '{ commercePaymentsProducts(status: DRAFT) { name } }',
    '{ commercePaymentsProducts_connection(status: DRAFT) { nodes { name } } }',
    '{ commercePaymentsProducts(status: DRAFT, publicationFilter: NEVER_PUBLISHED) { name localizations { name } } }',
    ...[documentId, product].map((id) => `{ commercePaymentsProduct(documentId: "${id}", status: DRAFT) { name } }`),
  ];
  for (const query of queries) {
    const answer = await ask(full, query);
    expect(answer.errors).toBeUndefined();
    expect(answer.text).not.toContain('비밀');
  }
  await documentsIn(shop.host).discardDraft({ documentId: product });
});

test('a product written through GraphQL passes the same guards, and its offer follows', async () => {
  const update = (data: string) =>
    ask(full, `mutation { updateCommercePaymentsProduct(documentId: "${product}", data: ${data}) { documentId } }`);
  expect((await update('{ price: -1 }')).errors).toHaveLength(1);
  expect(await rowsIn(shop.host, 'offer').findOne({ where: { product } })).toMatchObject({ price: 10_000, stock: 2 });
  expect((await update('{ price: 12000 }')).errors).toBeUndefined();
  expect(await rowsIn(shop.host, 'offer').findOne({ where: { product } })).toMatchObject({
    price: 12_000,
    stock: 2,
    onSale: true,
  });
});

test('no answer holds anything sealed', () => {
  const texts = shop.host.exchanges.filter(({ path }) => path === '/graphql').map(({ answer }) => answer.text);
  expect(texts.length).toBeGreaterThan(5);
  expect(texts.join('\n')).not.toMatch(/eyJ[A-Za-z0-9_-]{20,}|test_g?sk_/);
});
