import type { Core } from '@strapi/strapi';
import { TABLE_PREFIX } from './content-types/uids';

const STORE_KEY = { type: 'core', key: 'persisted_tables' };

type Kept = string | { name: string };

/**
 * Puts our tables into Strapi's list of tables to keep. Without it one boot with the plugin switched off drops them
 * with all orders: Strapi's schema sync takes tables that no content type asks for.
 */
export const keepTables = async (strapi: Core.Strapi): Promise<void> => {
  const kept = ((await strapi.store.get(STORE_KEY)) ?? []) as Kept[];
  const names = new Set(kept.map((table) => (typeof table === 'string' ? table : table.name)));
  const tables = await strapi.db.dialect.schemaInspector.getTables();
  const missing = tables.filter((table) => table.startsWith(TABLE_PREFIX) && !names.has(table));
  if (missing.length === 0) return;
  await strapi.store.set({ ...STORE_KEY, value: [...kept, ...missing.map((name) => ({ name }))] });
};
