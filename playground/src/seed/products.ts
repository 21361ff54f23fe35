import type { Core } from '@strapi/strapi';

import { CATALOGUE, type SeedProduct } from './catalogue';
import { seedImage } from './images';

const PRODUCT = 'plugin::commerce-payments.product';

/** Set once all products are there. From then on they are the editor's: one that was deleted does not come back. */
const DONE = { type: 'type', name: 'playground', key: 'products_seeded' } as const;

type Actor = { kind: 'system'; id: null; name: string };
type Catalogue = { changeStock: (product: string, change: { set: number | null }, by: Actor) => Promise<unknown> };

/** Who the books say it was. */
const SEED: Actor = { kind: 'system', id: null, name: 'playground' };

const createInKorean = async (strapi: Core.Strapi, { slug, sku, price, taxFree, ko }: SeedProduct): Promise<string> => {
  const images = [await seedImage(strapi, slug, ko.name)];
  const data = { slug, sku, price, currency: 'KRW', taxFree, images, ...ko };
  const { documentId } = await strapi.documents(PRODUCT).create({ locale: 'ko', data });
  return documentId;
};

const seedProduct = async (strapi: Core.Strapi, product: SeedProduct): Promise<void> => {
  const products = strapi.documents(PRODUCT);
  const known = await products.findFirst({ locale: 'ko', filters: { slug: product.slug } });
  const documentId = known?.documentId ?? (await createInKorean(strapi, product));
  // A slug is not carried over to another locale, although it is the same in all.
  const data: object = { slug: product.slug, ...product.en };
  await products.update({ documentId, locale: 'en', data });
  if (product.isDraft) return;
  await products.publish({ documentId, locale: '*' });
  const catalogue = strapi.plugin('commerce-payments').service('catalogue') as Catalogue;
  await catalogue.changeStock(documentId, { set: product.stock }, SEED);
};

/** A small shop in Korean and English. One at a time: SQLite has one connection, and the order is the shop's. */
export const seedProducts = async (strapi: Core.Strapi): Promise<void> => {
  if (await strapi.store.get(DONE)) return;
  for (const product of CATALOGUE) await seedProduct(strapi, product);
  await strapi.store.set({ ...DONE, value: true });
};
