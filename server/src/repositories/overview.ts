import type { Core } from '@strapi/strapi';
import { CURRENCIES } from '../../../contracts/money';
import type { FailureView, PaymentMethod } from '../../../contracts/payments';
import { UID } from '../content-types/uids';
import type { Stretch } from '../domain/shop-days';
import type { OverviewRepository, ProductRow, Purse, RefundRow, SalesRow } from './overview-port';
import { overAll, within, type SumRow } from './overview-sums';
import { withoutValuesIn } from './row-errors';

const PAYMENTS = 'commerce_payments';
const REFUNDS = 'commerce_refunds';
const LINES = 'commerce_order_lines';
const OFFERS = 'commerce_offers';

/** More payments of a currency than these say no more of which is used most. */
const COUNTED = 10_000;

const toRefund = ({ place, amount }: SumRow): RefundRow => ({ stretch: Number(place), amount: Number(amount) });
const toSales = (row: SumRow): SalesRow => ({ ...toRefund(row), method: null, payments: Number(row.payments) });

const isIn = (stretch: Stretch | undefined, at: number): boolean =>
  stretch !== undefined && stretch.from <= at && at < stretch.to;

/** What was taken and given back, added up in the database. */
export const createOverviewRepository = (strapi: Core.Strapi): OverviewRepository => {
  const { connection: knex } = strapi.db;
  const table = (name: string) => strapi.db.getConnection(name);

  const taken = (purse: Purse, stretch: Stretch, place: number) =>
    within(table(PAYMENTS), purse, 'approved_at', stretch)
      .where({ is_surplus: false })
      .select(knex.raw(`${place} as place`))
      .sum({ amount: 'amount' })
      .count({ payments: '*' });

  /** Refunds of money that no order waited for: few, and found from their payments. */
  const surplusRefunds = async ({ environment, currency }: Purse): Promise<{ at: number; amount: number }[]> => {
    const rows = (await table(`${PAYMENTS} as taken`)
      .join(`${REFUNDS} as back`, 'back.payment_key', 'taken.payment_key')
      .where({ 'taken.environment': environment, 'taken.currency': currency, 'taken.is_surplus': true })
      .where({ 'back.state': 'succeeded' })
      .select('back.done_at as at', 'back.amount as amount')) as { at: unknown; amount: unknown }[];
    return rows.map(({ at, amount }) => ({ at: Number(at), amount: Number(amount) }));
  };

  const failuresOf = async (ids: readonly number[]): Promise<Map<number, FailureView | null>> => {
    if (ids.length === 0) return new Map();
    const rows = (await strapi.db
      .query(UID.payment)
      .findMany({ select: ['id', 'failure'], where: { id: { $in: [...ids] } } })) as {
      id: number;
      failure: FailureView | null;
    }[];
    return new Map(rows.map(({ id, failure }) => [Number(id), failure]));
  };

  /** As it was called in the order that was made last. */
  const lastName = async (product: string): Promise<string> => {
    const [line] = (await strapi.db
      .query(UID.orderLine)
      .findMany({ select: ['name'], where: { product }, orderBy: { id: 'desc' }, limit: 1 })) as { name: string }[];
    return line?.name ?? product;
  };

  const countUpTo = async (where: Record<string, unknown>): Promise<number> => {
    const rows = table(PAYMENTS).where(where).whereNotNull('approved_at').select('id').limit(COUNTED).as('counted');
    const [row] = (await knex.count({ total: '*' }).from(rows)) as { total: unknown }[];
    return Number(row?.total ?? 0);
  };

  return withoutValuesIn(PAYMENTS, {
    async sales(purse, stretches) {
      const sumOf = (stretch: Stretch, place: number) =>
        taken(purse, stretch, place).select('method').groupBy('method');
      return (await overAll(knex, stretches, sumOf)).map((row) => ({
        ...toSales(row),
        method: row.method as PaymentMethod | null,
      }));
    },

    async totals(purse, stretches) {
      const rows = await overAll(knex, stretches, (stretch, place) => taken(purse, stretch, place));
      return rows.map(toSales).filter(({ payments }) => payments > 0);
    },

    async refunds(purse, stretches) {
      const sumOf = (stretch: Stretch, place: number) =>
        within(table(REFUNDS), purse, 'done_at', stretch)
          .where({ state: 'succeeded' })
          .select(knex.raw(`${place} as place`))
          .sum({ amount: 'amount' });
      const sums = (await overAll(knex, stretches, sumOf)).map(toRefund);
      for (const { at, amount } of await surplusRefunds(purse)) {
        const found = sums.find(({ stretch }) => isIn(stretches[stretch], at));
        if (found) found.amount -= amount;
      }
      return sums.filter(({ amount }) => amount !== 0);
    },

    async declines(purse, stretch) {
      const rows = (await within(table(PAYMENTS), purse, 'declined_at', stretch)
        .select('decline_code as code')
        .count({ total: '*' })
        .max({ latest: 'id' })
        .groupBy('decline_code')
        .orderBy('total', 'desc')) as { code: string | null; total: unknown; latest: unknown }[];
      const failures = await failuresOf(rows.map(({ latest }) => Number(latest)));
      return rows.map(({ code, total, latest }) => ({
        ...{ code, count: Number(total) },
        failure: failures.get(Number(latest)) ?? null,
      }));
    },

    async topProducts(purse, stretch, limit) {
      const products = (await table(OFFERS).select('product').orderBy('id')) as { product: string }[];
      const sumOf = ({ product }: { product: string }, place: number) =>
        within(table(LINES), purse, 'paid_at', stretch)
          .where({ product })
          .select(knex.raw(`${place} as place`))
          .sum({ quantity: 'quantity', amount: 'amount' });
      const sold = (await overAll(knex, products, sumOf))
        .map(({ place, quantity, amount }) => ({
          product: products[Number(place)]?.product ?? '',
          ...{ quantity: Number(quantity), amount: Number(amount) },
        }))
        .filter(({ quantity }) => quantity > 0)
        .sort((one, other) => other.amount - one.amount);
      return Promise.all(
        sold.slice(0, limit).map(async (row): Promise<ProductRow> => ({ ...row, name: await lastName(row.product) }))
      );
    },

    async currencies(environment) {
      const counted = await Promise.all(
        CURRENCIES.map(async (currency) => ({
          currency,
          count: await countUpTo({ environment, currency, is_surplus: false }),
        }))
      );
      return counted
        .filter(({ count }) => count > 0)
        .sort((one, other) => other.count - one.count)
        .map(({ currency }) => currency);
    },
  });
};
