import { tossError } from '../errors/toss-error';
import { remainderOf, toSmallestUnit, type Remainder } from './amounts';
import { fieldsOf, isGiven, requiredText, type Fields } from './body';
import type { Payment } from './payment';

/** A cancel that was read and fits what is left, in the smallest unit. */
export type CancelRequest = {
  readonly reason: string;
  readonly amount: number;
  readonly taxFreeAmount: number;
  readonly taxExemptionAmount: number;
  readonly requestId: string | null;
  readonly isWholeRemainder: boolean;
};

const optionalAmount = (fields: Fields, name: string, payment: Payment): number | undefined => {
  if (!isGiven(fields, name)) return undefined;
  const amount = toSmallestUnit(fields[name], payment.currency);
  if (amount === undefined) throw tossError('INVALID_REQUEST');
  return amount;
};

const readRequestId = (fields: Fields, payment: Payment): string | null => {
  const needed = payment.method?.kind === 'FOREIGN_EASY_PAY' && payment.method.cancelsLater;
  if (!needed) return null;
  const id = requiredText(fields, 'cancelRequestId', 64);
  if (!/^[A-Za-z0-9=_-]{6,64}$/.test(id)) throw tossError('INVALID_REQUEST');
  return id;
};

/**
 * The tax-free part of a cancel, by default none; a cancel of all that is left takes all that is left of it.
 * Neither part may exceed what remains of its kind (Toss prints no code for that; the amount is what does not fit).
 */
const readParts = (fields: Fields, payment: Payment, amount: number, left: Remainder) => {
  const isWhole = amount === left.balance;
  const taxFree = optionalAmount(fields, 'taxFreeAmount', payment) ?? (isWhole ? left.taxFree : 0);
  const exempt = optionalAmount(fields, 'taxExemptionAmount', payment) ?? (isWhole ? left.taxExemption : 0);
  const taxable = amount - taxFree - exempt;
  const taxableLeft = left.balance - left.taxFree - left.taxExemption;
  if (taxFree > left.taxFree || exempt > left.taxExemption || taxable < 0 || taxable > taxableLeft) {
    throw tossError('NOT_CANCELABLE_AMOUNT');
  }
  return { taxFreeAmount: taxFree, taxExemptionAmount: exempt };
};

/**
 * Reads a cancel against what is left of the payment.
 *
 * @throws TossError `INVALID_REQUEST`, `INVALID_CURRENCY`, `NOT_MATCHES_REFUNDABLE_AMOUNT`, `NOT_CANCELABLE_AMOUNT`
 */
export const readCancel = (payment: Payment, body: unknown): CancelRequest => {
  const fields = fieldsOf(body);
  const reason = requiredText(fields, 'cancelReason', 200);
  const asked = optionalAmount(fields, 'cancelAmount', payment);
  const expected = optionalAmount(fields, 'refundableAmount', payment);
  const requestId = readRequestId(fields, payment);
  if (asked === 0) throw tossError('INVALID_REQUEST');
  if (isGiven(fields, 'currency') && fields.currency !== payment.currency) throw tossError('INVALID_CURRENCY');
  const left = remainderOf(payment);
  if (expected !== undefined && expected !== left.balance) throw tossError('NOT_MATCHES_REFUNDABLE_AMOUNT');
  const amount = asked ?? left.balance;
  if (amount === 0 || amount > left.balance) throw tossError('NOT_CANCELABLE_AMOUNT');
  const parts = readParts(fields, payment, amount, left);
  return { reason, amount, ...parts, requestId, isWholeRemainder: amount === left.balance };
};
