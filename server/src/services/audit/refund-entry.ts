import type { Actor } from '../../domain/actor';
import type { Refund } from '../../domain/refund';
import type { NewAuditEntry } from './audit-port';

/** A refund that was begun or found. Not its reason: a shop's free text may hold what must not be kept for ever. */
export const refundCreated = (refund: Refund, actor: Actor): NewAuditEntry => ({
  actor,
  action: 'refund.created',
  subject: { kind: 'refund', id: refund.refundId },
  details: {
    paymentKey: refund.paymentKey,
    orderId: refund.orderId,
    amount: refund.amount,
    taxFreeAmount: refund.taxFreeAmount,
    currency: refund.currency,
    environment: refund.environment,
    origin: refund.origin,
  },
});
