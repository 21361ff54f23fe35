import { PLUGIN_ID } from '../../../contracts/plugin-id';

const uid = <Name extends string>(name: Name) => `plugin::${PLUGIN_ID}.${name}` as const;

/** The content types' uids. */
export const UID = {
  product: uid('product'),
  offer: uid('offer'),
  order: uid('order'),
  orderLine: uid('order-line'),
  payment: uid('payment'),
  refund: uid('refund'),
  refundLimit: uid('refund-limit'),
  keySet: uid('key-set'),
  webhookDelivery: uid('webhook-delivery'),
  event: uid('event'),
  eventEndpoint: uid('event-endpoint'),
  eventDelivery: uid('event-delivery'),
  auditEntry: uid('audit-entry'),
  auditHead: uid('audit-head'),
  installation: uid('installation'),
} as const;

/** Rows that money hangs on: only services write them, through whatever door somebody comes. */
export const READ_ONLY_UIDS: readonly string[] = [
  UID.offer,
  UID.order,
  UID.orderLine,
  UID.payment,
  UID.refund,
  UID.refundLimit,
  UID.keySet,
  UID.webhookDelivery,
  UID.event,
  UID.eventEndpoint,
  UID.eventDelivery,
  UID.auditEntry,
  UID.auditHead,
  UID.installation,
];

/** Rows that no other door shows at all: not the Content Manager, not GraphQL. */
export const HIDDEN_UIDS: readonly string[] = [
  UID.offer,
  UID.refundLimit,
  UID.keySet,
  UID.webhookDelivery,
  UID.event,
  UID.eventEndpoint,
  UID.eventDelivery,
  UID.auditEntry,
  UID.auditHead,
  UID.installation,
];

/** Rows with names, addresses and money: shown to nobody until a role allows it. */
export const MONEY_UIDS: readonly string[] = [UID.order, UID.orderLine, UID.payment, UID.refund];

/** What every table of ours is called in the database. */
export const TABLE_PREFIX = 'commerce_';
