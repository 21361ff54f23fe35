import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/plugin-id';
import { MONEY_UIDS } from './content-types/uids';

const DONE_KEY = { type: 'plugin', name: PLUGIN_ID, key: 'default-rights-taken' };

/**
 * A fresh app lets Editor and Author read every displayed type, orders with names and e-mails included. Those rights
 * are taken away once; what an administrator gives afterwards stays.
 */
export const takeDefaultRights = async (strapi: Core.Strapi): Promise<void> => {
  if (await strapi.store.get(DONE_KEY)) return;
  const rows: { id: number }[] = await strapi.db.query('admin::permission').findMany({
    where: { subject: { $in: [...MONEY_UIDS] }, role: { code: { $in: ['strapi-editor', 'strapi-author'] } } },
    select: ['id'],
  });
  if (rows.length > 0) await strapi.service('admin::permission').deleteByIds(rows.map(({ id }) => id));
  await strapi.store.set({ ...DONE_KEY, value: true });
};
