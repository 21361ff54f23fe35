import type { Core } from '@strapi/strapi';
import { piecesOf, SUM_HOUR_MS, type Summed } from '../domain/sales-sums';
import type { Stretch } from '../domain/shop-days';
import type { Purse } from './overview-port';
import type { SumFigure } from './sales-sums-port';
import { SUMS } from './sales-sums-table';

/**
 * So many pieces of time are added up in one statement, each by a walk of its own through an index: grouped by a
 * reckoned day a database would sort every payment first. SQLite takes 500 of them at most, and does nothing else
 * meanwhile.
 */
const AT_ONCE = 31;

export type SumRow = {
  place: unknown;
  part?: unknown;
  amount?: unknown;
  pieces?: unknown;
  latest?: unknown;
};

type Knex = Core.Strapi['db']['connection'];
type Rows = ReturnType<Core.Strapi['db']['getConnection']>;

/** A piece of the stretch that has this place among those that were asked about. */
export type Placed = Stretch & { place: number };

/** Rows of one environment and currency, in one stretch of time. */
export const within = (rows: Rows, { environment, currency }: Purse, at: string, { from, to }: Stretch): Rows =>
  rows.where({ environment, currency }).where(at, '>=', from).where(at, '<', to);

/** Asks the same about many pieces, some at a time. */
const overAll = async (knex: Knex, pieces: readonly Placed[], sumOf: (piece: Placed) => Rows): Promise<SumRow[]> => {
  const found: SumRow[] = [];
  for (let begin = 0; begin < pieces.length; begin += AT_ONCE) {
    const sums = pieces
      .slice(begin, begin + AT_ONCE)
      .map((piece) => sumOf(piece).select(knex.raw(`${piece.place} as place`)));
    found.push(...((await knex.queryBuilder().unionAll(sums)) as SumRow[]));
  }
  return found;
};

const placed = (stretches: readonly Stretch[], summed: Summed, hasDays: boolean) => {
  const all = stretches.map((stretch) => piecesOf(stretch, summed, hasDays));
  const of = (kind: 'live' | 'hours' | 'days') =>
    all.flatMap((pieces, place) => pieces[kind].map((piece): Placed => ({ ...piece, place })));
  return { live: of('live'), hours: of('hours'), days: of('days') };
};

type Asked = { purse: Purse; figure: SumFigure; summed: Summed };

/** Reads sums of the overview, and what they do not hold from the rows themselves (`liveOf`). */
export const createSumsReader = (strapi: Core.Strapi) => {
  const { connection: knex } = strapi.db;

  const sumsIn = ({ environment, currency }: Purse, figure: SumFigure, hours: 1 | 24, { from, to }: Stretch): Rows =>
    strapi.db
      .getConnection(SUMS)
      .where({ environment, currency, figure, hours })
      .where('hour', '>=', from)
      .where('hour', '<', to);

  const added = (rows: Rows): Rows => rows.sum({ amount: 'amount', pieces: 'pieces' });

  /** One walk over all hours, in their order: cheaper than one for each of a year's days. */
  const byHour = async ({ purse, figure }: Asked, pieces: readonly Placed[]): Promise<SumRow[]> => {
    const places = new Map<number, number>();
    for (const { place, from, to } of pieces) {
      for (let hour = from; hour < to; hour += SUM_HOUR_MS) places.set(hour, place);
    }
    if (places.size === 0) return [];
    const whole = {
      from: Math.min(...pieces.map(({ from }) => from)),
      to: Math.max(...pieces.map(({ to }) => to)),
    };
    const rows = (await added(sumsIn(purse, figure, 1, whole).select('hour').groupBy('hour'))) as (SumRow & {
      hour: unknown;
    })[];
    return rows.flatMap(({ hour, amount, pieces: count }) => {
      const place = places.get(Number(hour));
      return place === undefined ? [] : [{ place, amount, pieces: count }];
    });
  };

  return {
    /** Sums of each stretch, in any number of rows. */
    async totals(asked: Asked, stretches: readonly Stretch[], liveOf: (piece: Placed) => Rows): Promise<SumRow[]> {
      const { live, hours } = placed(stretches, asked.summed, false);
      return [...(await byHour(asked, hours)), ...(await overAll(knex, live, liveOf))];
    },

    /** The same by method, product or code, over one stretch. Of these there are sums by the day as well. */
    async parts(
      { purse, figure, summed }: Asked,
      stretch: Stretch,
      liveOf: (piece: Placed) => Rows
    ): Promise<SumRow[]> {
      const { live, hours, days } = placed([stretch], summed, true);
      const from = (length: 1 | 24) => (piece: Placed) =>
        added(sumsIn(purse, figure, length, piece))
          .select('part')
          .max({ latest: 'latest' })
          .groupBy('part');
      return [
        ...(await overAll(knex, hours, from(1))),
        ...(await overAll(knex, days, from(24))),
        ...(await overAll(knex, live, liveOf)),
      ];
    },
  };
};
