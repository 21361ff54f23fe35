import type { StrapiApp } from '@strapi/strapi/admin';
import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';

import { lockMoneyFields } from './edit-fields';
import { showOurColumns } from './list-columns';
import { MoneyPanel } from './money-panel';
import { StockPanel } from './stock-panel';
import { withoutWrites } from './write-actions';

type Host = Pick<StrapiApp, 'getPlugin' | 'registerHook'>;

/** Hangs everything of ours into the Content Manager: columns, locked fields, side panels, no writes to money. */
export const registerInContentManager = (app: Host): void => {
  const manager = app.getPlugin('content-manager').apis as ContentManagerPlugin['config']['apis'];
  manager.addEditViewSidePanel([StockPanel, MoneyPanel]);
  manager.addDocumentAction((actions) => actions.map((action) => withoutWrites(action)));
  manager.addBulkAction((actions) => actions.map((action) => withoutWrites(action)));
  app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', showOurColumns);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', lockMoneyFields);
};
