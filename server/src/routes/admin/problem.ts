import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

const { paymentsRead, refundsCreate } = PERMISSIONS;

/**
 * A check writes what the provider says: it can complete an order, and money that no order waits for goes back at once.
 * That is more than looking, so it needs the right that lets money move.
 */
export const problemRoutes = [
  adminRoute({ method: 'GET', path: '/problems', handler: 'problem.find', needs: paymentsRead }),
  adminRoute({ method: 'GET', path: '/problems/count', handler: 'problem.count', needs: paymentsRead }),
  adminRoute({ method: 'POST', path: '/payments/:paymentKey/check', handler: 'check.payment', needs: refundsCreate }),
  adminRoute({ method: 'POST', path: '/refunds/:refundId/check', handler: 'check.refund', needs: refundsCreate }),
];
