import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

const { paymentsRead, settingsRead, settingsUpdate } = PERMISSIONS;

export const shopRoutes = [
  // Whoever sees payments sees their times in the shop's zone, without a right to its settings.
  adminRoute({ method: 'GET', path: '/shop', handler: 'shop.find', needs: paymentsRead }),
  adminRoute({ method: 'GET', path: '/shop-settings', handler: 'shop.findSettings', needs: settingsRead }),
  adminRoute({
    method: 'PUT',
    path: '/shop-settings',
    handler: 'shop.updateSettings',
    needs: settingsUpdate,
    personsOnly: true,
  }),
];
