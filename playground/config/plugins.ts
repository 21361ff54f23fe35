import type { Core } from '@strapi/strapi';

export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  'commerce-payments': {
    enabled: true,
    config: {
      environment: env('COMMERCE_ENVIRONMENT', 'test'),
      toss: { baseUrl: env('TOSS_BASE_URL', 'http://127.0.0.1:4100') },
    },
  },
});
