import type { Core } from '@strapi/strapi';
import type { Stretch } from '../domain/shop-days';
import type { Purse } from './overview-port';

/**
 * So many days, hours or products are added up in one statement, each by a walk of its own through an index: grouped by
 * a reckoned day, or by a product, a database would sort every payment first. SQLite takes 500 of them at most, and
 * does nothing else meanwhile.
 */
const AT_ONCE = 31;

export type SumRow = { place: unknown; method?: unknown; amount: unknown; payments?: unknown; quantity?: unknown };

type Knex = Core.Strapi['db']['connection'];
type Rows = ReturnType<Core.Strapi['db']['getConnection']>;

/** Rows of one environment and currency, in one stretch of time. */
export const within = (rows: Rows, { environment, currency }: Purse, at: string, { from, to }: Stretch): Rows =>
  rows.where({ environment, currency }).where(at, '>=', from).where(at, '<', to);

/** Asks the same about many things, some at a time. `sumOf` gets one of them and its place. */
export const overAll = async <Thing>(
  knex: Knex,
  things: readonly Thing[],
  sumOf: (thing: Thing, place: number) => Rows
): Promise<SumRow[]> => {
  const found: SumRow[] = [];
  const parts = things.map((thing, place) => [thing, place] as const);
  for (let begin = 0; begin < parts.length; begin += AT_ONCE) {
    const sums = parts.slice(begin, begin + AT_ONCE).map((part) => sumOf(...part));
    found.push(...((await knex.queryBuilder().unionAll(sums)) as SumRow[]));
  }
  return found;
};
