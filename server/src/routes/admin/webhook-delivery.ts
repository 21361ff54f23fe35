import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

const { webhooksRead, webhooksUpdate } = PERMISSIONS;

export const webhookDeliveryRoutes = [
  adminRoute({ method: 'GET', path: '/webhook-deliveries', handler: 'webhook-delivery.find', needs: webhooksRead }),
  adminRoute({ method: 'GET', path: '/webhook-summary', handler: 'webhook-delivery.summary', needs: webhooksRead }),
  adminRoute({
    method: 'POST',
    path: '/webhook-self-tests',
    handler: 'webhook-delivery.selfTest',
    needs: webhooksUpdate,
  }),
  adminRoute({
    method: 'GET',
    path: '/webhook-deliveries/:id',
    handler: 'webhook-delivery.findOne',
    needs: webhooksRead,
  }),
  adminRoute({
    method: 'POST',
    path: '/webhook-deliveries/:id/replay',
    handler: 'webhook-delivery.replay',
    needs: webhooksUpdate,
  }),
];
