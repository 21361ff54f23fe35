import type { OrderState } from '../../../../contracts/orders';
import type { PaymentState } from '../../../../contracts/payments';
import { CommerceError } from '../../domain/errors';
import type { NewEvent } from '../../domain/event';
import type { Payment } from '../../domain/payment';
import { givesStockBack, orderStateFor } from '../../domain/settlement';
import { eventsOfStep } from '../../domain/settlement-events';
import { PAYMENT_LIFE, step } from '../../domain/transition';
import type { PaymentChange } from '../../repositories/ports';
import type { SettlementBooks } from './settlement-ports';

const HAS_MONEY: readonly OrderState[] = ['paid', 'partially_refunded', 'refunded'];

/** Writes a payment's way through its states, and its order's beside it. */
export const createStateWriter = ({ orders, payments, offers, clock }: SettlementBooks) => {
  const moveOrder = async (payment: Payment, from: OrderState, to: OrderState): Promise<void> => {
    const hasMoney = HAS_MONEY.includes(to);
    const written = await orders.move(payment.orderId, from, to, {
      paidAt: hasMoney ? (payment.approvedAt ?? clock()) : null,
      refundedAmount: hasMoney ? payment.amount - payment.balanceAmount : 0,
    });
    if (!written)
      throw new CommerceError('ILLEGAL_TRANSITION', `The order is not ${from}`, { orderId: payment.orderId, from, to });
  };

  /** The order and its pieces; money that no order waits for moves neither. */
  const followWithOrder = async (from: PaymentState, next: PaymentState, changed: Payment): Promise<void> => {
    if (changed.isSurplus) return;
    const to = orderStateFor(from, next);
    if (to) await moveOrder(changed, orderStateFor(from, from) ?? 'confirming', to);
    if (givesStockBack(next)) await offers.release(changed.orderId);
  };

  return {
    /**
     * Moves payment and order together along `path`, each step by the tables, and writes `change` with it.
     *
     * @throws CommerceError `ILLEGAL_TRANSITION` when the order is not where its payment says: all is undone then
     */
    async write(
      payment: Payment,
      path: readonly PaymentState[],
      change: PaymentChange,
      events: NewEvent[]
    ): Promise<Payment> {
      // Also when nothing moved: an answer that is on its way now may be older than this one.
      const revision = payment.revision + 1;
      let { state } = payment;
      for (const next of path) {
        step(PAYMENT_LIFE, state, next);
        const changed = { ...payment, ...change, state: next };
        await followWithOrder(state, next, changed);
        events.push(...eventsOfStep(state, changed));
        state = next;
      }
      await payments.update(payment.paymentKey, { ...change, state, revision });
      return { ...payment, ...change, state, revision };
    },
  };
};

export type StateWriter = ReturnType<typeof createStateWriter>;
