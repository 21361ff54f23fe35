import type { OrderState } from '../../contracts/orders';
import type { PaymentState } from '../../contracts/payments';
import type { NewEvent } from '../../server/src/domain/event';
import { orderEvent, refundEvent } from '../../server/src/domain/event';
import type { Order, OrderLine } from '../../server/src/domain/order';
import { newPayment, type Payment } from '../../server/src/domain/payment';
import type { Refund } from '../../server/src/domain/refund';
import { orderStateFor } from '../../server/src/domain/settlement';
import { eventsOfStep } from '../../server/src/domain/settlement-events';
import { ORDER_LIFE, PAYMENT_LIFE, step } from '../../server/src/domain/transition';
import type { Basket } from './basket';
import type { Identifiers } from './identifiers';

/** Something that happened: what the plugin tells of it, and the payment as Toss's webhook shows it then. */
export type Happening = { at: number; events: readonly NewEvent[]; told: Payment | null };

/** One order with all that became of it. */
export type Story = {
  order: Order;
  lines: readonly OrderLine[];
  payments: readonly Payment[];
  refunds: readonly Refund[];
  happenings: readonly Happening[];
};

const HAS_MONEY: readonly OrderState[] = ['paid', 'partially_refunded', 'refunded'];

/**
 * Writes one order's story by the plugin's own rules: a step that its tables of states do not know is thrown, and the
 * order follows its payment as it does in a shop.
 */
export const openDesk = ({ order: made, lines }: Basket, ids: Identifiers) => {
  let order = made;
  const payments = new Map<string, Payment>();
  const refunds: Refund[] = [];
  const happenings: Happening[] = [];

  const moveOrder = (to: OrderState, change: Partial<Order> = {}): void => {
    step(ORDER_LIFE, order.state, to);
    order = { ...order, ...change, state: to };
  };

  const followWithOrder = (from: PaymentState, payment: Payment, at: number): void => {
    const to = payment.isSurplus ? null : orderStateFor(from, payment.state);
    if (!to) return;
    const hasMoney = HAS_MONEY.includes(to);
    moveOrder(to, {
      paidAt: hasMoney ? (payment.approvedAt ?? at) : null,
      refundedAmount: hasMoney ? payment.amount - payment.balanceAmount : 0,
    });
  };

  const keep = (payment: Payment): Payment => {
    payments.set(payment.paymentKey, payment);
    return payment;
  };

  return {
    order: () => order,

    /** The buyer came back from Toss with this payment. Nobody asks about it: the sandbox never heard of it. */
    claim(at: number, change: Partial<Payment> = {}): Payment {
      if (!change.isSurplus) moveOrder('confirming');
      return keep({ ...newPayment(order, ids.paymentKey(at), at), ...change });
    },

    /** Something about a payment that moves nothing. */
    note: (payment: Payment, change: Partial<Payment>): Payment => keep({ ...payment, ...change }),

    step(payment: Payment, state: PaymentState, change: Partial<Payment>, at: number, isTold = true): Payment {
      step(PAYMENT_LIFE, payment.state, state);
      const changed = keep({ ...payment, ...change, state, revision: payment.revision + 1 });
      followWithOrder(payment.state, changed, at);
      happenings.push({ at, events: eventsOfStep(payment.state, changed), told: isTold ? changed : null });
      return changed;
    },

    /** The order ends without a payment. */
    endOrder(state: 'expired' | 'canceled', at: number): void {
      moveOrder(state);
      happenings.push({ at, events: [orderEvent(`order.${state}`, order)], told: null });
    },

    addRefund(refund: Refund): void {
      refunds.push(refund);
      const { state, doneAt } = refund;
      if (doneAt === null || (state !== 'succeeded' && state !== 'failed')) return;
      happenings.push({ at: doneAt, events: [refundEvent(`refund.${state}`, refund)], told: null });
    },

    refunds: (paymentKey: string): Refund[] => refunds.filter((refund) => refund.paymentKey === paymentKey),

    close: (): Story => ({ order, lines, payments: [...payments.values()], refunds, happenings }),
  };
};

export type Desk = ReturnType<typeof openDesk>;
