import { z } from '@strapi/utils';
import type { StockChange } from '../../../../contracts/settings';
import { documentId } from './common';

const MAX_PIECES = 1_000_000_000;

export const offerParams = z.object({ product: documentId });

export const stockBody = z.union([
  z.strictObject({ set: z.number().int().min(0).max(MAX_PIECES).nullable() }),
  z.strictObject({ adjust: z.number().int().min(-MAX_PIECES).max(MAX_PIECES) }),
]) satisfies z.ZodType<StockChange>;
