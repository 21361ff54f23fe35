import type { Core } from '@strapi/strapi';
import { CURRENCIES } from '../../../contracts/money';
import type { FailureView, PaymentMethod } from '../../../contracts/payments';
import { UID } from '../content-types/uids';
import type { Stretch } from '../domain/shop-days';
import type { OverviewRepository, ProductRow, Purse, RefundRow } from './overview-port';
import { overStretches, within, type SumRow } from './overview-sums';
import { withoutValuesIn } from './row-errors';

const PAYMENTS = 'commerce_payments';
const REFUNDS = 'commerce_refunds';
const LINES = 'commerce_order_lines';
const OFFERS = 'commerce_offers';

/** More payments of a currency than these say no more of which is used most. */
const COUNTED = 10_000;

const toRefund = ({ stretch, amount }: SumRow): RefundRow => ({ stretch: Number(stretch), amount: Number(amount) });

const isIn = (stretch: Stretch | undefined, at: number): boolean =>
  stretch !== undefined && stretch.from <= at && at < stretch.to;

/** What was taken and given back, added up in the database. */
export const createOverviewRepository = (strapi: Core.Strapi): OverviewRepository => {
  const { connection: knex } = strapi.db;
  const table = (name: string) => strapi.db.getConnection(name);

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
        within(table(PAYMENTS), purse, 'approved_at', stretch)
          .where({ is_surplus: false })
          .select(knex.raw(`${place} as stretch`), 'method')
          .sum({ amount: 'amount' })
          .count({ payments: '*' })
          .groupBy('method');
      return (await overStretches(knex, stretches, sumOf)).map(({ stretch, method, amount, payments }) => ({
        stretch: Number(stretch),
        method: method as PaymentMethod | null,
        amount: Number(amount),
        payments: Number(payments),
      }));
    },

    async refunds(purse, stretches) {
      const sumOf = (stretch: Stretch, place: number) =>
        within(table(REFUNDS), purse, 'done_at', stretch)
          .where({ state: 'succeeded' })
          .select(knex.raw(`${place} as stretch`))
          .sum({ amount: 'amount' });
      const sums = (await overStretches(knex, stretches, sumOf)).map(toRefund);
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

    async topProducts({ environment, currency }, { from, to }, limit) {
      // From the products on: of each its lines stand together in the index, and nothing is sorted.
      const rows = (await table(`${OFFERS} as offer`)
        .join(`${LINES} as line`, 'line.product', 'offer.product')
        .where({ 'line.environment': environment, 'line.currency': currency })
        .where('line.paid_at', '>=', from)
        .where('line.paid_at', '<', to)
        .select('offer.product as product')
        .sum({ quantity: 'line.quantity', amount: 'line.amount' })
        .groupBy('offer.product')
        .orderBy('amount', 'desc')
        .limit(limit)) as { product: string; quantity: unknown; amount: unknown }[];
      return Promise.all(
        rows.map(
          async ({ product, quantity, amount }): Promise<ProductRow> => ({
            ...{ product, quantity: Number(quantity), amount: Number(amount) },
            name: await lastName(product),
          })
        )
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
