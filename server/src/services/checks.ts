import { CommerceError } from '../domain/errors';
import type { Payment } from '../domain/payment';
import { isOpen, type Refund } from '../domain/refund';
import type { PaymentRepository, RefundRepository } from '../repositories/ports';
import type { Drain } from './drain';
import type { Inquiry } from './inquiry';
import type { Reconciliation } from './reconciliation/reconciliation';

export type CheckPorts = {
  payments: Pick<PaymentRepository, 'find'>;
  refunds: Pick<RefundRepository, 'find'>;
  inquiry: Pick<Inquiry, 'ask'>;
  reconciliation: Pick<Reconciliation, 'pursueRefund'>;
  drain: Pick<Drain, 'run'>;
};

/** `providerCode`: why the provider did not say what the payment is; `null` when it did. */
export type CheckedPayment = { payment: Payment; providerCode: string | null };

/** Asks the provider now, because a person wants to know, and writes what it says. */
export const createChecks = ({ payments, refunds, inquiry, reconciliation, drain }: CheckPorts) => {
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
    async payment(paymentKey: string): Promise<CheckedPayment> {
      await paymentOf(paymentKey);
      const asked = await drain.run(() => inquiry.ask(paymentKey));
      const providerCode = asked.outcome === 'unreachable' ? asked.failure.code : null;
      return { payment: await paymentOf(paymentKey), providerCode };
    },

    /**
     * One whose end is not known is followed as reconciliation would; of one that has ended the payment is asked about.
     *
     * @throws CommerceError `REFUND_NOT_FOUND`, `SHUTTING_DOWN`
     */
    async refund(refundId: string): Promise<Refund> {
      const refund = await refundOf(refundId);
      if (isOpen(refund)) await reconciliation.pursueRefund(refund);
      else await drain.run(() => inquiry.ask(refund.paymentKey));
      return refundOf(refundId);
    },
  };
};

export type Checks = ReturnType<typeof createChecks>;
