import type { Core } from '@strapi/strapi';
import { CURRENCIES } from '../../../contracts/money';
import type { FailureView, PaymentMethod } from '../../../contracts/payments';
import { UID } from '../content-types/uids';
import { hourOf, hoursOfChange, NOTHING_SUMMED, type Summed } from '../domain/sales-sums';
import type { Stretch } from '../domain/shop-days';
import type { OverviewRepository, ProductRow, Purse, RefundRow, SalesRow } from './overview-port';
import { createSumsReader, within, type Placed, type SumRow } from './overview-sums';
import { withoutValuesIn } from './row-errors';
import { createSalesSumsRepository } from './sales-sums';

const PAYMENTS = 'commerce_payments';
const REFUNDS = 'commerce_refunds';
const LINES = 'commerce_order_lines';

/** More payments of a currency than these say no more of which is used most. */
const COUNTED = 10_000;

const toRefund = ({ place, amount }: SumRow): RefundRow => ({ stretch: Number(place), amount: Number(amount) });
const toSales = (row: SumRow): SalesRow => ({ ...toRefund(row), payments: Number(row.pieces) });

type Part = { part: string | null; amount: number; pieces: number; latest: number };

/** Sums of the same part as one. A part that has no name is `''` among sums. */
const joined = (rows: readonly SumRow[]): Part[] => {
  const parts = new Map<string, Part>();
  for (const row of rows) {
    const name = String(row.part ?? '');
    const part = parts.get(name) ?? { part: name === '' ? null : name, amount: 0, pieces: 0, latest: 0 };
    part.amount += Number(row.amount);
    part.pieces += Number(row.pieces);
    part.latest = Math.max(part.latest, Number(row.latest ?? 0));
    parts.set(name, part);
  }
  return [...parts.values()];
};

/** Of two that sold alike the names decide: live or from sums, the order is the same. */
const bestSoldFirst = (one: Part, other: Part): number =>
  other.amount - one.amount || other.pieces - one.pieces || ((one.part ?? '') < (other.part ?? '') ? -1 : 1);

const isIn = (stretch: Stretch | undefined, at: number): boolean =>
  stretch !== undefined && stretch.from <= at && at < stretch.to;

/** What was taken and given back, added up in the database. */
export const createOverviewRepository = (strapi: Core.Strapi): OverviewRepository => {
  const { connection: knex } = strapi.db;
  const table = (name: string) => strapi.db.getConnection(name);

  const sums = createSalesSumsRepository(strapi);
  const reader = createSumsReader(strapi);

  const taken = (purse: Purse, piece: Placed) =>
    within(table(PAYMENTS), purse, 'approved_at', piece)
      .where({ is_surplus: false })
      .sum({ amount: 'amount' })
      .count({ pieces: '*' });

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
    async summed(): Promise<Summed> {
      const state = await sums.state();
      if (!state) return NOTHING_SUMMED;
      const since = { from: state.seenUntil, to: Number.MAX_SAFE_INTEGER };
      const payments = await sums.changedPayments(since);
      const refunds = await sums.changedRefunds(since);
      const changed = [...payments.flatMap(hoursOfChange), ...refunds.map(hourOf)];
      return { until: state.summedUntil, changed: new Set(changed.filter((hour) => hour < state.summedUntil)) };
    },

    async sales(purse, stretches, summed) {
      const rows = await reader.totals({ purse, figure: 'paid', summed }, stretches, (piece) => taken(purse, piece));
      return rows.map(toSales).filter(({ payments }) => payments > 0);
    },

    async methods(purse, stretch, summed) {
      const liveOf = (piece: Placed) => taken(purse, piece).select('method as part').groupBy('method');
      const sold = joined(await reader.parts({ purse, figure: 'paid', summed }, stretch, liveOf));
      return sold.map(({ part, amount, pieces }) => ({
        ...{ method: part as PaymentMethod | null, amount, payments: pieces },
      }));
    },

    async refunds(purse, stretches, summed) {
      const liveOf = (piece: Placed) =>
        within(table(REFUNDS), purse, 'done_at', piece).where({ state: 'succeeded' }).sum({ amount: 'amount' });
      const found = (await reader.totals({ purse, figure: 'refunded', summed }, stretches, liveOf)).map(toRefund);
      for (const { at, amount } of await surplusRefunds(purse)) {
        const stretch = stretches.findIndex((candidate) => isIn(candidate, at));
        if (stretch >= 0) found.push({ stretch, amount: -amount });
      }
      return found.filter(({ amount }) => amount !== 0);
    },

    async declines(purse, stretch, summed) {
      const liveOf = (piece: Placed) =>
        within(table(PAYMENTS), purse, 'declined_at', piece)
          .select('decline_code as part')
          .count({ pieces: '*' })
          .max({ latest: 'id' })
          .groupBy('decline_code');
      const codes = joined(await reader.parts({ purse, figure: 'declined', summed }, stretch, liveOf));
      const failures = await failuresOf(codes.map(({ latest }) => latest));
      return codes
        .sort((one, other) => other.pieces - one.pieces || other.latest - one.latest)
        .map(({ part, pieces, latest }) => ({ code: part, count: pieces, failure: failures.get(latest) ?? null }));
    },

    async topProducts(purse, stretch, limit, summed) {
      const liveOf = (piece: Placed) =>
        within(table(LINES), purse, 'paid_at', piece)
          .select('product as part')
          .sum({ pieces: 'quantity', amount: 'amount' })
          .groupBy('product');
      const sold = joined(await reader.parts({ purse, figure: 'sold', summed }, stretch, liveOf))
        .filter(({ pieces }) => pieces > 0)
        .sort(bestSoldFirst)
        .slice(0, limit);
      return Promise.all(
        sold.map(async ({ part, pieces, amount }): Promise<ProductRow> => {
          const product = part ?? '';
          return { product, name: await lastName(product), quantity: pieces, amount };
        })
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
