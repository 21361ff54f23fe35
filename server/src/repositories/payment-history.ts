import type { Core } from '@strapi/strapi';
import type { AuditAction } from '../../../contracts/audit';
import { UID } from '../content-types/uids';
import type { PastDelivery, PastEntry } from '../domain/timeline';
import type { PastEvent } from '../domain/payment-happenings';
import type { PaymentHistoryRepository } from './payment-history-port';
import { withoutValuesIn } from './row-errors';

const NEWEST_FIRST = [{ id: 'desc' }];

/** By subject and time: an index of the audit trail. */
const BY_TIME = [{ at: 'desc' }, { id: 'desc' }];

const EVENT_FIELDS = ['type', 'paymentKey', 'occurredAt', 'payload'];
const DELIVERY_FIELDS = ['id', 'deliveryId', 'kind', 'receivedAt', 'state', 'result'];
const ENTRY_FIELDS = ['at', 'action', 'actorKind', 'actorName', 'subjectKind', 'subjectId', 'details'];

/** Who looked did nothing to the payment, and must not push out of a long timeline who did. */
const LOOKED = 'payment.raw_shown' satisfies AuditAction;

/** What happened around a payment, out of the tables where it was written down. */
export const createPaymentHistory = (strapi: Core.Strapi): PaymentHistoryRepository => {
  const deliveriesBy = (where: Record<string, unknown>, limit: number): Promise<(PastDelivery & { id: number })[]> =>
    strapi.db.query(UID.webhookDelivery).findMany({ select: DELIVERY_FIELDS, where, orderBy: NEWEST_FIRST, limit });

  const entriesOf = async (subjectKind: string, ids: readonly string[], limit: number): Promise<PastEntry[]> => {
    if (ids.length === 0) return [];
    const where = { subjectKind, subjectId: { $in: [...ids] }, action: { $ne: LOOKED } };
    return strapi.db.query(UID.auditEntry).findMany({ select: ENTRY_FIELDS, where, orderBy: BY_TIME, limit });
  };

  return withoutValuesIn('commerce_payment_history', {
    events: ({ paymentKey, orderId, limit }): Promise<PastEvent[]> =>
      strapi.db.query(UID.event).findMany({
        select: EVENT_FIELDS,
        where: { orderId, $or: [{ paymentKey }, { paymentKey: { $null: true } }] },
        orderBy: NEWEST_FIRST,
        limit,
      }),

    /** Two questions, so that each goes by its own index. */
    async deliveries({ paymentKey, orderId, limit }) {
      const named = await deliveriesBy({ paymentKey }, limit);
      const unnamed = await deliveriesBy({ orderId, paymentKey: { $null: true } }, limit);
      return [...named, ...unnamed].sort((one, other) => other.id - one.id).slice(0, limit);
    },

    async entries({ paymentKey, refundIds, deliveryIds, limit }) {
      const found = await Promise.all([
        entriesOf('payment', [paymentKey], limit),
        entriesOf('refund', refundIds, limit),
        entriesOf('webhook_delivery', deliveryIds, limit),
      ]);
      return found.flat();
    },
  });
};
