import type { OrderEventType } from '../../../contracts/events';
import type { PaymentState } from '../../../contracts/payments';
import { orderEvent, paymentEvent, type NewEvent } from './event';
import type { Payment } from './payment';
import { orderStateFor } from './settlement';

const MONEY_STATES: readonly PaymentState[] = ['paid', 'partially_refunded', 'refunded'];

/** What a step of a payment means for its order, in the word of the event; `null` when the order has nothing to tell. */
const orderEventType = (from: PaymentState, to: PaymentState): OrderEventType | null => {
  switch (to) {
    case 'paid':
      return 'order.paid';
    case 'awaiting_deposit':
      return from === 'paid' ? 'order.deposit_reversed' : 'order.awaiting_deposit';
    case 'partially_refunded':
      return 'order.partially_refunded';
    case 'refunded':
      return 'order.refunded';
    case 'canceled':
      return 'order.canceled';
    case 'expired':
      return from === 'confirming' ? null : 'order.expired';
    default:
      return null;
  }
};

const orderEvents = (from: PaymentState, payment: Payment): NewEvent[] => {
  const type = orderEventType(from, payment.state);
  const state = orderStateFor(from, payment.state);
  if (!type || !state || payment.isSurplus) return [];
  const hasMoney = MONEY_STATES.includes(payment.state);
  const { orderId, amount, balanceAmount, currency, environment, approvedAt, paymentKey } = payment;
  const refundedAmount = hasMoney ? amount - balanceAmount : 0;
  const paidAt = hasMoney ? approvedAt : null;
  return [orderEvent(type, { orderId, state, amount, refundedAmount, currency, environment, paidAt }, paymentKey)];
};

/** What is told of one step. @param payment as it is after the step */
export const eventsOfStep = (from: PaymentState, payment: Payment): NewEvent[] => {
  const told = orderEvents(from, payment);
  if (payment.state === 'declined') told.push(paymentEvent('payment.declined', payment));
  if (payment.state === 'expired') told.push(paymentEvent('payment.expired', payment));
  return told;
};
