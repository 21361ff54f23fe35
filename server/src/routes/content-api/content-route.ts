import type { z } from '@strapi/utils';
import type { RateLimitGroup } from '../../../../contracts/rate-limits';

export type ContentRoute = {
  method: 'GET' | 'POST';
  path: string;
  handler: string;
  /** What the controller checks with, for Strapi's own `openapi generate`. A schema here validates nothing by itself. */
  request?: {
    params?: Record<string, z.ZodType>;
    query?: Record<string, z.ZodType>;
    body?: Record<'application/json', z.ZodType>;
  };
  response?: z.ZodType;
  /** Count the requests of each caller, together with those of other routes of this name. */
  limitedAs?: RateLimitGroup;
};

const LIMIT = 'plugin::commerce-payments.rate-limit';

/** A route of the storefront's API: behind Strapi's API tokens, errors of ours in Strapi's shape. */
export const contentRoute = ({ limitedAs, ...route }: ContentRoute) => ({
  ...route,
  config: {
    middlewares: [
      'plugin::commerce-payments.errors',
      ...(limitedAs ? [{ name: LIMIT, config: { group: limitedAs } }] : []),
    ],
  },
});
