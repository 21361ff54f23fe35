import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

const { settingsRead, settingsUpdate } = PERMISSIONS;

/** Limits are set by persons: a token that leaks must not lift its own. */
export const limitRoutes = [
  adminRoute({ method: 'GET', path: '/refund-limits', handler: 'refund-limit.find', needs: settingsRead }),
  adminRoute({
    method: 'PUT',
    path: '/refund-limits',
    handler: 'refund-limit.update',
    needs: settingsUpdate,
    personsOnly: true,
  }),
  adminRoute({ method: 'GET', path: '/api-tokens', handler: 'api-token.find', needs: settingsRead, personsOnly: true }),
];
