import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

/** What the Content Manager shows beside an order and a product. */
export const contentRoutes = [
  adminRoute({
    method: 'GET',
    path: '/orders/:orderId/money',
    handler: 'order-money.findOne',
    needs: PERMISSIONS.paymentsRead,
  }),
  adminRoute({
    method: 'GET',
    path: '/product-figures',
    handler: 'product-sales.find',
    needs: PERMISSIONS.paymentsRead,
  }),
  adminRoute({
    method: 'GET',
    path: '/products/:product/sales',
    handler: 'product-sales.findOne',
    needs: PERMISSIONS.paymentsRead,
  }),
];
