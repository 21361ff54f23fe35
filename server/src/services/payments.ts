import { maySee, ownFilter, type Caller } from '../domain/caller';
import { CommerceError } from '../domain/errors';
import type { Page, Paging } from '../domain/page';
import type { Payment } from '../domain/payment';
import type { PaymentFilter, PaymentRepository } from '../repositories/ports';

/** Payments, read back. */
export const createPayments = ({ payments }: { payments: PaymentRepository }) => ({
  /** @throws CommerceError `PAYMENT_NOT_FOUND`, also for another buyer's payment */
  async find(caller: Caller, paymentKey: string): Promise<Payment> {
    const payment = await payments.find(paymentKey);
    if (!payment || !maySee(caller, payment))
      throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment', { paymentKey });
    return payment;
  },

  async list(caller: Caller, filter: Pick<PaymentFilter, 'orderId' | 'state'>, paging: Paging): Promise<Page<Payment>> {
    const own = ownFilter(caller);
    return own ? payments.list({ ...filter, ...own }, paging) : { rows: [], total: 0 };
  },
});

export type Payments = ReturnType<typeof createPayments>;
