import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { Order } from '../domain/order';
import { LISTED_FIELDS, type ListedPayment, type SearchTerm } from '../domain/payment-list';
import type { ListQuestion, OrderFacts, PaymentListRepository } from './payment-list-port';
import {
  behind,
  narrow,
  narrowByPart,
  narrowInTwo,
  partsOf,
  searchIn,
  sortColumn,
  type Rows,
} from './payment-list-query';
import { pick } from './pick';
import { withoutValuesIn } from './row-errors';

const TABLE = 'commerce_payments';

/** So many rows are named by their ids; with more of them the list is walked in its own order, and soon has a page. */
const FEW = 2_000;

const isFew = (ids: readonly unknown[]): boolean => ids.length <= FEW;

/** Rows of a filter that are named too. More of them are soon met along the list. */
const FEW_OF_FILTER = 500;

/** Keys that differ by case or a trailing space are the same to a database's comparison, not to us. */
const isExact = (term: SearchTerm, row: Record<string, unknown>): boolean =>
  !('equals' in term) || row[term.field === 'orderId' ? 'order_id' : 'payment_key'] === term.equals;

const toListed = (row: Record<string, unknown>): ListedPayment => ({
  ...pick<ListedPayment>(row, [...LISTED_FIELDS, 'id']),
  hasProblem: row.problemAt !== null && row.problemAt !== undefined,
});

/**
 * The panel's list of payments: which rows, from the indexes alone; then those rows.
 *
 * @param fewOfFilter for tests: so many rows of a filter are few
 */
export const createPaymentListRepository = (
  strapi: Core.Strapi,
  fewOfFilter = FEW_OF_FILTER
): PaymentListRepository => {
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
    const rows = await behind(narrow(table().select(['id']), question), question)
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

    async fewOf(question) {
      for (const part of partsOf(question)) {
        const rows = (await narrowByPart(table().select(['id']), part).limit(fewOfFilter + 1)) as { id: number }[];
        if (rows.length <= fewOfFilter) return { ids: rows.map(({ id }) => Number(id)) };
      }
      return null;
    },

    async count({ filter, found, limit: most }) {
      // What was searched for stands in an index of its own: each row that it leads to is read from the table.
      const limit = found && 'terms' in found ? FEW : most;
      const { led, columns, condition, values } = narrowInTwo(table(), { filter, found, sort: 'requestedAt' });
      const ordered = found ? led : led.orderBy('requested_at', 'desc');
      const looked = ordered
        .select(['id', ...columns])
        .limit(limit + 1)
        .as('counted') as never;
      const { connection: knex } = strapi.db;
      const fits = knex.raw(`sum(case when ${condition || '1 = 1'} then 1 else 0 end) as total`, values as never[]);
      const [row] = (await knex.from(looked).select(fits, knex.raw('count(*) as looked'))) as Record<string, unknown>[];
      return { total: Math.min(Number(row?.['total'] ?? 0), limit), isExact: Number(row?.['looked'] ?? 0) <= limit };
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
