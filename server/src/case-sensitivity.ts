import type { Core } from '@strapi/strapi';
import { UID } from './content-types/uids';

/** Public ids by content type: two that differ by case only are two. */
const CASE_SENSITIVE = {
  [UID.product]: ['sku'],
  [UID.offer]: ['product', 'sku'],
  [UID.order]: ['orderId'],
  [UID.orderLine]: ['orderId', 'product'],
  [UID.payment]: ['paymentKey', 'orderId'],
  [UID.refund]: ['refundId', 'paymentKey', 'orderId', 'transactionKey'],
  [UID.webhookDelivery]: ['deliveryId', 'kind', 'paymentKey', 'orderId'],
  [UID.event]: ['eventId', 'orderId'],
  [UID.eventEndpoint]: ['endpointId'],
  [UID.eventDelivery]: ['deliveryId', 'eventId', 'endpointId'],
  [UID.auditEntry]: ['entryId', 'actorId', 'subjectId'],
} as const;

type Column = { columnType?: { type: string; args: unknown[] } };

/**
 * MySQL and MariaDB compare text without case by default, also in unique indexes, and Strapi has no option for it: the
 * columns of public ids get a binary collation. Called in `register`, while content types can still be changed.
 */
export const distinguishCase = (strapi: Core.Strapi): void => {
  if (strapi.db.dialect.client !== 'mysql') return;
  for (const [uid, fields] of Object.entries(CASE_SENSITIVE)) {
    const attributes = strapi.contentType(uid as never).attributes as unknown as Record<string, Column>;
    for (const field of fields) {
      const column = attributes[field];
      const length = Number(column?.columnType?.args[0] ?? 255);
      if (column)
        column.columnType = {
          type: 'specificType',
          args: [`varchar(${length}) character set utf8mb4 collate utf8mb4_bin`],
        };
    }
  }
};
