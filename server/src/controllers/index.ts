import { checkout } from './checkout';
import { environment } from './environment';
import { keySet } from './key-set';
import { offer } from './offer';
import { openapi } from './openapi';
import { order } from './order';
import { payment } from './payment';
import { product } from './product';
import { refund } from './refund';
import { webhook } from './webhook';
import { webhookDelivery } from './webhook-delivery';

export const controllers = {
  checkout,
  environment,
  'key-set': keySet,
  offer,
  openapi,
  order,
  payment,
  product,
  refund,
  webhook,
  'webhook-delivery': webhookDelivery,
};
