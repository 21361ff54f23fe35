import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import { distinguishCase } from './case-sensitivity';
import { openConfirmDoor } from './confirm-door';
import { closeDoors } from './doors';
import { hideDrafts } from './drafts-door';
import { allowStrapiWebhooks, guardListeners } from './guarded-listeners';
import { watchProducts } from './products-door';
import { registerExportTicketTable } from './repositories/export-tickets';
import { registerHealthMemoryTable } from './repositories/health-memory';
import { registerIdempotencyTable } from './repositories/idempotency';
import { registerLeaseTable } from './repositories/leases';
import { registerMailTable } from './repositories/mail-slots';
import { registerRekeyRunTable } from './repositories/rekey-runs';
import { registerSalesSumsTable } from './repositories/sales-sums-table';
import { registerShopSettingsTable } from './repositories/shop-settings';
import { openWebhookDoor } from './webhook-door';

/** Declares: tables, fields, doors. Nothing runs yet. */
export const register = ({ strapi }: { strapi: Core.Strapi }): void => {
  strapi.customFields.register({
    name: 'amount',
    plugin: PLUGIN_ID,
    type: 'integer',
    inputSize: { default: 6, isResizable: true },
  });
  distinguishCase(strapi);
  registerIdempotencyTable(strapi);
  registerExportTicketTable(strapi);
  registerLeaseTable(strapi);
  registerRekeyRunTable(strapi);
  registerHealthMemoryTable(strapi);
  registerShopSettingsTable(strapi);
  registerMailTable(strapi);
  registerSalesSumsTable(strapi);
  closeDoors(strapi);
  hideDrafts(strapi);
  watchProducts(strapi);
  guardListeners(strapi);
  allowStrapiWebhooks(strapi);
  openWebhookDoor(strapi);
  openConfirmDoor(strapi);
};
