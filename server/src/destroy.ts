import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import type { PluginConfig } from './config';
import { stopSchedules } from './schedules';
import { serviceOf } from './services/service-of';

/**
 * Waits for confirms, refunds and jobs under way, which Strapi would cut off: at most `shutdown.graceMs` for all of
 * them. What is left stays claimed in the database.
 */
export const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const { graceMs } = strapi.config.get<PluginConfig>(`plugin::${PLUGIN_ID}`).shutdown;
  const [calls, runs] = await Promise.all([
    serviceOf(strapi, 'drain').stop(graceMs),
    stopSchedules(strapi, graceMs),
    serviceOf(strapi, 'outbox').stop(graceMs),
  ]);
  if (calls > 0)
    strapi.log.warn(`Commerce Payments stopped with ${calls} calls to the provider unanswered; they stay claimed.`);
  if (runs > 0)
    strapi.log.warn(`Commerce Payments stopped with ${runs} jobs still running; they go on at the next start.`);
};
