import { z } from '@strapi/utils';
import type { PanelRefundInput, RefundLine } from '../../../../contracts/refund-options';
import { positiveAmount } from './common';
import { createRefundBody } from './refund';

/** More lines than any order has. */
const MOST_LINES = 200;

const lines = z
  .array(
    z.strictObject({
      line: z.number().int().min(0).max(MOST_LINES).describe('Place of the line in the order, from 0'),
      quantity: z.number().int().min(1).max(1_000_000).describe('How many pieces of it'),
    })
  )
  .min(1)
  .max(MOST_LINES)
  .refine((all) => new Set(all.map(({ line }) => line)).size === all.length, 'A line is named twice');

/** As over the storefront's API, and by lines of the order. The tax-free part is worked out by the server alone. */
export const panelRefundBody = createRefundBody.omit({ taxFreeAmount: true }).extend({
  lines: lines.optional().describe('Pieces of the order’s lines; their prices make the amount'),
}) satisfies z.ZodType<Omit<PanelRefundInput, 'amount' | 'lines' | 'refundReceiveAccount'>>;

const PIECES = /^\d{1,3}:\d{1,7}(,\d{1,3}:\d{1,7}){0,199}$/;

const linesOfUrl = (typed: string): RefundLine[] =>
  typed.split(',').map((pieces) => {
    const [line = '', quantity = ''] = pieces.split(':');
    return { line: Number(line), quantity: Number(quantity) };
  });

/** `?amount=5500`, or `?lines=0:2,1:1` (place of the line, pieces), or nothing for all that is left. */
export const refundPreviewQuery = z.strictObject({
  amount: z
    .string()
    .regex(/^[1-9][0-9]{0,15}$/)
    .transform(Number)
    .pipe(positiveAmount)
    .optional(),
  lines: z.string().regex(PIECES).transform(linesOfUrl).pipe(lines).optional(),
});
