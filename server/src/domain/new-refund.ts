import type { Payment } from './payment';
import type { Refund } from './refund';
import { refundKeyOf } from './repeat-rules';

type Wanted = Pick<Refund, 'refundId' | 'amount' | 'taxFreeAmount' | 'reason' | 'origin' | 'requestedAt'>;

/** A refund that the provider is to be asked for. Nobody asks about it until `nextCheckAt` is set. */
export const newRefund = (payment: Payment, wanted: Wanted): Refund => ({
  ...wanted,
  paymentKey: payment.paymentKey,
  orderId: payment.orderId,
  buyer: payment.buyer,
  environment: payment.environment,
  state: 'requested',
  currency: payment.currency,
  lines: null,
  requestedBy: null,
  requester: null,
  doneAt: null,
  transactionKey: null,
  refundReceiveAccount: null,
  expectedBalance: payment.balanceAmount,
  idempotencyKey: refundKeyOf(wanted.refundId, 1),
  failure: null,
  problem: null,
  traceId: null,
  attempts: 0,
  nextCheckAt: null,
  call: null,
});

/** A refund that was made in the provider's own console: nothing is ever sent for it. */
export const newForeignRefund = (payment: Payment, told: Omit<Wanted, 'origin'>): Refund => ({
  ...newRefund(payment, { ...told, origin: 'provider' }),
  expectedBalance: null,
  idempotencyKey: '',
});
