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

/** One page of a table, the newest row first where no other order is wanted. */
export const pageOf = async <Value>(
  table: Table,
  { where, orderBy = { id: 'desc' }, ...wanted }: Wanted,
  { page, pageSize }: Paging,
  toValue: (row: Row) => Value
): Promise<Page<Value>> => {
  const rows: Row[] = await table.findMany({
    ...wanted,
    where,
    orderBy,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  return { rows: rows.map(toValue), total: await table.count({ where }) };
};
