import type { Actor } from '../domain/actor';
import { CommerceError } from '../domain/errors';
import type { Payment } from '../domain/payment';
import { isOpen, type Refund } from '../domain/refund';
import type { PaymentRepository, RefundRepository } from '../repositories/ports';
import type { AuditLog } from './audit/audit-port';
import type { Drain } from './drain';
import type { Inquiry } from './inquiry';
import type { Reconciliation } from './reconciliation/reconciliation';

export type CheckPorts = {
  payments: Pick<PaymentRepository, 'find'>;
  refunds: Pick<RefundRepository, 'find'>;
  inquiry: Pick<Inquiry, 'ask'>;
  reconciliation: Pick<Reconciliation, 'pursueRefund'>;
  drain: Pick<Drain, 'run'>;
  audit: AuditLog;
};

/** `providerCode`: why the provider did not say what the payment is; `null` when it did. */
export type CheckedPayment = { payment: Payment; providerCode: string | null };

/** What the check changed, when it changed anything. */
const stepOf = (before: { state: string }, after: { state: string }) =>
  before.state === after.state ? {} : { state: { from: before.state, to: after.state } };

/** Asks the provider now, because a person wants to know, and writes what it says. */
export const createChecks = ({ payments, refunds, inquiry, reconciliation, drain, audit }: CheckPorts) => {
  const paymentOf = async (paymentKey: string): Promise<Payment> => {
    const payment = await payments.find(paymentKey);
    if (!payment) throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment', { paymentKey });
    return payment;
  };

  const refundOf = async (refundId: string): Promise<Refund> => {
    const refund = await refunds.find(refundId);
    if (!refund) throw new CommerceError('REFUND_NOT_FOUND', 'No such refund', { refundId });
    return refund;
  };

  return {
    /** @throws CommerceError `PAYMENT_NOT_FOUND`, `SHUTTING_DOWN` */
    async payment(paymentKey: string, by: Actor): Promise<CheckedPayment> {
      const before = await paymentOf(paymentKey);
      const asked = await drain.run(() => inquiry.ask(paymentKey));
      const providerCode = asked.outcome === 'unreachable' ? asked.failure.code : null;
      const payment = await paymentOf(paymentKey);
      await audit.record({
        actor: by,
        action: 'payment.checked',
        subject: { kind: 'payment', id: paymentKey },
        changes: stepOf(before, payment),
        details: { orderId: payment.orderId, outcome: asked.outcome, providerCode },
      });
      return { payment, providerCode };
    },

    /**
     * One whose end is not known is followed as reconciliation would; of one that has ended the payment is asked about.
     *
     * @throws CommerceError `REFUND_NOT_FOUND`, `SHUTTING_DOWN`
     */
    async refund(refundId: string, by: Actor): Promise<Refund> {
      const before = await refundOf(refundId);
      if (isOpen(before)) await reconciliation.pursueRefund(before);
      else await drain.run(() => inquiry.ask(before.paymentKey));
      const refund = await refundOf(refundId);
      await audit.record({
        actor: by,
        action: 'refund.checked',
        subject: { kind: 'refund', id: refundId },
        changes: stepOf(before, refund),
        details: { orderId: refund.orderId, paymentKey: refund.paymentKey },
      });
      return refund;
    },
  };
};

export type Checks = ReturnType<typeof createChecks>;
