import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

export const healthRoutes = [
  adminRoute({ method: 'GET', path: '/health', handler: 'health.find', needs: PERMISSIONS.settingsRead }),
];
