import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import { withoutValuesIn } from './row-errors';
import type { WebhookSubjects } from './webhook-delivery-port';

/** Where an event's payment is looked up in the database. */
export const createWebhookSubjects = (strapi: Core.Strapi): WebhookSubjects => {
  const paymentKeyBy = async (field: 'transactionKey' | 'refundId', id: string | null): Promise<string | null> => {
    if (id === null) return null;
    const row: Record<string, string> | null = await strapi.db
      .query(UID.refund)
      .findOne({ select: [field, 'paymentKey'], where: { [field]: id } });
    return row?.[field] === id ? (row.paymentKey ?? null) : null;
  };

  return withoutValuesIn('commerce_refunds', {
    paymentKeyOfRefund: async ({ transactionKey, refundId }) =>
      (await paymentKeyBy('transactionKey', transactionKey)) ?? (await paymentKeyBy('refundId', refundId)),
  });
};
