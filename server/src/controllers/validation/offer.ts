import { z } from '@strapi/utils';
import { MOST_FIGURES } from '../../../../contracts/product-sales';
import type { StockChange } from '../../../../contracts/settings';
import { documentId } from './common';

const MAX_PIECES = 1_000_000_000;

export const offerParams = z.object({ product: documentId });

export const stockBody = z.union([
  z.strictObject({ set: z.number().int().min(0).max(MAX_PIECES).nullable() }),
  z.strictObject({ adjust: z.number().int().min(-MAX_PIECES).max(MAX_PIECES) }),
]) satisfies z.ZodType<StockChange>;

/** `?products=a,b`: documentIds, each once. */
export const figuresQuery = z.strictObject({
  products: z
    .string()
    .max(65 * MOST_FIGURES)
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(documentId).min(1).max(MOST_FIGURES)),
});
