import { auditEntryRoutes } from './audit-entry';
import { environmentRoutes } from './environment';
import { eventRoutes } from './event';
import { healthRoutes } from './health';
import { keySetRoutes } from './key-set';
import { offerRoutes } from './offer';
import { problemRoutes } from './problem';
import { vaultRoutes } from './vault';
import { webhookDeliveryRoutes } from './webhook-delivery';

export const admin = {
  type: 'admin' as const,
  routes: [
    ...environmentRoutes,
    ...healthRoutes,
    ...keySetRoutes,
    ...offerRoutes,
    ...problemRoutes,
    ...vaultRoutes,
    ...webhookDeliveryRoutes,
    ...eventRoutes,
    ...auditEntryRoutes,
  ],
};
