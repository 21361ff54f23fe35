import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

const { refundsCreate } = PERMISSIONS;

/**
 * For persons: an admin token would refund under its owner's limits and in the owner's name. A program has an API token
 * of its own, with limits of its own.
 */
export const refundRoutes = [
  adminRoute({
    method: 'POST',
    path: '/payments/:paymentKey/refunds',
    handler: 'panel-refund.create',
    needs: refundsCreate,
    personsOnly: true,
  }),
  adminRoute({
    method: 'GET',
    path: '/payments/:paymentKey/refund-options',
    handler: 'panel-refund.options',
    needs: refundsCreate,
    personsOnly: true,
  }),
  adminRoute({
    method: 'GET',
    path: '/payments/:paymentKey/refund-preview',
    handler: 'panel-refund.preview',
    needs: refundsCreate,
    personsOnly: true,
  }),
  adminRoute({
    method: 'GET',
    path: '/refunds/:refundId',
    handler: 'panel-refund.findOne',
    needs: refundsCreate,
    personsOnly: true,
  }),
];
