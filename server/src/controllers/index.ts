import { apiToken } from './api-token';
import { auditEntry } from './audit-entry';
import { check } from './check';
import { checkout } from './checkout';
import { environment } from './environment';
import { event } from './event';
import { eventDelivery } from './event-delivery';
import { eventEndpoint } from './event-endpoint';
import { health } from './health';
import { keySet } from './key-set';
import { offer } from './offer';
import { openapi } from './openapi';
import { order } from './order';
import { orderMoney } from './order-money';
import { overview } from './overview';
import { panelRefund } from './panel-refund';
import { payment } from './payment';
import { paymentList } from './payment-list';
import { paymentDetail } from './payment-detail';
import { problem } from './problem';
import { product } from './product';
import { productSales } from './product-sales';
import { refund } from './refund';
import { refundLimit } from './refund-limit';
import { shop } from './shop';
import { vault } from './vault';
import { webhook } from './webhook';
import { webhookDelivery } from './webhook-delivery';

export const controllers = {
  'api-token': apiToken,
  'audit-entry': auditEntry,
  check,
  checkout,
  environment,
  event,
  'event-delivery': eventDelivery,
  'event-endpoint': eventEndpoint,
  health,
  'key-set': keySet,
  offer,
  openapi,
  order,
  'order-money': orderMoney,
  overview,
  'panel-refund': panelRefund,
  payment,
  'payment-list': paymentList,
  'payment-detail': paymentDetail,
  problem,
  product,
  'product-sales': productSales,
  refund,
  'refund-limit': refundLimit,
  shop,
  vault,
  webhook,
  'webhook-delivery': webhookDelivery,
};
