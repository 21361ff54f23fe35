import { environmentRoutes } from './environment';
import { keySetRoutes } from './key-set';
import { offerRoutes } from './offer';

export const admin = {
  type: 'admin' as const,
  routes: [...environmentRoutes, ...keySetRoutes, ...offerRoutes],
};
