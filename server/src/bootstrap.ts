import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import type { PluginConfig } from './config';
import { takeDefaultRights } from './default-rights';
import { keepTables } from './kept-tables';
import { registerPermissions } from './permissions';
import { startSchedules } from './schedules';
import { serviceOf } from './services/service-of';

const applyDeclaredKeySets = (strapi: Core.Strapi): Promise<void> =>
  serviceOf(strapi, 'declaredKeySets').apply(strapi.config.get<PluginConfig>(`plugin::${PLUGIN_ID}`).keySets);

const repairOffers = async (strapi: Core.Strapi): Promise<void> => {
  const { refused } = await serviceOf(strapi, 'catalogue').repair();
  for (const product of refused) {
    strapi.log.error(`Commerce Payments took product ${product} off sale: another published product has its SKU`);
  }
};

/** Starts what needs the database. Jobs and what touches other plugins' rows wait until the server listens. */
export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await registerPermissions(strapi);
  await keepTables(strapi);
  await repairOffers(strapi);
  await applyDeclaredKeySets(strapi);

  strapi.server.httpServer.once('listening', () => {
    void serviceOf(strapi, 'vaultLife').atBoot();
    startSchedules(strapi);
    void serviceOf(strapi, 'health').atBoot();
    takeDefaultRights(strapi).catch((error: Error) => {
      strapi.log.error(`Commerce Payments could not take back the default rights of editors: ${error.message}`);
    });
  });
};
