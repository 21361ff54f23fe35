import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../contracts/plugin-id';
import { createLeaseRepository } from '../../repositories/leases';
import { createJobs, type Jobs } from '../jobs';

/** Work in the background, on Strapi's cron. */
export const wireJobs = (strapi: Core.Strapi): Jobs =>
  createJobs({
    leases: createLeaseRepository(strapi),
    clock: Date.now,
    newOwner: randomUUID,
    log: strapi.log,
    cron: {
      add: (name, rule, task) =>
        void strapi.cron.add({ [`${PLUGIN_ID}.${name}`]: { task: async () => task(), options: { rule } } }),
      remove: (name) => void strapi.cron.remove(`${PLUGIN_ID}.${name}`),
    },
  });
