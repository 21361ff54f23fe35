import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import type { PluginConfig } from './config';
import { stopSchedules } from './schedules';
import { serviceOf } from './services/service-of';

/** Waits for confirms and refunds under way, which Strapi would cut off. What is left stays claimed in the database. */
export const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  stopSchedules(strapi);
  const { shutdown } = strapi.config.get<PluginConfig>(`plugin::${PLUGIN_ID}`);
  const left = await serviceOf(strapi, 'drain').stop(shutdown.graceMs);
  if (left > 0)
    strapi.log.warn(`Commerce Payments stopped with ${left} calls to the provider unanswered; they stay claimed.`);
};
