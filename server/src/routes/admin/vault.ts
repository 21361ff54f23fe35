import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

const { keysUpdate, settingsRead, settingsUpdate } = PERMISSIONS;

/** A rekey writes every secret anew, and whose database this is decides what is trusted: both are for people. */
export const vaultRoutes = [
  adminRoute({ method: 'GET', path: '/vault', handler: 'vault.find', needs: settingsRead }),
  adminRoute({ method: 'POST', path: '/vault/rekey', handler: 'vault.rekey', needs: keysUpdate, personsOnly: true }),
  adminRoute({
    method: 'POST',
    path: '/vault/accept-installation',
    handler: 'vault.acceptInstallation',
    needs: settingsUpdate,
    personsOnly: true,
  }),
];
