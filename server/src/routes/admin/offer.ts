import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

export const offerRoutes = [
  adminRoute({ method: 'GET', path: '/offers/:product', handler: 'offer.findOne', needs: PERMISSIONS.stockUpdate }),
  adminRoute({
    method: 'PUT',
    path: '/offers/:product/stock',
    handler: 'offer.changeStock',
    needs: PERMISSIONS.stockUpdate,
  }),
];
