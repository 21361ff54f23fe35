import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import type { PluginConfig } from './config';
import type { Job } from './services/jobs';
import { serviceOf } from './services/service-of';

/** Once an hour, away from the full hour, when everybody else's jobs run. */
const HOURLY = { rule: '17 * * * *' };

const jobsOf = (strapi: Core.Strapi, { reconciliation }: PluginConfig): Job[] => [
  {
    name: 'reconciliation.work',
    every: { seconds: reconciliation.everySeconds },
    kind: 'shared',
    run: () => serviceOf(strapi, 'reconciliation').work(),
  },
  {
    name: 'reconciliation.expireOrders',
    every: { seconds: 60 },
    kind: 'single',
    run: () => serviceOf(strapi, 'reconciliation').expireOrders(),
  },
  {
    name: 'idempotency.sweep',
    every: HOURLY,
    kind: 'single',
    run: () => serviceOf(strapi, 'idempotency').sweep(),
  },
  {
    name: 'webhooks.work',
    every: { seconds: 10 },
    kind: 'shared',
    run: () => serviceOf(strapi, 'webhooks').work(),
  },
  {
    name: 'webhooks.sweep',
    every: { rule: '43 3 * * *' },
    kind: 'single',
    run: () => serviceOf(strapi, 'webhooks').sweep(),
  },
  {
    name: 'outbox.work',
    every: { seconds: 5 },
    kind: 'shared',
    run: ({ mayGoOn }) => serviceOf(strapi, 'outbox').work(mayGoOn),
  },
  {
    name: 'outbox.sweep',
    every: { rule: '37 4 * * *' },
    kind: 'single',
    run: () => serviceOf(strapi, 'outbox').sweep(),
  },
];

/** Starts the jobs. Called when the server listens: commands that only load Strapi run none. */
export const startSchedules = (strapi: Core.Strapi): void => {
  const jobs = serviceOf(strapi, 'jobs');
  const config = strapi.config.get<PluginConfig>(`plugin::${PLUGIN_ID}`);
  for (const job of jobsOf(strapi, config)) jobs.add(job);
  jobs.start();
};

/** Takes no new runs and waits for those under way: at most `graceMs`. Returns how many were left. */
export const stopSchedules = (strapi: Core.Strapi, graceMs: number): Promise<number> =>
  serviceOf(strapi, 'jobs').stop(graceMs);
