import type { Core } from '@strapi/strapi';
import { CURRENCIES } from '../../../contracts/money';
import { withoutValuesIn } from './row-errors';
import type { SalesRepository } from './sales-port';

const LINES = 'commerce_order_lines';

/**
 * What was sold, counted from the lines of paid orders. Every currency is named, so that the index of sold lines answers
 * by itself.
 */
export const createSalesRepository = (strapi: Core.Strapi): SalesRepository =>
  withoutValuesIn(LINES, {
    async piecesOf(product, environment, since) {
      const { connection } = strapi.db;
      const [row] = (await strapi.db
        .getConnection(LINES)
        .where({ environment, product })
        .whereIn('currency', [...CURRENCIES])
        .whereNotNull('paid_at')
        .select(connection.raw('sum(quantity) as total'))
        .select(connection.raw('sum(case when paid_at >= ? then quantity else 0 end) as recent', [since]))) as {
        total: unknown;
        recent: unknown;
      }[];
      return { total: Number(row?.total ?? 0), since: Number(row?.recent ?? 0) };
    },
  });
