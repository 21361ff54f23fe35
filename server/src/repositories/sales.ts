import type { Core } from '@strapi/strapi';
import { withoutValuesIn } from './row-errors';
import type { SalesRepository } from './sales-port';

const LINES = 'commerce_order_lines';
const ORDERS = 'commerce_orders';

/** States in which a buyer has paid and kept something of it. */
const SOLD = ['paid', 'partially_refunded'];

/** What was sold, counted from the lines of paid orders: from the product's lines to their orders, both by an index. */
export const createSalesRepository = (strapi: Core.Strapi): SalesRepository =>
  withoutValuesIn(LINES, {
    async piecesOf(product, environment, since) {
      const { connection } = strapi.db;
      const [row] = (await strapi.db
        .getConnection(`${LINES} as line`)
        .join(`${ORDERS} as sale`, 'sale.order_id', 'line.order_id')
        .where({ 'line.product': product, 'sale.environment': environment })
        .whereIn('sale.state', SOLD)
        .select(connection.raw('sum(line.quantity) as total'))
        .select(
          connection.raw('sum(case when sale.paid_at >= ? then line.quantity else 0 end) as recent', [since])
        )) as {
        total: unknown;
        recent: unknown;
      }[];
      return { total: Number(row?.total ?? 0), since: Number(row?.recent ?? 0) };
    },
  });
