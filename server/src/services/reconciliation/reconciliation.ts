import type { Payment } from '../../domain/payment';
import { isCommerceError } from '../../domain/errors';
import { orderEvent } from '../../domain/event';
import type { Refund } from '../../domain/refund';
import type { OrderRepository, PaymentRepository, RefundRepository } from '../../repositories/ports';
import type { Drain } from '../drain';
import type { SettlingGround } from '../payment-grounds';
import type { RefundExecution } from '../refund-execution';
import type { Serial } from '../serial';
import { createTelling, type SettlementPorts } from '../settlement/settlement-ports';
import { createRunning } from './running';
import { createPaymentPursuit, type PaymentPursuitPorts } from './payment-pursuit';

export type ReconciliationPorts = PaymentPursuitPorts &
  Pick<SettlementPorts, 'inTransaction' | 'outbox'> & {
    orders: OrderRepository;
    payments: PaymentRepository;
    refunds: RefundRepository;
    execution: RefundExecution;
    serial: Serial;
    drain: Drain;
    /** Told of a row that could not be worked on; it comes again by itself. No value of the row is in it. */
    onError: (what: string, error: unknown) => void;
  };

/** Rows worked on at once in one process. Each waits for the provider most of the time. */
const AT_ONCE = 8;
/** How soon a look is tried again that got no answer. */
const FAILED_LOOK_MS = 60 * 60 * 1000;
/** Orders that expire in one transaction. */
const EXPIRED_AT_ONCE = 50;

type Worked = { payments: number; refunds: number };

/** Finds out what became of everything whose end is not known, whichever process began it. */
export const createReconciliation = (ports: ReconciliationPorts) => {
  const { orders, payments, refunds, drain, clock } = ports;
  const { telling } = createTelling(ports);
  const pursuePayment = createPaymentPursuit(ports);

  /** A row is asked about at most twice, and called for once, before it comes back to whoever claims next. */
  const until = (): number => clock() + 3 * ports.callLeaseMs;

  /** One row that fails stops no other: it is due again when its claim ends. */
  const guarded = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await drain.run(work);
    } catch (error) {
      if (isCommerceError(error) && error.code === 'SHUTTING_DOWN') return;
      ports.onError(what, error);
    }
  };

  /**
   * Keeps as many rows under way as may be, until none is due. One that waits for long holds its own place alone; the
   * next ones are claimed a few at a time.
   */
  const workThrough = async <Row>(
    claim: (now: number, until: number, limit: number) => Promise<Row[]>,
    pursue: (row: Row) => Promise<void>
  ): Promise<number> => {
    const running = createRunning(AT_ONCE);
    for (let worked = 0; ; ) {
      const rows = drain.isStopping() ? [] : await claim(clock(), until(), running.places());
      worked += rows.length;
      for (const row of rows) running.add(pursue(row));
      if (running.places() === AT_ONCE) return worked;
      await running.untilLeft(rows.length === 0 ? 0 : AT_ONCE / 2);
    }
  };

  /** What was settled between the claim and the second look is no longer this process's. */
  const claimGrounds = async (now: number, end: number, limit: number): Promise<SettlingGround[]> => {
    const claimed = await payments.claimDue(now, end, limit);
    if (claimed.length === 0) return [];
    const grounds = await ports.inquiry.ofPayments(claimed.map(({ paymentKey }) => paymentKey));
    const own = grounds.filter(({ payment }) => payment.nextCheckAt === end);
    return own.length > 0 ? own : claimGrounds(clock(), until(), limit);
  };

  /** Nothing is open here: an answer that settles nothing needs no problem, only another look. */
  const lookAtSettled = async (seen: Payment): Promise<void> => {
    const answer = await ports.inquiry.ask(seen.paymentKey);
    if (answer.outcome === 'settled' && answer.payment.lookAt !== seen.lookAt) return;
    await payments.update(seen.paymentKey, { lookAt: clock() + FAILED_LOOK_MS });
  };

  const expireSome = async (): Promise<number> => {
    const late = await orders.unpaidPast(clock(), EXPIRED_AT_ONCE);
    if (late.length === 0) return 0;
    await telling(async (events) => {
      for (const order of late) {
        // Whoever begins to pay in this moment is first or comes too late; never both.
        const isExpired = await orders.move(order.orderId, 'pending', 'expired');
        if (isExpired) events.push(orderEvent('order.expired', { ...order, state: 'expired' }));
      }
    });
    return late.length;
  };

  return {
    /**
     * Asks the provider about every payment and refund that is due, and settles, repeats or gives up.
     *
     * @returns how many were worked on; processes share them, each row goes to one
     */
    async work(): Promise<Worked> {
      const workedPayments = await workThrough<SettlingGround>(claimGrounds, (ground) =>
        guarded(`payment ${ground.payment.paymentKey}`, () => pursuePayment(ground))
      );
      const workedRefunds = await workThrough<Refund>(refunds.claimDue, (refund) =>
        guarded(`refund ${refund.refundId}`, () =>
          ports.serial(refund.paymentKey, () => ports.execution.pursue(refund))
        )
      );
      return { payments: workedPayments, refunds: workedRefunds };
    },

    /**
     * Looks at settled payments whose time has come, for refunds made in the provider's console that no webhook told of.
     * Returns how many; processes share them.
     */
    look: (): Promise<number> =>
      workThrough<Payment>(payments.claimLooks, (payment) =>
        guarded(`payment ${payment.paymentKey}`, () => lookAtSettled(payment))
      ),

    /** Ends orders that nobody began to pay in time. Returns how many were looked at. */
    async expireOrders(): Promise<number> {
      let expired = 0;
      for (;;) {
        const some = drain.isStopping() ? 0 : await expireSome();
        expired += some;
        if (some < EXPIRED_AT_ONCE) return expired;
      }
    },

    /** Goes on with one refund now, as a person asked. */
    pursueRefund: (refund: Refund): Promise<Refund> =>
      drain.run(() => ports.serial(refund.paymentKey, () => ports.execution.pursue(refund))),
  };
};

export type Reconciliation = ReturnType<typeof createReconciliation>;
