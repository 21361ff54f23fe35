import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import { withoutValuesIn } from './row-errors';

export type ProductRepository = {
  /** The documentIds of products whose offer is not what it would be written as, and of offers without a product. */
  disagreeing: () => Promise<string[]>;
  /**
   * Writes the product's offer from what is published: price, names and sku of the row published last, on sale while
   * any locale is. The stock stays. A product that is gone takes its offer with it.
   *
   * @throws DuplicateRow when another product has its sku
   */
  writeOffer: (product: string) => Promise<void>;
  takeOffSale: (product: string) => Promise<void>;
};

type ProductRow = {
  name: string | null;
  locale: string | null;
  price: number | null;
  currency: string | null;
  taxFree: boolean | null;
  sku: string | null;
  publishedAt: string | null;
};

const PRODUCT_FIELDS = ['documentId', 'name', 'locale', 'price', 'currency', 'taxFree', 'sku', 'publishedAt'] as const;

type Row = Record<string, unknown>;

const newestFirst = (a: ProductRow, b: ProductRow): number =>
  new Date(b.publishedAt ?? 0).getTime() - new Date(a.publishedAt ?? 0).getTime();

const offerOf = (published: readonly ProductRow[], locale: string) => {
  const [newest] = [...published].sort(newestFirst);
  if (!newest) return { onSale: false };
  return {
    onSale: true,
    names: Object.fromEntries(published.map((row) => [row.locale ?? locale, row.name ?? ''])),
    price: newest.price,
    currency: newest.currency,
    taxFree: newest.taxFree ?? false,
    sku: newest.sku === '' ? null : newest.sku,
  };
};

const sortedNames = (names: unknown): string => JSON.stringify(Object.entries(names ?? {}).sort());

/** Does the row hold what would be written? Names apart from their order, which PostgreSQL changes. */
const agrees = (offer: object, row: Row | undefined): boolean =>
  row !== undefined &&
  Object.entries(offer).every(([field, value]) =>
    field === 'names' ? sortedNames(value) === sortedNames(row[field]) : value === row[field]
  );

/** Products as editors write them, and the offers that follow from them. */
export const createProductRepository = (
  strapi: Core.Strapi,
  defaultLocale: () => Promise<string>
): ProductRepository => {
  const products = () => strapi.db.query(UID.product);
  const offers = () => strapi.db.query(UID.offer);

  /** Never an update that finds nothing and then an insert: MariaDB locks the gap, and two new products are a deadlock. */
  const makeRow = async (product: string): Promise<void> => {
    if ((await offers().count({ where: { product } })) > 0) return;
    await strapi.db
      .queryBuilder(UID.offer)
      .insert({ product, taxFree: false, onSale: false, createdAt: new Date() })
      .onConflict(['product'])
      .ignore()
      .execute();
  };

  return withoutValuesIn('commerce_offers', {
    async disagreeing() {
      const rows: (ProductRow & { documentId: string })[] = await products().findMany({ select: [...PRODUCT_FIELDS] });
      const published = new Map<string, ProductRow[]>();
      for (const row of rows) {
        const known = published.get(row.documentId) ?? [];
        published.set(row.documentId, row.publishedAt === null ? known : [...known, row]);
      }
      const rowsOfOffers: (Row & { product: string })[] = await offers().findMany();
      const offered = new Map(rowsOfOffers.map((offer) => [offer.product, offer]));
      const locale = await defaultLocale();
      const orphans = [...offered.keys()].filter((product) => !published.has(product));
      const changed = [...published].filter(([product, of]) => !agrees(offerOf(of, locale), offered.get(product)));
      return [...changed.map(([product]) => product), ...orphans];
    },

    async takeOffSale(product) {
      await makeRow(product);
      await offers().updateMany({ where: { product }, data: { onSale: false, updatedAt: new Date() } });
    },

    async writeOffer(product) {
      const rows: ProductRow[] = await products().findMany({ where: { documentId: product } });
      if (rows.length === 0) {
        await offers().deleteMany({ where: { product } });
        return;
      }
      const offer = offerOf(
        rows.filter(({ publishedAt }) => publishedAt !== null),
        await defaultLocale()
      );
      await makeRow(product);
      await offers().updateMany({ where: { product }, data: { ...offer, updatedAt: new Date() } });
    },
  });
};
