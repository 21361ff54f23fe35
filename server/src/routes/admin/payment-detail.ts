import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

const { paymentsRead, paymentsRaw } = PERMISSIONS;

export const paymentDetailRoutes = [
  adminRoute({ method: 'GET', path: '/payments/:paymentKey', handler: 'payment-detail.findOne', needs: paymentsRead }),
  adminRoute({ method: 'GET', path: '/payments/:paymentKey/raw', handler: 'payment-detail.raw', needs: paymentsRaw }),
];
