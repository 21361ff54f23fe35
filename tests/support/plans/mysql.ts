import type { Host } from '../host-app';
import { bestOf, endsSoon, tablesOf, withoutOrder, type Read } from './plan';
import type { Statement } from './statements';

type Table = { table_name: string; access_type: string; key?: string; rows?: number; possible_keys?: string[] };

const isTable = (value: object): value is Table => 'table_name' in value && 'access_type' in value;

/** Tables stand at any depth of a plan. */
const tablesIn = (value: unknown): Table[] => {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap((child) => tablesIn(child));
  return isTable(value) ? [value, ...below] : below;
};

const howOf = (table: Table, statement: Statement, isSorted: boolean): Read['how'] => {
  const { access_type: type } = table;
  if (type !== 'ALL' && type !== 'index') return 'sought';
  // So few rows, or so many of them wanted, that it goes without the index that it knows of.
  if ((table.possible_keys ?? []).length > 0) return 'sought';
  if (endsSoon(statement) && type === 'index' && !isSorted) return 'sought';
  return type === 'ALL' ? 'table' : 'index';
};

const explained = async ({ strapi }: Host, statement: Statement): Promise<Read[]> => {
  const { sql, bindings } = statement;
  const [rows] = (await strapi.db.connection.raw(`explain format=json ${sql}`, [...bindings] as never)) as unknown as [
    { EXPLAIN: string }[],
  ];
  const text = rows[0]?.EXPLAIN ?? '{}';
  const names = tablesOf(sql);
  return tablesIn(JSON.parse(text)).flatMap((found): Read[] => {
    const table = names.get(found.table_name);
    if (!table) return [];
    const words = [found.access_type, found.key, found.rows].join(' | ');
    return [{ table, how: howOf(found, statement, text.includes('filesort')), words }];
  });
};

/**
 * How MariaDB would go about a statement, by `EXPLAIN FORMAT=JSON`. Where rows are common it walks the index of the
 * order; without the order it shows whether another one leads to them.
 */
export const readsOfMysql = async (host: Host, statement: Statement): Promise<Read[]> =>
  bestOf([await explained(host, statement), await explained(host, withoutOrder(statement))]);
