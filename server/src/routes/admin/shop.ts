import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

const { paymentsRead, settingsRead, settingsUpdate } = PERMISSIONS;

export const shopRoutes = [
  // Whoever sees payments sees their times in the shop's zone, without a right to its settings.
  adminRoute({ method: 'GET', path: '/shop', handler: 'shop.find', needs: paymentsRead }),
  // For those who set a shop up: whoever only looks after payments could do nothing about the steps.
  adminRoute({ method: 'GET', path: '/first-steps', handler: 'shop.findFirstSteps', needs: settingsRead }),
  adminRoute({ method: 'GET', path: '/shop-settings', handler: 'shop.findSettings', needs: settingsRead }),
  adminRoute({
    method: 'PUT',
    path: '/shop-settings',
    handler: 'shop.updateSettings',
    needs: settingsUpdate,
    personsOnly: true,
  }),
  adminRoute({
    method: 'POST',
    path: '/shop-settings/test-mail',
    handler: 'shop.sendTestMail',
    needs: settingsUpdate,
    personsOnly: true,
  }),
];
