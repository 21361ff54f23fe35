import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { Order, OrderLine } from '../domain/order';
import { beforeReading } from './at-once';
import { givenIn, pageOf } from './list-pages';
import { pick, withoutNulls } from './pick';
import type { OrderRepository } from './ports';
import { withoutValuesIn } from './row-errors';
import { createRowWriter } from './row-writer';

const ORDER_FIELDS = [
  'orderId',
  'state',
  'orderName',
  'amount',
  'taxFreeAmount',
  'refundedAmount',
  'currency',
  'customerKey',
  'buyer',
  'customer',
  'shipping',
  'environment',
  'kind',
  'keySetId',
  'orderedAt',
  'expiresAt',
  'paidAt',
  'metadata',
] as const satisfies readonly (keyof Order)[];

const LINE_FIELDS = [
  'product',
  'name',
  'sku',
  'unitPrice',
  'quantity',
  'amount',
  'taxFree',
] as const satisfies readonly (keyof OrderLine)[];

/** Orders and their lines in the database. */
export const createOrderRepository = (strapi: Core.Strapi): OrderRepository => {
  const orders = () => strapi.db.query(UID.order);
  const lines = () => strapi.db.query(UID.orderLine);
  const orderRows = createRowWriter(strapi, UID.order);
  const lineRows = createRowWriter(strapi, UID.orderLine);

  const lineIdsOf = async (orderId: string): Promise<number[]> => {
    beforeReading();
    const found: { id: number }[] = await lines().findMany({ where: { orderId }, select: ['id'] });
    return found.map(({ id }) => id);
  };

  /** By their ids: a search among the lines of all orders would lock its surroundings on MariaDB. */
  const markLines = async (ids: readonly number[], paidAt: number | null): Promise<void> => {
    await lineRows.update({ id: { $in: ids } }, { paidAt }, null);
  };

  return withoutValuesIn('commerce_orders', {
    async insert(order, orderLines) {
      await orderRows.insert([withoutNulls(order)]);
      const rows = orderLines.map((line, position) => ({
        ...line,
        position,
        orderId: order.orderId,
        currency: order.currency,
        environment: order.environment,
        stockHeld: false,
      }));
      await lineRows.insert(rows);
    },

    async find(orderId) {
      const row = await orders().findOne({ where: { orderId } });
      return row && row.orderId === orderId ? pick<Order>(row, ORDER_FIELDS) : null;
    },

    list: (filter, paging) =>
      pageOf(orders(), { where: givenIn(filter, ['buyer', 'state']) }, paging, (row) => pick<Order>(row, ORDER_FIELDS)),

    async linesOf(orderIds) {
      const found = new Map<string, OrderLine[]>(orderIds.map((orderId) => [orderId, []]));
      if (orderIds.length === 0) return found;
      // Refunds name lines by their place.
      const where = { orderId: { $in: [...orderIds] } };
      const rows = await lines().findMany({ where, orderBy: { position: 'asc' } });
      for (const row of rows) found.get(row.orderId)?.push(pick<OrderLine>(row, LINE_FIELDS));
      return found;
    },

    async move(orderId, from, to, change = {}, lineIds) {
      const data = { ...change, state: to, updatedAt: new Date() };
      const count = await orderRows.update({ orderId, state: from }, data);
      // What was sold is counted by the lines: each says when it was paid.
      if (count === 1 && change.paidAt !== undefined) {
        await markLines(lineIds ?? (await lineIdsOf(orderId)), change.paidAt);
      }
      return count === 1;
    },

    async unpaidPast(now, limit) {
      const where = { state: 'pending', expiresAt: { $lte: now } };
      const rows = await orders().findMany({ where, orderBy: { expiresAt: 'asc' }, limit });
      return rows.map((row) => pick<Order>(row, ORDER_FIELDS));
    },
  });
};
