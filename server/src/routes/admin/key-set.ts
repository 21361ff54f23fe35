import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute, type AdminRoute } from './admin-route';

/** Keys are for people: a token that leaks must neither read addresses nor change what takes the money. */
const keyRoute = (route: Omit<AdminRoute, 'personsOnly'>) => adminRoute({ ...route, personsOnly: true });

const { keysRead, keysUpdate, keysRotate } = PERMISSIONS;

export const keySetRoutes = [
  keyRoute({ method: 'GET', path: '/key-sets', handler: 'key-set.find', needs: keysRead }),
  keyRoute({ method: 'POST', path: '/key-sets', handler: 'key-set.create', needs: keysUpdate }),
  keyRoute({ method: 'GET', path: '/key-sets/:id', handler: 'key-set.findOne', needs: keysRead }),
  keyRoute({ method: 'PUT', path: '/key-sets/:id', handler: 'key-set.update', needs: keysUpdate }),
  keyRoute({ method: 'POST', path: '/key-sets/:id/verify', handler: 'key-set.verify', needs: keysUpdate }),
  keyRoute({ method: 'POST', path: '/key-sets/:id/default', handler: 'key-set.makeDefault', needs: keysUpdate }),
  keyRoute({ method: 'POST', path: '/key-sets/:id/enable', handler: 'key-set.enable', needs: keysUpdate }),
  keyRoute({ method: 'POST', path: '/key-sets/:id/disable', handler: 'key-set.disable', needs: keysUpdate }),
  keyRoute({ method: 'POST', path: '/key-sets/:id/rotate', handler: 'key-set.rotate', needs: keysRotate }),
  keyRoute({ method: 'POST', path: '/key-sets/:id/promote', handler: 'key-set.promote', needs: keysRotate }),
  keyRoute({ method: 'POST', path: '/key-sets/:id/retire', handler: 'key-set.retire', needs: keysRotate }),
  keyRoute({
    method: 'POST',
    path: '/key-sets/:id/replace-webhook-address',
    handler: 'key-set.replaceWebhookAddress',
    needs: keysUpdate,
  }),
  keyRoute({ method: 'GET', path: '/webhook-addresses', handler: 'key-set.webhookAddresses', needs: keysUpdate }),
];
