import type { RefundLine, RefundableLine } from '../../../contracts/refund-options';
import { CommerceError } from './errors';
import type { OrderLine } from './order';
import type { Refund } from './refund';

/** What lines come to. Amounts in the smallest unit; the tax-free part is in `amount`. */
export type LineSum = { amount: number; taxFreeAmount: number };

/** So many pieces of each line, by its place in the order; a line that is named twice counts twice. */
const piecesOf = (lines: readonly RefundLine[]): Map<number, number> => {
  const pieces = new Map<number, number>();
  for (const { line, quantity } of lines) pieces.set(line, (pieces.get(line) ?? 0) + quantity);
  return pieces;
};

/** Pieces that were given back by lines, or may still be: what a failed refund named is free again. */
const givenBack = (done: readonly Pick<Refund, 'state' | 'lines'>[]): Map<number, number> =>
  piecesOf(done.filter(({ state }) => state !== 'failed').flatMap(({ lines }) => lines ?? []));

/** The lines of an order with what was given back of each. */
export const refundableLines = (
  lines: readonly OrderLine[],
  done: readonly Pick<Refund, 'state' | 'lines'>[]
): RefundableLine[] => {
  const given = givenBack(done);
  return lines.map(({ product, name, unitPrice, quantity, taxFree }, line) => ({
    ...{ line, product, name, unitPrice, quantity },
    refundedQuantity: Math.min(quantity, given.get(line) ?? 0),
    taxFree: Boolean(taxFree),
  }));
};

/**
 * Adds up pieces of lines that are to go back. No piece is ever given back twice.
 *
 * @param lines the order's lines, in their order
 * @param done refunds of this payment that were made or are still open
 * @throws CommerceError `INVALID_REQUEST` for a line that the order does not have, `REFUND_EXCEEDS_BALANCE` for more
 *   pieces than are left of one
 */
export const sumOfLines = (
  paymentKey: string,
  lines: readonly OrderLine[],
  done: readonly Pick<Refund, 'state' | 'lines'>[],
  wanted: readonly RefundLine[]
): LineSum => {
  const left = refundableLines(lines, done);
  const sum = { amount: 0, taxFreeAmount: 0 };
  for (const [line, quantity] of piecesOf(wanted)) {
    const known = left[line];
    if (!known) throw new CommerceError('INVALID_REQUEST', 'The order has no such line', { fields: ['lines'], line });
    const refundableQuantity = known.quantity - known.refundedQuantity;
    if (quantity > refundableQuantity) {
      const details = { paymentKey, line, refundableQuantity };
      throw new CommerceError('REFUND_EXCEEDS_BALANCE', 'More pieces than are left of a line', details);
    }
    sum.amount += known.unitPrice * quantity;
    if (known.taxFree) sum.taxFreeAmount += known.unitPrice * quantity;
  }
  return sum;
};
