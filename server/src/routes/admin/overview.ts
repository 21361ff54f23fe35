import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

const { paymentsRead } = PERMISSIONS;

export const overviewRoutes = [
  adminRoute({ method: 'GET', path: '/overview', handler: 'overview.find', needs: paymentsRead }),
  adminRoute({ method: 'GET', path: '/overview/today', handler: 'overview.today', needs: paymentsRead }),
];
