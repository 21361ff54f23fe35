import { tossError } from '../errors/toss-error';
import { expireIfDue } from './expiry';
import { ownPayment, type World } from './world';
import type { KeySet } from '../keys/key-set';
import type { Payment } from './payment';

/** `GET /v1/payments/{paymentKey}`. @throws TossError `NOT_FOUND_PAYMENT`, also for a payment of other keys */
export const readPayment = (world: World, keySet: KeySet, paymentKey: string): Payment => {
  const payment = ownPayment(world, keySet, paymentKey);
  expireIfDue(world, payment);
  return payment;
};

/**
 * `GET /v1/payments/orders/{orderId}`. Of several payments for one order the one that was approved comes
 * back, else the latest; Toss does not document which.
 *
 * @throws TossError `NOT_FOUND_PAYMENT`
 */
export const readPaymentOfOrder = (world: World, keySet: KeySet, orderId: string): Payment => {
  const own = world.payments.ofOrder(keySet.mid, orderId).filter((one) => one.clientKey === keySet.clientKey);
  const payment = own.findLast((one) => one.lastTransactionKey !== null) ?? own.at(-1);
  if (!payment) throw tossError('NOT_FOUND_PAYMENT');
  expireIfDue(world, payment);
  return payment;
};
