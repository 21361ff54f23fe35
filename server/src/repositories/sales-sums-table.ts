import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import { addSideTable, textColumn, wholeColumn } from './side-tables';

export const SUMS = 'commerce_sales_sums';

/** Products that differ by case only are two, also where the database compares without. */
const partColumn = (strapi: Core.Strapi) => {
  const column = textColumn(64);
  if (strapi.db.dialect.client !== 'mysql') return column;
  const type = 'varchar(64) character set utf8mb4 collate utf8mb4_bin';
  return { ...column, columnType: { type: 'specificType', args: [type] } };
};

/**
 * Adds the table, before tables are made. It is no money: whoever empties it has it filled anew from payments, refunds
 * and lines. One of its rows, the only one with a name, says how far it is, so that nobody can empty the one without the
 * other.
 */
export const registerSalesSumsTable = (strapi: Core.Strapi): void => {
  addSideTable(strapi, {
    uid: `plugin::${PLUGIN_ID}.sales-sum`,
    singularName: 'commerce-sales-sum',
    tableName: SUMS,
    columns: {
      name: textColumn(16, { unique: true }),
      environment: textColumn(8),
      currency: textColumn(3),
      figure: textColumn(16),
      // 1, or 24 for a day of UTC.
      hours: { type: 'integer' },
      hour: wholeColumn(),
      part: partColumn(strapi),
      amount: wholeColumn(),
      pieces: wholeColumn(),
      latest: wholeColumn(),
      summedUntil: wholeColumn(),
      seenUntil: wholeColumn(),
      checkNext: wholeColumn(),
      turn: wholeColumn(),
    },
    indexes: [
      {
        name: 'commerce_sales_sums_ix',
        columns: ['environment', 'currency', 'figure', 'hours', 'hour', 'part', 'amount', 'pieces', 'latest'],
      },
    ],
  });
};
