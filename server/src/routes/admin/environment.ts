import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

export const environmentRoutes = [
  adminRoute({ method: 'GET', path: '/environment', handler: 'environment.find', needs: PERMISSIONS.settingsRead }),
];
