import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../contracts/plugin-id';

export const SUMS = 'commerce_sales_sums';
export const SUMS_UID = `plugin::${PLUGIN_ID}.sales-sum`;

/** A new one each time: Strapi writes the column's name into it. */
const big = () => ({ type: 'integer', columnType: { type: 'bigInteger' } });
const text = (length: number, column: Record<string, unknown> = {}) => ({
  ...{ type: 'string', column },
  columnType: { type: 'string', args: [length] },
});

/** Products that differ by case only are two, also where the database compares without. */
const part = (strapi: Core.Strapi) =>
  strapi.db.dialect.client === 'mysql'
    ? {
        ...text(64),
        columnType: { type: 'specificType', args: ['varchar(64) character set utf8mb4 collate utf8mb4_bin'] },
      }
    : text(64);

/**
 * The table, outside of content types: no panel, no GraphQL and no export ever shows it. It is no money: whoever empties
 * it has it filled anew from payments, refunds and lines. One of its rows, the only one with a name, says how far it is,
 * so that nobody can empty the one without the other. Called in `register`, before the tables are made.
 */
export const registerSalesSumsTable = (strapi: Core.Strapi): void => {
  const models = strapi.get('models') as { add: (model: Record<string, unknown>) => void };
  models.add({
    uid: SUMS_UID,
    singularName: 'commerce-sales-sum',
    tableName: SUMS,
    attributes: {
      id: { type: 'increments' },
      name: text(16, { unique: true }),
      environment: text(8),
      currency: text(3),
      figure: text(16),
      // 1, or 24 for a day of UTC.
      hours: { type: 'integer' },
      hour: big(),
      part: part(strapi),
      amount: big(),
      pieces: big(),
      latest: big(),
      summedUntil: big(),
      seenUntil: big(),
      checkNext: big(),
      turn: big(),
    },
    indexes: [
      {
        name: 'commerce_sales_sums_ix',
        columns: ['environment', 'currency', 'figure', 'hours', 'hour', 'part', 'amount', 'pieces', 'latest'],
      },
    ],
  });
};
