import type { OrderState } from '../../../../contracts/orders';
import type { PaymentState } from '../../../../contracts/payments';
import { CommerceError } from '../../domain/errors';
import type { NewEvent } from '../../domain/event';
import type { Payment } from '../../domain/payment';
import { givesStockBack, orderStateFor } from '../../domain/settlement';
import { eventsOfStep } from '../../domain/settlement-events';
import { PAYMENT_LIFE, step as transition } from '../../domain/transition';
import type { PaymentChange } from '../../repositories/ports';
import type { Known, SettlementBooks } from './settlement-ports';

const HAS_MONEY: readonly OrderState[] = ['paid', 'partially_refunded', 'refunded'];

/** When the order was paid changes only as money comes, goes for good, or turns out to have come at another time. */
const paidAtOf = (before: Payment, after: Payment, from: OrderState, to: OrderState, now: number) => {
  const hasMoney = HAS_MONEY.includes(to);
  if (hasMoney && HAS_MONEY.includes(from) && before.approvedAt === after.approvedAt) return {};
  return { paidAt: hasMoney ? (after.approvedAt ?? now) : null };
};

/** What was read is no longer so. Undoes the transaction; the caller looks again. */
export class Overtaken extends Error {}

export type Step = Pick<Known, 'payment' | 'lineIds' | 'heldLines'> & { path: readonly PaymentState[] };

/** Writes a payment's way through its states, and its order's beside it. */
export const createStateWriter = ({ orders, payments, offers, clock }: SettlementBooks) => {
  const moveOrder = async (step: Step, changed: Payment, from: OrderState, to: OrderState): Promise<void> => {
    const { payment, lineIds } = step;
    const change = {
      ...paidAtOf(payment, changed, from, to, clock()),
      refundedAmount: HAS_MONEY.includes(to) ? changed.amount - changed.balanceAmount : 0,
    };
    if (await orders.move(payment.orderId, from, to, change, lineIds)) return;
    const { orderId } = payment;
    throw new CommerceError('ILLEGAL_TRANSITION', `The order is not ${from}`, { orderId, from, to });
  };

  /** The order and its pieces; money that no order waits for moves neither. */
  const followWithOrder = async (step: Step, from: PaymentState, next: PaymentState, changed: Payment) => {
    if (changed.isSurplus) return;
    const to = orderStateFor(from, next);
    if (to) await moveOrder(step, changed, orderStateFor(from, from) ?? 'confirming', to);
    if (givesStockBack(next)) await offers.release(changed.orderId, step.heldLines);
  };

  /** The row after the step. Also when nothing moved its revision is another: an answer on its way may be older. */
  const after = ({ payment, path }: Step, change: PaymentChange): Payment => ({
    ...payment,
    ...change,
    state: path.at(-1) ?? payment.state,
    revision: payment.revision + 1,
  });

  const follow = async (step: Step, change: PaymentChange, events: NewEvent[]): Promise<void> => {
    let { state } = step.payment;
    for (const next of step.path) {
      const changed = { ...step.payment, ...change, state: next };
      await followWithOrder(step, state, next, changed);
      events.push(...eventsOfStep(state, changed));
      state = next;
    }
  };

  /** @throws CommerceError `ILLEGAL_TRANSITION` for a way that the table of states does not have */
  const check = ({ payment, path }: Step): void => {
    path.reduce((from, next) => transition(PAYMENT_LIFE, from, next), payment.state);
  };

  return {
    /** Writes the payment alone, whose row is locked: `follow` takes its order along, in the same transaction. */
    async writePayment(step: Step, change: PaymentChange): Promise<Payment> {
      check(step);
      const written = after(step, change);
      const { state, revision } = written;
      await payments.update(written.paymentKey, { ...change, state, revision });
      return written;
    },

    /** The same for one that was read without a lock. @throws Overtaken when somebody has settled it since */
    async writeKnown(step: Step, change: PaymentChange): Promise<Payment> {
      check(step);
      const written = after(step, change);
      const { state, revision } = written;
      if (!(await payments.updateAt(written.paymentKey, step.payment.revision, { ...change, state, revision })))
        throw new Overtaken();
      return written;
    },

    /**
     * Takes order and pieces along the payment's path, and tells of each step.
     *
     * @throws CommerceError `ILLEGAL_TRANSITION` when the order is not where its payment says: all is undone then
     */
    follow,
  };
};

export type StateWriter = ReturnType<typeof createStateWriter>;
