import { UID } from '../content-types/uids';

type SealedType = {
  uid: string;
  table: string;
  /** The attribute with the public id that values are sealed for: an import changes the database's own. */
  row: string;
  fields: readonly string[];
};

/** Every place that sealed values are kept in. What is missing here is neither counted nor sealed anew. */
export const SEALED_TYPES: readonly SealedType[] = [
  {
    uid: UID.keySet,
    table: 'commerce_key_sets',
    row: 'keySetId',
    fields: ['primarySecretKey', 'secondarySecretKey', 'primarySecurityKey', 'secondarySecurityKey', 'hookTokenSealed'],
  },
  {
    uid: UID.eventEndpoint,
    table: 'commerce_event_endpoints',
    row: 'endpointId',
    fields: ['secret', 'previousSecret'],
  },
  { uid: UID.refund, table: 'commerce_refunds', row: 'refundId', fields: ['refundReceiveAccount'] },
  { uid: UID.payment, table: 'commerce_payments', row: 'paymentKey', fields: ['webhookSecret'] },
  { uid: UID.webhookDelivery, table: 'commerce_webhook_deliveries', row: 'deliveryId', fields: ['body'] },
];
