import type { Host } from '../host-app';
import { endsSoon, tablesOf, type Read } from './plan';
import type { Statement } from './statements';

type Table = { table_name: string; access_type: string; key?: string; rows?: number };

const isTable = (value: object): value is Table => 'table_name' in value && 'access_type' in value;

/** Tables stand at any depth of a plan. */
const tablesIn = (value: unknown): Table[] => {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap((child) => tablesIn(child));
  return isTable(value) ? [value, ...below] : below;
};

const howOf = ({ access_type: type }: Table, statement: Statement, isSorted: boolean): Read['how'] => {
  if (type !== 'ALL' && type !== 'index') return 'sought';
  if (endsSoon(statement) && type === 'index' && !isSorted) return 'sought';
  return type === 'ALL' ? 'table' : 'index';
};

/** How MariaDB would go about a statement, by `EXPLAIN FORMAT=JSON`. */
export const readsOfMysql = async ({ strapi }: Host, statement: Statement): Promise<Read[]> => {
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
