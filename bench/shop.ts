import type { Product, ShopKeySets } from './history/basket';
import type { Row, Store } from './history/database/store';
import { createTables } from './history/tables';
import { Sentence } from './sentence';

/** What the playground's seed leaves in Strapi's own store when its products are there. */
const MARK = 'type_playground_products_seeded';

const NO_PLAYGROUND =
  'This database is not a playground’s, and nothing was written. Made-up orders are for a playground alone:' +
  ' start it once with npm start, with the same DATABASE_CLIENT and DATABASE_URL.';

/** @throws Sentence unless the database is a playground's */
const requirePlayground = async (store: Store): Promise<void> => {
  const rows = await store
    .all(`select id from strapi_core_store_settings where ${store.quoted('key')} = '${MARK}'`)
    .catch(() => []);
  if (rows.length === 0) throw new Sentence(NO_PLAYGROUND);
};

const OLDER =
  'The tables of this playground are older than this checkout, and nothing was written: run npm start once more,' +
  ' which builds the plugin and brings them up to date.';

/** @throws Sentence when a column that a history fills is missing */
const requireColumns = async (store: Store): Promise<void> => {
  for (const { table } of Object.values(createTables())) {
    const names = table.columns.map(({ name }) => store.quoted(name)).join(', ');
    await store.all(`select ${names} from ${store.quoted(table.name)} where 1 = 0`).catch(() => {
      throw new Sentence(OLDER);
    });
  }
};

const namesOf = (row: Row): Record<string, string> =>
  (typeof row['names'] === 'string' ? JSON.parse(row['names']) : row['names']) as Record<string, string>;

const productOf = (row: Row): Product => {
  const { ko, en } = namesOf(row);
  const name = ko ?? en ?? String(row['product']);
  return {
    product: String(row['product']),
    name,
    nameEn: en ?? name,
    sku: row['sku'] === null ? null : String(row['sku']),
    price: Number(row['price']),
    taxFree: Boolean(row['tax_free']),
  };
};

const readProducts = async (store: Store): Promise<Product[]> => {
  const sql = `select product, names, sku, price, tax_free from commerce_offers where currency = 'KRW' and price > 0 order by id`;
  const products = (await store.all(sql)).map(productOf);
  if (products.length === 0) throw new Sentence('The playground sells nothing in won: publish a product first.');
  return products;
};

const readKeySets = async (store: Store): Promise<ShopKeySets> => {
  const rows = await store.all(
    "select key_set_id, default_for from commerce_key_sets where default_for in ('test:widget', 'test:api')"
  );
  const idOf = (place: string): string | undefined => {
    const row = rows.find((found) => found['default_for'] === place);
    return row && String(row['key_set_id']);
  };
  const widget = idOf('test:widget') ?? idOf('test:api');
  if (!widget) throw new Sentence('The playground has no default key set for tests: mark one as the default.');
  return { widget, payment: idOf('test:api') ?? widget };
};

/**
 * What there is to sell, and with which keys.
 *
 * @throws Sentence when it is no playground, or one that cannot sell
 */
export const readShop = async (store: Store): Promise<{ products: Product[]; keySets: ShopKeySets }> => {
  await requirePlayground(store);
  await requireColumns(store);
  return { products: await readProducts(store), keySets: await readKeySets(store) };
};
