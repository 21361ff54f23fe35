import type { Core } from '@strapi/strapi';
import type { Page, Paging } from '../domain/page';

type Table = ReturnType<Core.Strapi['db']['query']>;
type Row = Record<string, unknown>;
type Wanted = { where: Row; orderBy?: unknown; select?: string[] };

/** The columns that a filter says something about. They are named: nothing else of a filter reaches a statement. */
export const givenIn = <Filter extends object>(filter: Filter, columns: readonly (keyof Filter & string)[]): Row =>
  Object.fromEntries(
    columns.filter((column) => filter[column] !== undefined).map((column) => [column, filter[column]])
  );

/** So many rows behind a page are counted: to count a million orders for a page of 25 takes longer than to read it. */
export const COUNTED_BEHIND = 1_000;

/**
 * One page of a table, the newest row first where no other order is wanted. What follows is counted up to
 * `COUNTED_BEHIND`, so that whoever turns page after page always sees that there is another one.
 */
export const pageOf = async <Value>(
  table: Table,
  { where, orderBy = { id: 'desc' }, ...wanted }: Wanted,
  { page, pageSize }: Paging,
  toValue: (row: Row) => Value
): Promise<Page<Value>> => {
  const offset = (page - 1) * pageSize;
  const rows: Row[] = await table.findMany({ ...wanted, where, orderBy, limit: pageSize, offset });
  const read = offset + rows.length;

  const countBehind = async (): Promise<number> =>
    (await table.findMany({ select: ['id'], where, orderBy, limit: COUNTED_BEHIND, offset: read })).length;
  const totalOf = async (): Promise<number> => {
    if (rows.length === pageSize) return read + (await countBehind());
    return rows.length > 0 || page === 1 ? read : table.count({ where });
  };
  return { rows: rows.map(toValue), total: await totalOf() };
};
