import { tossError } from '../errors/toss-error';
import { koreanMonth } from '../state/korean-time';
import { fieldsOf, isFields, type Fields } from './body';
import type { CancelRequest } from './cancel-request';
import { bankCodeOf } from './institutions';
import type { Payment } from './payment';

const DAY_MS = 24 * 60 * 60_000;
const TRANSFER_REFUND_MS = 180 * DAY_MS;
const ACCOUNT_REFUND_MS = 365 * DAY_MS;

/** Whether a payment in this status can be cancelled at all. @throws TossError */
export const checkStatus = (payment: Payment): void => {
  if (payment.status === 'CANCELED') throw tossError('ALREADY_CANCELED_PAYMENT');
  if (!['DONE', 'PARTIAL_CANCELED', 'WAITING_FOR_DEPOSIT'].includes(payment.status))
    throw tossError('NOT_CANCELABLE_PAYMENT');
};

/** Card cancels have no deadline; the others do. Source: Toss docs, cancel guide. @throws TossError */
export const checkDeadline = (payment: Payment, now: number): void => {
  const { approvedAt, method } = payment;
  if (approvedAt === null) return;
  const isOver =
    (method?.kind === 'MOBILE_PHONE' && koreanMonth(approvedAt) !== koreanMonth(now)) ||
    (method?.kind === 'TRANSFER' && now - approvedAt > TRANSFER_REFUND_MS) ||
    (method?.kind === 'FOREIGN_EASY_PAY' && now - approvedAt > TRANSFER_REFUND_MS) ||
    (method?.kind === 'VIRTUAL_ACCOUNT' && now - approvedAt > ACCOUNT_REFUND_MS);
  if (isOver) throw tossError('EXCEED_MAX_REFUND_DUE');
};

/** @throws TossError when only a full cancel is possible */
export const checkPartial = (payment: Payment, request: CancelRequest): void => {
  if (request.isWholeRemainder) return;
  if (payment.status === 'WAITING_FOR_DEPOSIT') throw tossError('NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT');
  const isCardWithExemption = payment.method?.kind === 'CARD' && payment.taxExemptionAmount > 0;
  if (!payment.isPartialCancelable || payment.useEscrow || isCardWithExemption)
    throw tossError('NOT_ALLOWED_PARTIAL_REFUND');
  const discount = payment.method?.kind === 'CARD' ? payment.method.discountAmount : 0;
  if (request.amount < discount) throw tossError('EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT');
};

const readAccount = (fields: Fields): Fields => {
  // The field is `bank` here, although answers call it `bankCode`: mixing them up must not pass.
  if (!isFields(fields.refundReceiveAccount)) throw tossError('INVALID_REQUEST');
  return fields.refundReceiveAccount;
};

/** A paid virtual account goes back to an account of the buyer's. @throws TossError */
export const checkRefundAccount = (payment: Payment, body: unknown): void => {
  if (payment.method?.kind !== 'VIRTUAL_ACCOUNT' || payment.status === 'WAITING_FOR_DEPOSIT') return;
  const { bank, accountNumber, holderName } = readAccount(fieldsOf(body));
  if (typeof bank !== 'string') throw tossError('INVALID_REQUEST');
  if (bankCodeOf(bank) === undefined) throw tossError('INVALID_BANK');
  if (typeof accountNumber !== 'string' || !/^\d{1,20}$/.test(accountNumber))
    throw tossError('INVALID_REFUND_ACCOUNT_NUMBER');
  if (typeof holderName !== 'string' || holderName.trim() === '' || holderName.length > 60)
    throw tossError('INVALID_REFUND_ACCOUNT_INFO');
};
