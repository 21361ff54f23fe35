import type { Host } from '../host-app';
import { endsSoon, tablesOf, type Read } from './plan';
import type { Statement } from './statements';

const LINE = /^(SCAN|SEARCH) (?:TABLE )?(\w+)/;

/** How SQLite would go about a statement, by `EXPLAIN QUERY PLAN`. It has no statistics, as in a shop. */
export const readsOfSqlite = async ({ strapi }: Host, statement: Statement): Promise<Read[]> => {
  const { sql, bindings } = statement;
  const lines = (await strapi.db.connection.raw(`explain query plan ${sql}`, [...bindings] as never)) as unknown as {
    detail: string;
  }[];
  const tables = tablesOf(sql);
  const isSorted = lines.some(({ detail }) => detail.includes('TEMP B-TREE FOR ORDER BY'));
  return lines.flatMap(({ detail }): Read[] => {
    const [, way, alias = ''] = LINE.exec(detail) ?? [];
    const table = tables.get(alias);
    if (!way || !table) return [];
    if (way === 'SEARCH' || (endsSoon(statement) && !isSorted)) return [{ table, how: 'sought', words: detail }];
    return [{ table, how: detail.includes('INDEX') ? 'index' : 'table', words: detail }];
  });
};
