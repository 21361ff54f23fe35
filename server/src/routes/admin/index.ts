import { environmentRoutes } from './environment';
import { eventRoutes } from './event';
import { keySetRoutes } from './key-set';
import { offerRoutes } from './offer';
import { problemRoutes } from './problem';
import { vaultRoutes } from './vault';
import { webhookDeliveryRoutes } from './webhook-delivery';

export const admin = {
  type: 'admin' as const,
  routes: [
    ...environmentRoutes,
    ...keySetRoutes,
    ...offerRoutes,
    ...problemRoutes,
    ...vaultRoutes,
    ...webhookDeliveryRoutes,
    ...eventRoutes,
  ],
};
