import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute, type AdminRoute } from './admin-route';

const { webhooksRead, webhooksUpdate } = PERMISSIONS;

const seen = (path: string, handler: string) => adminRoute({ method: 'GET', path, handler, needs: webhooksRead });

/** Where a shop's events go is for people to say: a token that leaks must not send them elsewhere, nor get a secret. */
const set = (method: AdminRoute['method'], path: string, handler: string) =>
  adminRoute({ method, path, handler, needs: webhooksUpdate, personsOnly: true });

export const eventRoutes = [
  seen('/event-endpoints', 'event-endpoint.find'),
  seen('/event-endpoints/:id', 'event-endpoint.findOne'),
  set('POST', '/event-endpoints', 'event-endpoint.create'),
  set('PUT', '/event-endpoints/:id', 'event-endpoint.update'),
  set('DELETE', '/event-endpoints/:id', 'event-endpoint.delete'),
  set('POST', '/event-endpoints/:id/rotate-secret', 'event-endpoint.rotateSecret'),
  set('POST', '/event-endpoints/:id/test', 'event-endpoint.test'),
  seen('/events', 'event.find'),
  seen('/event-deliveries', 'event-delivery.find'),
  adminRoute({
    method: 'POST',
    path: '/event-deliveries/:id/redeliver',
    handler: 'event-delivery.redeliver',
    needs: webhooksUpdate,
  }),
];
