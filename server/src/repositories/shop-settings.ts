import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import { createJoinedRead } from './joined-rows';
import { withoutValuesIn } from './row-errors';
import { addSideTable, keyColumn } from './side-tables';
import type { ShopSettingsRepository } from './shop-settings-port';

const TABLE = 'commerce_shop_settings';
const UID = `plugin::${PLUGIN_ID}.shop-settings`;
/** There is one shop to an installation. Unique in the database: two first saves at once make one row. */
const SHOP = 'shop';

/**
 * Adds the table, before tables are made. Not Strapi's own store, which neither has a unique index nor writes over a row
 * only when it is still the one that was read.
 */
export const registerShopSettingsTable = (strapi: Core.Strapi): void => {
  addSideTable(strapi, {
    uid: UID,
    singularName: 'commerce-shop-settings',
    tableName: TABLE,
    columns: {
      name: keyColumn(64),
      value: { type: 'text' },
      version: { type: 'integer' },
    },
  });
};

const parsed = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
};

/** The shop's settings in the database, shared by all processes. */
export const createShopSettingsRepository = (strapi: Core.Strapi): ShopSettingsRepository => {
  const rows = () => strapi.db.query(UID);
  const readOne = createJoinedRead(
    strapi,
    { settings: { uid: UID, attributes: ['name', 'value', 'version'] } },
    ({ columns, table, column }) =>
      `select ${columns} from ${table('settings')} where ${column('settings', 'name')} = ?`
  );

  return withoutValuesIn(TABLE, {
    async read() {
      const row = (await readOne([SHOP]))[0]?.settings;
      return row ? { value: parsed(row.value), version: Number(row.version) } : null;
    },

    async save(value, expectedVersion) {
      const data = { name: SHOP, value: JSON.stringify(value), version: expectedVersion + 1 };
      if (expectedVersion === 0) {
        await rows().createMany({ data: [data] });
        return true;
      }
      return (await rows().updateMany({ where: { name: SHOP, version: expectedVersion }, data })).count === 1;
    },
  });
};
