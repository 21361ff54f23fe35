import type { Core } from '@strapi/strapi';

import { seed } from './seed';
import { shopRoutes } from './shop/routes';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    strapi.server.routes(shopRoutes(strapi));
  },

  /** Runs after the admin's and the plugin's own bootstrap: roles, permissions and services are there. */
  bootstrap: ({ strapi }: { strapi: Core.Strapi }) => seed(strapi),
};
