import { PLUGIN_ID } from '../../contracts/plugin-id';
import type { Host } from './host-app';

const PRODUCT = `plugin::${PLUGIN_ID}.product`;

type Where = { documentId: string; locale?: string };
type Written = { documentId: string };

/** Strapi's document service, as far as an editor's work goes. */
export type ProductDocuments = {
  create: (params: { data: object; locale?: string; status?: 'draft' | 'published' }) => Promise<Written>;
  update: (params: Where & { data: object }) => Promise<Written>;
  publish: (params: Where & { data?: object }) => Promise<{ entries: Written[] }>;
  unpublish: (params: Where) => Promise<unknown>;
  discardDraft: (params: Where) => Promise<unknown>;
  delete: (params: Where) => Promise<unknown>;
  clone: (params: Where & { data?: object }) => Promise<Written & { entries: Written[] }>;
  findOne: (params: Where & { status?: 'draft' | 'published' }) => Promise<Record<string, unknown> | null>;
};

/** Products as the panel writes them, one layer below its API. */
export const documentsIn = ({ strapi }: Host): ProductDocuments =>
  strapi.documents(PRODUCT as never) as unknown as ProductDocuments;

/** Rows of a type of ours, past every door: what is really in the database, and what was written behind our back. */
export const rowsIn = ({ strapi }: Host, type: string) => strapi.db.query(`plugin::${PLUGIN_ID}.${type}` as never);

/** Adds a locale, as an administrator does in the settings of Internationalization. */
export const addLocale = async ({ strapi }: Host, code: string): Promise<void> => {
  const locales = strapi.plugin('i18n').service('locales') as unknown as {
    create: (locale: object) => Promise<unknown>;
  };
  await locales.create({ code, name: code });
};

/** The path of products in the Content Manager's own API. */
export const PANEL_PRODUCTS = `/content-manager/collection-types/${PRODUCT}`;
