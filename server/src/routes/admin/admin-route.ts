import type { Permission } from '../../../../contracts/permissions';

export type AdminRoute = {
  /** No PATCH: the panel's own client does not send it. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  handler: string;
  /** The right that a role must have. Without one a route would be open to every user of the panel. */
  needs: Permission;
  /** Refuse Strapi's admin tokens, which act as their owner: for what a person must do. */
  personsOnly?: boolean;
};

/** A route of the panel: behind a login and a right, errors of ours in Strapi's shape. */
export const adminRoute = ({ needs, personsOnly = false, ...route }: AdminRoute) => ({
  ...route,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [needs] } },
      ...(personsOnly ? ['plugin::commerce-payments.persons-only'] : []),
    ],
    middlewares: ['plugin::commerce-payments.errors'],
  },
});
