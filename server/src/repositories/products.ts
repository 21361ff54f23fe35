import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import { withoutValues } from './row-errors';

export type ProductRepository = {
  /** The documentIds of all products, drafts too, and of those that only an offer is left of. */
  all: () => Promise<string[]>;
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

  return {
    async all() {
      const rows: { documentId: string }[] = await products().findMany({ select: ['documentId'] });
      const offered: { product: string }[] = await offers().findMany({ select: ['product'] });
      return [...new Set([...rows.map(({ documentId }) => documentId), ...offered.map(({ product }) => product)])];
    },

    takeOffSale: (product) =>
      withoutValues('commerce_offers', async () => {
        await makeRow(product);
        await offers().updateMany({ where: { product }, data: { onSale: false, updatedAt: new Date() } });
      }),

    writeOffer: (product) =>
      withoutValues('commerce_offers', async () => {
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
      }),
  };
};
