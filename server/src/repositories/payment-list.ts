import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { Order } from '../domain/order';
import { LISTED_FIELDS, type ListedPayment, type SearchTerm } from '../domain/payment-list';
import type { ListQuestion, OrderFacts, PaymentListRepository } from './payment-list-port';
import { behind, narrow, searchIn, sortColumn, type Rows } from './payment-list-query';
import { pick } from './pick';
import { withoutValuesIn } from './row-errors';

const TABLE = 'commerce_payments';

/** So many rows are named by their ids; with more of them the list is walked in its own order, and soon has a page. */
const FEW = 2_000;

const isFew = (ids: readonly unknown[]): boolean => ids.length <= FEW;

/** Keys that differ by case or a trailing space are the same to a database's comparison, not to us. */
const isExact = (term: SearchTerm, row: Record<string, unknown>): boolean =>
  !('equals' in term) || row[term.field === 'orderId' ? 'order_id' : 'payment_key'] === term.equals;

const toListed = (row: Record<string, unknown>): ListedPayment => ({
  ...pick<ListedPayment>(row, [...LISTED_FIELDS, 'id']),
  hasProblem: row.problemAt !== null && row.problemAt !== undefined,
});

/** The panel's list of payments: which rows, from the indexes alone; then those rows. */
export const createPaymentListRepository = (strapi: Core.Strapi): PaymentListRepository => {
  const table = (): Rows => strapi.db.getConnection(TABLE) as unknown as Rows;

  const idsOf = async (term: SearchTerm): Promise<number[]> => {
    const columns = ['id', 'order_id', 'payment_key'];
    const rows = await searchIn(table().select('equals' in term ? columns : ['id']), term).limit(FEW + 1);
    return (rows as (Record<string, unknown> & { id: number })[])
      .filter((row) => isExact(term, row))
      .map(({ id }) => Number(id));
  };

  const pageIds = async (question: ListQuestion): Promise<number[]> => {
    const column = sortColumn(question.sort);
    const rows = await behind(narrow(table().select(['id']), question, true), question)
      .orderBy([column, 'id'].map((name) => ({ column: name, order: question.direction })))
      .limit(question.limit);
    return (rows as { id: number }[]).map(({ id }) => Number(id));
  };

  return withoutValuesIn(TABLE, {
    async search(terms) {
      const ids = new Set<number>();
      for (const term of terms) {
        const found = await idsOf(term);
        if (!isFew(found)) return { terms };
        for (const id of found) ids.add(id);
      }
      return ids.size === 0 ? null : { ids: [...ids] };
    },

    async list(question) {
      const ids = await pageIds(question);
      if (ids.length === 0) return [];
      const select = [...LISTED_FIELDS, 'id', 'problemAt'];
      const rows: ListedPayment[] = (
        await strapi.db.query(UID.payment).findMany({ select, where: { id: { $in: ids } } })
      ).map(toListed);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    async count({ filter, found, limit }) {
      const first = narrow(table().select(['id']), { filter, found, sort: 'requestedAt' }, false);
      const ordered = (found ? first : first.orderBy('requested_at', 'desc')).limit(limit).as('counted');
      const [row] = (await strapi.db.connection.count({ total: '*' }).from(ordered as never)) as { total: unknown }[];
      return Number(row?.total ?? 0);
    },

    async ordersOf(orderIds) {
      if (orderIds.length === 0) return new Map<string, OrderFacts>();
      const rows = (await strapi.db.query(UID.order).findMany({
        select: ['orderId', 'orderName', 'customer'],
        where: { orderId: { $in: [...new Set(orderIds)] } },
      })) as Pick<Order, 'orderId' | 'orderName' | 'customer'>[];
      return new Map(
        rows.map(({ orderId, orderName, customer }): [string, OrderFacts] => [
          orderId,
          { orderName, buyerName: customer?.name ?? null, buyerEmail: customer?.email ?? null },
        ])
      );
    },
  });
};
