import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

const { paymentsRead } = PERMISSIONS;

export const paymentListRoutes = [
  adminRoute({ method: 'GET', path: '/payments', handler: 'payment-list.find', needs: paymentsRead }),
  adminRoute({ method: 'POST', path: '/payments/exports', handler: 'payment-list.openExport', needs: paymentsRead }),
];

/**
 * The one route of the panel without a login: a browser's download sends none along. What opens it is a ticket of 256
 * bits that somebody with the right was given, for one time and one minute.
 */
export const exportRoutes = [
  {
    method: 'GET' as const,
    path: '/exports/:ticket',
    handler: 'payment-list.export',
    config: { auth: false as const, middlewares: ['plugin::commerce-payments.errors'] },
  },
];
