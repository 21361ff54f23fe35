import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';

/** A row that changes in one of these may change what the overview adds up. */
const COUNTED = new Set<keyof Payment | keyof Refund>([
  ...(['state', 'environment', 'currency', 'amount'] as const),
  ...(['method', 'approvedAt', 'isSurplus'] as const),
  'doneAt',
]);

/**
 * The column by which rows are found that the sums of the overview do not know yet. It is written with the change
 * itself: sums never ask a transaction that moves money for a statement of its own.
 *
 * @param now epoch milliseconds
 */
export const changedColumn = (change: Partial<Payment> | Partial<Refund>, now: number): { changedAt?: number } =>
  Object.keys(change).some((field) => COUNTED.has(field as never)) ? { changedAt: now } : {};
