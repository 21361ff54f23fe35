import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import { serviceOf } from './services/service-of';

const SWEEP = `${PLUGIN_ID}.sweep-idempotency-keys`;
/** Once an hour, away from the full hour, when everybody else's jobs run. */
const HOURLY = '17 * * * *';

/** Starts the jobs. Called when the server listens: commands that only load Strapi run none. */
export const startSchedules = (strapi: Core.Strapi): void => {
  // Several processes may sweep at once: each deletes what is left.
  const sweep = async (): Promise<void> => {
    await serviceOf(strapi, 'idempotency').sweep();
  };
  strapi.cron.add({ [SWEEP]: { task: sweep, options: { rule: HOURLY } } });
};

export const stopSchedules = (strapi: Core.Strapi): void => {
  strapi.cron.remove(SWEEP);
};
