import { tossError } from '../errors/toss-error';
import { newTransactionKey } from '../state/ids';
import { remainderOf } from './amounts';
import { checkDeadline, checkPartial, checkRefundAccount, checkStatus } from './cancel-rules';
import { readCancel, type CancelRequest } from './cancel-request';
import type { KeySet } from '../keys/key-set';
import type { Cancel, Payment } from './payment';
import type { World } from './world';

/** The payment that a secret may cancel. @throws TossError */
const cancelable = (world: World, keySet: KeySet, paymentKey: string): Payment => {
  const payment = world.payments.find(paymentKey);
  if (!payment || payment.mid !== keySet.mid) throw tossError('NOT_FOUND_PAYMENT');
  // The right shop, but keys of its other set.
  if (payment.clientKey !== keySet.clientKey) throw tossError('FORBIDDEN_REQUEST');
  return payment;
};

/** Points and coupons go back last: first what was really paid. */
const pointsIn = (payment: Payment, cancelledBefore: number, amount: number): number => {
  if (payment.method?.kind !== 'EASY_PAY') return 0;
  const paid = payment.totalAmount - payment.method.pointAmount;
  return Math.max(cancelledBefore + amount - paid, 0) - Math.max(cancelledBefore - paid, 0);
};

const discountIn = (payment: Payment, request: CancelRequest): number =>
  payment.method?.kind === 'CARD' && request.isWholeRemainder ? payment.method.discountAmount : 0;

const makeCancel = (payment: Payment, request: CancelRequest, now: number, origin: Cancel['origin']): Cancel => {
  const { balance } = remainderOf(payment);
  const isLater = payment.method?.kind === 'FOREIGN_EASY_PAY' && payment.method.cancelsLater;
  return {
    transactionKey: newTransactionKey(),
    cancelAmount: request.amount,
    taxFreeAmount: request.taxFreeAmount,
    taxExemptionAmount: request.taxExemptionAmount,
    cardDiscountAmount: discountIn(payment, request),
    easyPayDiscountAmount: pointsIn(payment, payment.totalAmount - balance, request.amount),
    refundableAmount: balance - request.amount,
    cancelReason: request.reason,
    canceledAt: now,
    cancelRequestId: request.requestId,
    origin,
    status: isLater ? 'IN_PROGRESS' : 'DONE',
  };
};

const writeRefund = (world: World, payment: Payment, cancel: Cancel, wasWaiting: boolean): void => {
  world.journal.write(payment, {
    kind: wasWaiting ? 'void' : 'refund',
    amount: wasWaiting ? 0 : cancel.cancelAmount,
    transactionKey: cancel.transactionKey,
    origin: cancel.origin,
  });
};

const applyCancel = (world: World, payment: Payment, request: CancelRequest, origin: Cancel['origin']): void => {
  const wasWaiting = payment.status === 'WAITING_FOR_DEPOSIT';
  const isFirst = remainderOf(payment).balance === payment.totalAmount;
  const cancel = makeCancel(payment, request, world.clock.now(), origin);
  payment.cancels.push(cancel);
  payment.lastTransactionKey = cancel.transactionKey;
  if (request.isWholeRemainder) payment.status = isFirst ? 'CANCELED' : world.rules.lastPartialCancel;
  else payment.status = 'PARTIAL_CANCELED';
  if (cancel.status === 'DONE') writeRefund(world, payment, cancel, wasWaiting);
  world.tell(payment, { kind: 'status' });
};

const cancel = (world: World, payment: Payment, body: unknown, origin: Cancel['origin']): Payment => {
  checkStatus(payment);
  const request = readCancel(payment, body);
  checkPartial(payment, request);
  checkDeadline(payment, world.clock.now());
  checkRefundAccount(payment, body);
  applyCancel(world, payment, request, origin);
  return payment;
};

/**
 * `POST /v1/payments/{paymentKey}/cancel`: gives back all that is left or a part of it.
 *
 * @throws TossError; nothing was executed then
 *
 * Source: Toss API reference, cancel; error-codes page, cancel table.
 */
export const cancelPayment = (world: World, keySet: KeySet, paymentKey: string, body: unknown): Payment =>
  cancel(world, cancelable(world, keySet, paymentKey), body, 'api');

/** A refund that somebody makes by hand in Toss's own console. @throws TossError as the API would */
export const cancelInConsole = (world: World, payment: Payment, body: unknown): Payment =>
  cancel(world, payment, body, 'console');

/**
 * The answer of a wallet from abroad to a cancel that was `IN_PROGRESS`. An aborted one gives its amount
 * back to the balance.
 *
 * @throws RangeError when there is no such running cancel
 */
export const finishCancel = (
  world: World,
  payment: Payment,
  transactionKey: string,
  status: 'DONE' | 'ABORTED'
): void => {
  const running = payment.cancels.find((one) => one.transactionKey === transactionKey && one.status === 'IN_PROGRESS');
  if (!running) throw new RangeError('No cancel in progress has this transaction key');
  running.status = status;
  if (status === 'DONE') writeRefund(world, payment, running, false);
  else if (remainderOf(payment).balance === payment.totalAmount) payment.status = 'DONE';
  else payment.status = 'PARTIAL_CANCELED';
  world.tell(payment, { kind: 'cancel', cancel: running });
};
