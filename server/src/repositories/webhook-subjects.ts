import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { PaymentRepository } from './ports';
import { withoutValuesIn } from './row-errors';
import type { WebhookSubjects } from './webhook-delivery-port';

/** A buyer tries a few payments for an order; more are not looked at. */
const MAX_PAYMENTS = 100;

/** Where an event's payment is looked up in the database. */
export const createWebhookSubjects = (strapi: Core.Strapi, payments: PaymentRepository): WebhookSubjects => {
  const paymentKeyBy = async (field: 'transactionKey' | 'refundId', id: string | null): Promise<string | null> => {
    if (id === null) return null;
    const row: Record<string, string> | null = await strapi.db
      .query(UID.refund)
      .findOne({ select: [field, 'paymentKey'], where: { [field]: id } });
    return row?.[field] === id ? (row.paymentKey ?? null) : null;
  };

  return withoutValuesIn('commerce_refunds', {
    async paymentsOfOrder(orderId) {
      const { rows } = await payments.list({ orderId }, { page: 1, pageSize: MAX_PAYMENTS });
      // An id in other case is the same to some databases' comparison, not to us.
      return rows.filter((payment) => payment.orderId === orderId);
    },

    paymentKeyOfRefund: async ({ transactionKey, refundId }) =>
      (await paymentKeyBy('transactionKey', transactionKey)) ?? (await paymentKeyBy('refundId', refundId)),
  });
};
