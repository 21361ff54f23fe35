import type { Core } from '@strapi/strapi';
import { ENVIRONMENTS } from '../../../contracts/keys';
import { CURRENCIES } from '../../../contracts/money';
import { SUM_HOUR_MS } from '../domain/sales-sums';
import type { Stretch } from '../domain/shop-days';
import type { HourSum, SumFigure } from './sales-sums-port';

type Source = {
  figure: SumFigure;
  table: string;
  at: string;
  part: string | null;
  where: Record<string, unknown>;
  sums: string;
};

/** Each is read from one index alone: every column of it that comes before the time is named. */
const SOURCES: readonly Source[] = [
  {
    ...{ figure: 'paid', table: 'commerce_payments', at: 'approved_at', part: 'method', where: { is_surplus: false } },
    sums: 'sum(amount) as amount, count(*) as pieces, 0 as latest',
  },
  {
    ...{ figure: 'refunded', table: 'commerce_refunds', at: 'done_at', part: null, where: { state: 'succeeded' } },
    sums: 'sum(amount) as amount, count(*) as pieces, 0 as latest',
  },
  {
    ...{ figure: 'sold', table: 'commerce_order_lines', at: 'paid_at', part: 'product', where: {} },
    sums: 'sum(amount) as amount, sum(quantity) as pieces, 0 as latest',
  },
  {
    ...{ figure: 'declined', table: 'commerce_payments', at: 'declined_at', part: 'decline_code', where: {} },
    sums: '0 as amount, count(*) as pieces, max(id) as latest',
  },
];

type Row = Record<'environment' | 'currency' | 'hour' | 'part' | 'amount' | 'pieces' | 'latest', unknown>;

/** Adds whole hours of all environments and currencies up from the rows of payments, refunds and lines. */
export const addUpHours = async (strapi: Core.Strapi, { from, to }: Stretch): Promise<HourSum[]> => {
  const { connection: knex } = strapi.db;

  const sumsOf = async ({ figure, table, at, part, where, sums }: Source): Promise<HourSum[]> => {
    const hour = `${at} - ${at} % ${SUM_HOUR_MS}`;
    const by = ['environment', 'currency', hour, ...(part ? [part] : [])].join(', ');
    const rows = (await strapi.db
      .getConnection(table)
      .whereIn('environment', [...ENVIRONMENTS])
      .whereIn('currency', [...CURRENCIES])
      .where(where)
      .where(at, '>=', from)
      .where(at, '<', to)
      .select(knex.raw(`environment, currency, ${hour} as hour, ${part ?? 'null'} as part, ${sums}`))
      .groupByRaw(by)) as Row[];
    return rows.map((row) => ({
      ...{ figure, environment: String(row.environment), currency: String(row.currency) },
      ...{ hour: Number(row.hour), part: String(row.part ?? ''), amount: Number(row.amount) },
      ...{ pieces: Number(row.pieces), latest: Number(row.latest) },
    }));
  };

  const found: HourSum[] = [];
  for (const source of SOURCES) found.push(...(await sumsOf(source)));
  return found;
};
