import { isTossErrorCode, tossError } from '../errors/toss-error';
import { newTransactionKey } from '../state/ids';
import { toSmallestUnit } from './amounts';
import { abortPayment } from './authenticate-buyer';
import { fieldsOf, requiredText } from './body';
import { expireIfDue } from './expiry';
import type { KeySet } from '../keys/key-set';
import type { Payment } from './payment';
import { isOrderTaken, type World } from './world';

const MIN_CARD_WON = 100;
const MIN_ACCOUNT_WON = 200;
const MAX_TRANSFER_WON = 10_000_000;

/** Whether the payment can still be approved. @throws TossError */
const checkLife = (world: World, payment: Payment): void => {
  expireIfDue(world, payment);
  if (payment.status === 'IN_PROGRESS') return;
  // Nobody was authenticated, or too long ago: either way there is no session to confirm.
  if (payment.status === 'READY' || payment.status === 'EXPIRED') throw tossError('NOT_FOUND_PAYMENT_SESSION');
  throw tossError('ALREADY_PROCESSED_PAYMENT');
};

/** Source: Toss error-codes page, `BELOW_MINIMUM_AMOUNT` and `EXCEEDS_TRANSFER_AMOUNT_MAXIMUM`. */
const checkAmount = (payment: Payment): void => {
  if (payment.currency !== 'KRW') return;
  const isAccount = payment.method?.kind === 'TRANSFER' || payment.method?.kind === 'VIRTUAL_ACCOUNT';
  if (payment.totalAmount < (isAccount ? MIN_ACCOUNT_WON : MIN_CARD_WON)) throw tossError('BELOW_MINIMUM_AMOUNT');
  if (payment.method?.kind === 'TRANSFER' && payment.totalAmount > MAX_TRANSFER_WON)
    throw tossError('EXCEEDS_TRANSFER_AMOUNT_MAXIMUM');
};

const checkDecline = (world: World, payment: Payment): void => {
  const code = payment.declineWith;
  if (code === null || !isTossErrorCode(code)) return;
  const error = tossError(code);
  abortPayment(world, payment, { code, message: error.message });
  throw error;
};

/** Issues the virtual account, or takes the money. */
export const approve = (world: World, payment: Payment): void => {
  const now = world.clock.now();
  payment.lastTransactionKey = newTransactionKey();
  const isAccount = payment.method?.kind === 'VIRTUAL_ACCOUNT';
  if (payment.method?.kind === 'VIRTUAL_ACCOUNT') payment.method.dueAt ??= now + payment.method.validForMs;
  payment.status = isAccount ? 'WAITING_FOR_DEPOSIT' : 'DONE';
  payment.approvedAt = isAccount ? null : now;
  world.journal.write(payment, {
    kind: isAccount ? 'issue' : 'capture',
    amount: isAccount ? 0 : payment.totalAmount,
    transactionKey: payment.lastTransactionKey,
    origin: 'api',
  });
  world.tell(payment, { kind: 'status' });
};

/**
 * `POST /v1/payments/confirm`: takes the money of an authenticated payment, or issues its virtual account.
 *
 * Toss does not document its answer to an orderId or amount that differ from the request in the window;
 * the sandbox says `INVALID_REQUEST` and leaves the payment as it was.
 *
 * @throws TossError
 */
export const confirmPayment = (world: World, keySet: KeySet, body: unknown): Payment => {
  const fields = fieldsOf(body);
  const paymentKey = requiredText(fields, 'paymentKey', 200);
  const orderId = requiredText(fields, 'orderId', 64);
  if (typeof fields.amount !== 'number') throw tossError('INVALID_REQUEST');
  const payment = world.payments.find(paymentKey);
  if (!payment) throw tossError('NOT_FOUND_PAYMENT');
  // A secret that does not belong to the client key which opened the window.
  if (payment.clientKey !== keySet.clientKey) throw tossError('INVALID_API_KEY');
  if (payment.orderId !== orderId) throw tossError('INVALID_REQUEST');
  if (toSmallestUnit(fields.amount, payment.currency) !== payment.totalAmount) throw tossError('INVALID_REQUEST');
  checkLife(world, payment);
  checkAmount(payment);
  if (world.rules.orderIdReuse === 'refuse' && isOrderTaken(world, payment.mid, orderId, payment)) {
    throw tossError('DUPLICATED_ORDER_ID');
  }
  checkDecline(world, payment);
  approve(world, payment);
  return payment;
};
