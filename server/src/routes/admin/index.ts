import { auditEntryRoutes } from './audit-entry';
import { contentRoutes } from './content';
import { environmentRoutes } from './environment';
import { eventRoutes } from './event';
import { healthRoutes } from './health';
import { keySetRoutes } from './key-set';
import { limitRoutes } from './limit';
import { offerRoutes } from './offer';
import { problemRoutes } from './problem';
import { refundRoutes } from './refund';
import { shopRoutes } from './shop';
import { vaultRoutes } from './vault';
import { webhookDeliveryRoutes } from './webhook-delivery';

export const admin = {
  type: 'admin' as const,
  routes: [
    ...contentRoutes,
    ...environmentRoutes,
    ...healthRoutes,
    ...keySetRoutes,
    ...limitRoutes,
    ...offerRoutes,
    ...problemRoutes,
    ...refundRoutes,
    ...shopRoutes,
    ...vaultRoutes,
    ...webhookDeliveryRoutes,
    ...eventRoutes,
    ...auditEntryRoutes,
  ],
};
