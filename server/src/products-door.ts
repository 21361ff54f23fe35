import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { UID } from './content-types/uids';
import { serviceOf } from './services/service-of';

const WRITING_ACTIONS = ['create', 'update', 'delete', 'publish', 'unpublish', 'clone', 'discardDraft'];

type Written = { documentId?: unknown; entries?: unknown } | null | undefined;

const TEXTS = {
  price: {
    ko: '가격은 0 이상의 정수여야 합니다(원 단위).',
    en: 'A price is a whole number from 0, in the smallest unit (won, cents).',
  },
  sku: { ko: '다른 상품이 이미 쓰고 있는 SKU입니다.', en: 'Another product already has this SKU.' },
} as const;

/** The panel shows a field's error as it is sent, so it is written in the language of the person at the panel. */
const refuse = (strapi: Core.Strapi, field: keyof typeof TEXTS): never => {
  const { preferedLanguage } = (strapi.requestContext.get()?.state.user ?? {}) as { preferedLanguage?: string | null };
  const message = TEXTS[field][preferedLanguage?.startsWith('ko') ? 'ko' : 'en'];
  throw new errors.ValidationError(message, { errors: [{ path: [field], message, name: 'ValidationError' }] });
};

/** Shows a refusal of ours beside its field, as Strapi's edit view expects it. */
const besideItsField = async <T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const field = ((error as { details?: { fields?: unknown[] } }).details?.fields ?? [])[0];
    if (field === 'price' || field === 'sku') return refuse(strapi, field);
    throw error;
  }
};

/** Every product that a write touched: the one it names, or those it made. */
const documentsOf = (params: unknown, result: unknown): string[] => {
  const named = (params as Written)?.documentId;
  const made = (result as Written)?.documentId;
  return [...new Set([named, made].filter((id): id is string => typeof id === 'string'))];
};

/**
 * Keeps the offer in step: whatever writes a product (panel, REST, GraphQL, host code) writes its offer in the same
 * transaction, so that the price in force is never another than the published one.
 */
export const watchProducts = (strapi: Core.Strapi): void => {
  strapi.documents.use((context, next) => {
    if (context.uid !== UID.product || !WRITING_ACTIONS.includes(context.action)) return next();
    const catalogue = serviceOf(strapi, 'catalogue');
    const params = context.params as unknown as { data?: { price?: unknown } | null };
    return besideItsField(strapi, async () => {
      catalogue.checkPrice(params.data?.price);
      return strapi.db.transaction(async () => {
        const result = await next();
        for (const product of documentsOf(params, result)) await catalogue.agree(product);
        return result;
      });
    });
  });
};
