import { tossError } from '../errors/toss-error';
import { newPaymentKey } from '../state/ids';
import type { KeySet } from '../keys/key-set';
import type { KeySets } from '../keys/key-sets';
import type { Clock } from '../state/clock';
import type { Journal } from './journal';
import type { Cancel, Payment } from './payment';
import type { PaymentStore } from './payment-store';

/** Where the public documentation leaves a choice, a test may take the other one. */
export type Rules = {
  /**
   * A second payment of an order that is already approved: `refuse` answers `DUPLICATED_ORDER_ID`;
   * `allow` takes the money twice, so that a test sees whether the shop's own guard holds.
   */
  readonly orderIdReuse: 'refuse' | 'allow';
  /** Status after the last of several partial cancels. Measured at Toss: it stays `PARTIAL_CANCELED`. */
  readonly lastPartialCancel: 'PARTIAL_CANCELED' | 'CANCELED';
  /** Whether a 5xx answer is remembered under its idempotency key as a 4xx is. Toss does not say. */
  readonly storeServerErrors: boolean;
};

/** What happened to a payment that a shop may be told by webhook. */
export type News = { readonly kind: 'status' } | { readonly kind: 'cancel'; readonly cancel: Cancel };

/** What the payment rules work on. */
export type World = {
  readonly clock: Clock;
  readonly keySets: KeySets;
  readonly payments: PaymentStore;
  readonly journal: Journal;
  readonly rules: Rules;
  readonly tell: (payment: Payment, news: News) => void;
};

/** A payment key that is not taken. */
export const freePaymentKey = (world: World, keySet: KeySet): string => {
  const prefix = keySet.kind === 'widget' ? 'tgen_' : 'tviva';
  for (;;) {
    const key = newPaymentKey(prefix, world.clock.now());
    if (!world.payments.find(key)) return key;
  }
};

/** The payment of a key, when it was made with this set of keys. @throws TossError `NOT_FOUND_PAYMENT` */
export const ownPayment = (world: World, keySet: KeySet, paymentKey: string): Payment => {
  const payment = world.payments.find(paymentKey);
  if (!payment || payment.clientKey !== keySet.clientKey) throw tossError('NOT_FOUND_PAYMENT');
  return payment;
};

/** Whether the order already has an approved, waiting or cancelled payment. */
export const isOrderTaken = (world: World, mid: string, orderId: string, except?: Payment): boolean =>
  world.payments
    .ofOrder(mid, orderId)
    .some((one) => one !== except && !['READY', 'IN_PROGRESS', 'ABORTED', 'EXPIRED'].includes(one.status));
