import { useAuth } from '@strapi/strapi/admin';

import type { Permission } from '../../../contracts/permissions';

/**
 * May the person do this? Read at once from what the panel already knows: Strapi's `useRBAC` first answers "no" and
 * names a right by its last part, so that `keys.update` and `stock.update` would be the same.
 */
export const useMay = (permission: Permission): boolean =>
  useAuth('useMay', (state) => state.permissions).some(({ action }) => action === permission);
