import type { Core } from '@strapi/strapi';
import type { Stretch } from '../domain/shop-days';
import type { Purse } from './overview-port';

/**
 * So many stretches are added up in one statement. One for each day or hour, since a database walks through its index
 * for it; grouped by a reckoned day it would sort every payment first. SQLite takes 500 of them at most, and does
 * nothing else meanwhile.
 */
const AT_ONCE = 31;

export type SumRow = { stretch: unknown; method?: unknown; amount: unknown; payments?: unknown };

type Knex = Core.Strapi['db']['connection'];
type Rows = ReturnType<Core.Strapi['db']['getConnection']>;

/** Rows of one environment and currency, in one stretch of time. */
export const within = (rows: Rows, { environment, currency }: Purse, at: string, { from, to }: Stretch): Rows =>
  rows.where({ environment, currency }).where(at, '>=', from).where(at, '<', to);

/** Asks the same of many stretches, some at a time. `sumOf` gets a stretch and its place. */
export const overStretches = async (
  knex: Knex,
  stretches: readonly Stretch[],
  sumOf: (stretch: Stretch, place: number) => Rows
): Promise<SumRow[]> => {
  const found: SumRow[] = [];
  const parts = stretches.map((stretch, place) => [stretch, place] as const);
  for (let begin = 0; begin < parts.length; begin += AT_ONCE) {
    const sums = parts.slice(begin, begin + AT_ONCE).map((part) => sumOf(...part));
    found.push(...((await knex.queryBuilder().unionAll(sums)) as SumRow[]));
  }
  return found;
};
