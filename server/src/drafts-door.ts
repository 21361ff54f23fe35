import type { Core } from '@strapi/strapi';
import { UID } from './content-types/uids';

const OUTPUT = 'content-api.output';
/** What Strapi marks an entry of a polymorphic relation with: whose row it is. */
const TYPE = '__type';

/** Also of another realm, as in tests of a host that run Strapi beside themselves. */
const isPlain = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** A product reached over such a relation that does not show that it is published. */
const isDraft = (value: unknown): boolean =>
  isPlain(value) && value[TYPE] === UID.product && (value['publishedAt'] ?? null) === null;

/** The same answer without the drafts of products that something leads back to, however deep. */
export const withoutDrafts = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter((entry) => !isDraft(entry)).map(withoutDrafts);
  if (!isPlain(value)) return value;
  if (isDraft(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, withoutDrafts(inner)]));
};

/**
 * Files know what they belong to, drafts too: any token that may read files, or populate a product's images, would
 * read products before they are published.
 */
const closeFiles = (strapi: Core.Strapi): void => {
  // Not `add`: on a list that nobody has set yet it adds to nothing.
  const known = strapi.sanitizers.get(OUTPUT);
  // Strapi's type asks for lodash's curried functions; it calls what it gets with the schema, then with the data.
  const ours = (() => withoutDrafts) as unknown as (typeof known)[number];
  strapi.sanitizers.set(OUTPUT, [...known, ours]);
};

type Resolve = (parent: unknown, args: Record<string, unknown>, context: unknown, info: unknown) => unknown;
type Extension = { use: (extension: { resolversConfig: Record<string, { middlewares: unknown[] }> }) => void };

/** Before every query for products: what is asked for is what is published, whatever `status` says. */
const published = (next: Resolve, parent: unknown, args: Record<string, unknown>, context: unknown, info: unknown) =>
  next(parent, { ...args, status: 'published' }, context, info);

const closeGraphql = (strapi: Core.Strapi): void => {
  const extension = strapi.plugin('graphql')?.service<Extension & Core.Service>('extension');
  const queries = ['commercePaymentsProduct', 'commercePaymentsProducts', 'commercePaymentsProducts_connection'];
  extension?.use({
    resolversConfig: Object.fromEntries(queries.map((query) => [`Query.${query}`, { middlewares: [published] }])),
  });
};

/** Nobody with a token of the content API reads a product before it is published. Called in `register`. */
export const hideDrafts = (strapi: Core.Strapi): void => {
  closeFiles(strapi);
  closeGraphql(strapi);
};
