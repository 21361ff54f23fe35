import { z } from '@strapi/utils';
import type { OfferSummary } from '../../../../contracts/products';
import { amount, currency, documentId, instant, locale } from './common';

/** For the API document alone: these queries are Strapi's, which checks them itself. */
const reading = {
  fields: z.array(z.string()).optional().describe('Only these fields: `fields=name&fields=slug`'),
  populate: z
    .string()
    .optional()
    .describe(
      'What to bring along; without it the images. `*`, a field, or Strapi’s brackets: `populate[images][fields][0]=url`'
    ),
  locale: locale.optional().describe('Language of name and description; without it the shop’s default'),
};

const productPagination = z.strictObject({
  page: z.number().int().min(1).optional().describe('From 1'),
  pageSize: z.number().int().min(1).optional(),
  start: z.number().int().min(0).optional().describe('In place of `page`: how many to skip'),
  limit: z.number().int().min(1).optional().describe('In place of `pageSize`'),
  withCount: z.boolean().optional().describe('`false`: do not count all products'),
});

export const productParams = z.strictObject({ documentId });
export const findProductQuery = z.strictObject(reading);
export const listProductsQuery = z.strictObject({
  ...reading,
  filters: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Strapi’s filters: `filters[name][$containsi]=shirt`.'),
  sort: z.array(z.string()).optional().describe('`sort=name:asc`, also several times'),
  pagination: productPagination.optional(),
});

const pieces = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const offerSummary = z.strictObject({
  price: amount,
  currency,
  taxFree: z.boolean(),
  sku: z.string().nullable(),
  stock: pieces.nullable().describe('Pieces left; null when they are not counted'),
  available: z.boolean().describe('Can it be bought now?'),
}) satisfies z.ZodType<OfferSummary>;

const image = z.looseObject({
  id: z.number().int(),
  url: z.string().optional().describe('Without a host when the shop keeps its files itself'),
  name: z.string().optional(),
  alternativeText: z.string().nullable().optional(),
  width: z.number().nullable().optional(),
  height: z.number().nullable().optional(),
  formats: z.looseObject({}).nullable().optional().describe('Smaller versions by name'),
  mime: z.string().optional(),
});

/** Strapi's document with its offer. `fields` and `populate` decide what else is there. */
export const productView = z.looseObject({
  id: z.number().int().describe('Changes at each publishing: keep `documentId`'),
  documentId: z.string(),
  name: z.string().optional(),
  slug: z.string().nullable().optional(),
  description: z.string().nullable().optional().describe('Markdown'),
  images: z.array(image).nullable().optional(),
  locale: z.string().nullable().optional(),
  createdAt: instant.optional(),
  updatedAt: instant.optional(),
  publishedAt: instant.optional(),
  offer: offerSummary.nullable().describe('The price that is charged, and whether it can be bought'),
});

const page = z.number().int().min(0).optional();

/** Pages as Strapi counts them: by page, or by start when that was asked for. */
export const productPageMeta = z.strictObject({
  pagination: z.strictObject({ page, pageSize: page, pageCount: page, start: page, limit: page, total: page }),
});

export const productList = z.strictObject({ data: z.array(productView), meta: productPageMeta });
