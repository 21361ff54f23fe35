import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

/**
 * For persons: an admin token would refund under its owner's limits and in the owner's name. A program has an API token
 * of its own, with limits of its own.
 */
export const refundRoutes = [
  adminRoute({
    method: 'POST',
    path: '/payments/:paymentKey/refunds',
    handler: 'panel-refund.create',
    needs: PERMISSIONS.refundsCreate,
    personsOnly: true,
  }),
];
