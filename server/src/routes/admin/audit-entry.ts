import { PERMISSIONS } from '../../../../contracts/permissions';
import { adminRoute } from './admin-route';

const { auditRead } = PERMISSIONS;

/** Checking the chain writes nothing but the chain, so that those who may read may check. */
export const auditEntryRoutes = [
  adminRoute({ method: 'GET', path: '/audit-entries', handler: 'audit-entry.find', needs: auditRead }),
  adminRoute({ method: 'GET', path: '/audit-entries/export', handler: 'audit-entry.export', needs: auditRead }),
  adminRoute({ method: 'POST', path: '/audit-entries/verify-chain', handler: 'audit-entry.verify', needs: auditRead }),
];
