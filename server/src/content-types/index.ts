import auditEntry from './audit-entry';
import auditHead from './audit-head';
import event from './event';
import eventDelivery from './event-delivery';
import eventEndpoint from './event-endpoint';
import { hideFields } from './hidden-fields';
import installation from './installation';
import keySet from './key-set';
import offer from './offer';
import order from './order';
import orderLine from './order-line';
import payment from './payment';
import product from './product';
import refund from './refund';
import refundLimit from './refund-limit';
import webhookDelivery from './webhook-delivery';

export const contentTypes = hideFields({
  product,
  offer,
  order,
  'order-line': orderLine,
  payment,
  refund,
  'refund-limit': refundLimit,
  'key-set': keySet,
  'webhook-delivery': webhookDelivery,
  event,
  'event-endpoint': eventEndpoint,
  'event-delivery': eventDelivery,
  'audit-entry': auditEntry,
  'audit-head': auditHead,
  installation,
});
