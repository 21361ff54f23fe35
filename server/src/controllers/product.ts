import { factories, type Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { CommerceError } from '../domain/errors';
import { serviceOf } from '../services/service-of';
import { readAsAsked } from './read-as-asked';
import { documentId as documentIdForm } from './validation/common';

const PRODUCT = 'plugin::commerce-payments.product';

type Product = { documentId: string; [field: string]: unknown };
type Answer = { data: Product[] | Product | null; meta?: unknown };

/** What the offer decides is not taken from the product's own row: an unpublished price, or another locale's. */
const OFFER_FIELDS = ['price', 'currency', 'taxFree', 'sku'];

const withoutOfferFields = (product: Product): Product =>
  Object.fromEntries(Object.entries(product).filter(([field]) => !OFFER_FIELDS.includes(field))) as Product;

/** The least that can be read of products. */
const PLAIN = { status: 'published', fields: 'documentId', 'pagination[pageSize]': '1' };

/** Images come along unless the request says what to populate. */
const withDefaults = (query: Record<string, unknown>): Record<string, unknown> => ({
  populate: { images: { fields: ['name', 'alternativeText', 'url', 'width', 'height', 'formats', 'mime'] } },
  ...query,
  status: 'published',
});

/**
 * Products as Strapi's own core controller reads them (filters, sort, pages, locale, populate), never a draft, with the
 * price that is charged and whether it can be bought.
 */
export const product = ({ strapi }: { strapi: Core.Strapi }) => {
  const core = factories.createCoreController(PRODUCT as Parameters<typeof factories.createCoreController>[0])({
    strapi,
  }) as unknown as {
    find: (ctx: Context) => Promise<Answer>;
    findOne: (ctx: Context) => Promise<Answer | undefined>;
  };
  const withOffers = async (products: Product[]): Promise<Product[]> => {
    const offers = await serviceOf(strapi, 'catalogue').summaries(products.map(({ documentId }) => documentId));
    return products.map((found) => ({ ...withoutOfferFields(found), offer: offers.get(found.documentId) ?? null }));
  };

  /** Asks the core controller as if the request had said what we add; the access log shows what was really asked. */
  const asked = async <T>(ctx: Context, ask: () => Promise<T>): Promise<T> => {
    const { querystring } = ctx;
    ctx.query = withDefaults(ctx.query) as typeof ctx.query;
    try {
      return await readAsAsked(ctx.query, ask, () => {
        ctx.query = { ...PLAIN };
        return core.find(ctx);
      });
    } finally {
      ctx.querystring = querystring;
    }
  };

  return {
    async find(ctx: Context) {
      const { data, meta } = await asked(ctx, () => core.find(ctx));
      return { data: await withOffers(data as Product[]), meta };
    },

    async findOne(ctx: Context) {
      const { documentId } = ctx.params as { documentId: string };
      // The core controller names the parameter `id`.
      ctx.params.id = documentId;
      const canBeOne = documentIdForm.safeParse(documentId).success;
      const found = canBeOne ? ((await asked(ctx, () => core.findOne(ctx)))?.data as Product | null | undefined) : null;
      if (!found)
        throw new CommerceError('PRODUCT_NOT_FOUND', 'No such product, or it is not published', {
          product: documentId,
        });
      return { data: (await withOffers([found]))[0], meta: {} };
    },
  };
};
