import type { Core } from '@strapi/strapi';
import type { Environment } from '../../../contracts/keys';
import { CURRENCIES } from '../../../contracts/money';
import { withoutValuesIn } from './row-errors';
import type { SalesRepository } from './sales-port';

const LINES = 'commerce_order_lines';

/**
 * What was sold, counted from the lines of paid orders. Every currency is named, so that the index of sold lines answers
 * by itself.
 */
export const createSalesRepository = (strapi: Core.Strapi): SalesRepository => {
  const soldLines = (products: readonly string[], environment: Environment) =>
    strapi.db
      .getConnection(LINES)
      .where({ environment })
      .whereIn('currency', [...CURRENCIES])
      .whereIn('product', [...products])
      .whereNotNull('paid_at');
  const raw = (sql: string, values: readonly number[] = []) => strapi.db.connection.raw(sql, [...values]);

  return withoutValuesIn(LINES, {
    async piecesOf(product, environment, since) {
      const [row] = (await soldLines([product], environment)
        .select(raw('sum(quantity) as total'))
        .select(raw('sum(case when paid_at >= ? then quantity else 0 end) as recent', [since]))) as {
        total: unknown;
        recent: unknown;
      }[];
      return { total: Number(row?.total ?? 0), since: Number(row?.recent ?? 0) };
    },

    async piecesOfMany(products, environment) {
      const rows = (await soldLines(products, environment)
        .groupBy('product')
        .select('product', raw('sum(quantity) as total'))) as { product: string; total: unknown }[];
      return new Map(rows.map(({ product, total }) => [product, Number(total)]));
    },
  });
};
