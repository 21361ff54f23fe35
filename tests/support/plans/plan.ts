import type { Statement } from './statements';

/** One table that a statement reads, and how. */
export type Read = {
  table: string;
  /** Every row; every entry of an index; or rows that an index leads to. */
  how: 'table' | 'index' | 'sought';
  /** The database's own words. */
  words: string;
};

const TABLE = /\b(?:from|join|update|into)\s+[`"]?(commerce_\w+)[`"]?(?:\s+as\s+[`"]?(\w+)[`"]?)?/gi;

/** Plans call a table by its alias, where it has one. */
export const tablesOf = (sql: string): Map<string, string> =>
  new Map([...sql.matchAll(TABLE)].map(([, table = '', alias]) => [alias ?? table, table]));

/** Counts or adds up a table's own rows: it comes to the end of them, whatever its limit says. */
const ADDS_UP = /^select (count|sum)\([^)]*\) as \S+ from [`"]commerce_/i;

/**
 * Does a walk along an index end after a page? Not where rows are passed over on the way: of a rare kind there may be
 * no page in the whole index.
 */
export const endsSoon = ({ sql }: Statement): boolean =>
  / limit /i.test(sql) && !/ where /i.test(sql) && !ADDS_UP.test(sql);

/**
 * The same without its order: where rows are common a database rather walks the index of the order until it has a page.
 * It can do otherwise if an index leads to the rows themselves.
 */
export const withoutOrder = ({ sql, bindings }: Statement): Statement => ({
  sql: sql.replace(/ order by (?:[\w.`"]+ (?:asc|desc)(?:, )?)+(?= limit )/gi, ''),
  bindings,
});

const wholeIn = (reads: readonly Read[]): number => reads.filter(({ how }) => how !== 'sought').length;

/** Of several plans for a statement the one that reads least as a whole. */
export const bestOf = (plans: readonly Read[][]): Read[] =>
  plans.reduce((best, plan) => (wholeIn(plan) < wholeIn(best) ? plan : best));
