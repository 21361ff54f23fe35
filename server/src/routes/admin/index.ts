import { auditEntryRoutes } from './audit-entry';
import { contentRoutes } from './content';
import { environmentRoutes } from './environment';
import { eventRoutes } from './event';
import { healthRoutes } from './health';
import { keySetRoutes } from './key-set';
import { limitRoutes } from './limit';
import { offerRoutes } from './offer';
import { overviewRoutes } from './overview';
import { paymentDetailRoutes } from './payment-detail';
import { exportRoutes, paymentListRoutes } from './payment-list';
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
    ...overviewRoutes,
    ...paymentDetailRoutes,
    ...paymentListRoutes,
    ...exportRoutes,
    ...problemRoutes,
    ...refundRoutes,
    ...shopRoutes,
    ...vaultRoutes,
    ...webhookDeliveryRoutes,
    ...eventRoutes,
    ...auditEntryRoutes,
  ],
};
