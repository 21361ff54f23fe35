import { serviceIn, openShop, publishProduct, type Shop } from '../support/open-shop';

type Statement = { sql: string; bindings: readonly unknown[] };

/** Tables that grow with the shop: a look at the health must not read them through. */
const GROWING = /"?`?(commerce_(payments|orders|refunds|events|webhook_deliveries|event_deliveries))\b/;
/** The vault counts what is sealed once in ten minutes, by the beginnings of all values. */
const COUNT_OF_SEALED = /substr\(/;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  const shirt = await publishProduct(shop.host, { price: 33_000 });
  await shop.pay([{ product: shirt, quantity: 1 }]);
});
afterAll(() => shop?.close());

const statementsOf = async (work: () => Promise<unknown>): Promise<Statement[]> => {
  const seen: Statement[] = [];
  const note = ({ sql, bindings }: Statement) => void seen.push({ sql, bindings });
  const knex = shop.host.strapi.db.connection as unknown as {
    on: (event: 'query', listener: typeof note) => void;
    removeListener: (event: 'query', listener: typeof note) => void;
  };
  knex.on('query', note);
  await work();
  knex.removeListener('query', note);
  // Jobs go on meanwhile: what they write and claim is none of the look's.
  return seen.filter(
    ({ sql }) => sql.startsWith('select') && !/for update|commerce_leases|^select .* `?"?id"? in/.test(sql)
  );
};

/** How the database would read a statement, in its own words; `null` where a small table tells nothing of a large one. */
const planOf = async ({ sql, bindings }: Statement): Promise<string | null> => {
  const { strapi } = shop.host;
  if (strapi.db.dialect.client === 'mysql') return null;
  const isSqlite = strapi.db.dialect.client === 'sqlite';
  const lines = await strapi.db.connection.transaction(async (trx) => {
    if (!isSqlite) await trx.raw('set local enable_seqscan = off');
    const question = `${isSqlite ? 'explain query plan' : 'explain'} ${sql.replace(/\$\d+/g, '?')}`;
    const answer: unknown = await trx.raw(question, [...bindings] as never);
    return isSqlite ? answer : (answer as { rows: unknown }).rows;
  });
  return JSON.stringify(lines);
};

const READ_THROUGH = /"SCAN [^"]*"|Seq Scan/;
const BY_INDEX = /USING (COVERING )?INDEX|Index/;

test('a look takes few statements, and each finds its rows of growing tables by an index', async () => {
  const health = serviceIn(shop.host, 'health');
  await health.view();
  const statements = await statementsOf(() => health.view());
  expect(statements.length).toBeLessThanOrEqual(25);
  const growing = statements.filter(({ sql }) => GROWING.test(sql) && !COUNT_OF_SEALED.test(sql));
  expect(growing.length).toBeGreaterThanOrEqual(10);
  const readThrough: string[] = [];
  for (const statement of growing) {
    const plan = await planOf(statement);
    if (plan !== null && READ_THROUGH.test(plan) && !BY_INDEX.test(plan)) readThrough.push(`${statement.sql}\n${plan}`);
  }
  expect(readThrough).toEqual([]);
});
