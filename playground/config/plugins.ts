import type { Core } from '@strapi/strapi';

export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  'commerce-payments': {
    enabled: true,
    config: {
      environment: env('COMMERCE_ENVIRONMENT', 'test'),
      keySets: env.json('COMMERCE_KEY_SETS', []),
      toss: { baseUrl: env('TOSS_BASE_URL', 'http://127.0.0.1:4100') },
    },
  },
});
