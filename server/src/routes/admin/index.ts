import { environmentRoutes } from './environment';
import { eventRoutes } from './event';
import { keySetRoutes } from './key-set';
import { offerRoutes } from './offer';
import { problemRoutes } from './problem';
import { webhookDeliveryRoutes } from './webhook-delivery';

import { refundRoutes } from './refund';
import { vaultRoutes } from './vault';
export const admin = {
  type: 'admin' as const,
  routes: [
    ...environmentRoutes,
    ...keySetRoutes,
    ...offerRoutes,
    ...problemRoutes,
    ...webhookDeliveryRoutes,
    ...eventRoutes,
  ],
};
    ...refundRoutes,
    ...vaultRoutes,
