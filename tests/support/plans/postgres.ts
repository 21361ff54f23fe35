import type { Host } from '../host-app';
import { bestOf, withoutOrder, type Read } from './plan';
import type { Statement } from './statements';

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Recheck Cond'?: string;
  Filter?: string;
  Plans?: Node[];
};

/** What ends a walk before its end, and what reads all of it all the same. */
const ENDS = 'Limit';
const READS_ALL = ['Sort', 'Incremental Sort', 'Aggregate', 'Hash', 'WindowAgg', 'Unique'];

const bitmapIsWhole = (node: Node): boolean =>
  node['Node Type'] === 'Bitmap Index Scan'
    ? node['Index Cond'] === undefined
    : (node.Plans ?? []).some((child) => bitmapIsWhole(child));

/** Named by hundreds of ids, of a table that has some thousand rows here: where it has more the primary key leads to them. */
const BY_IDS = /\bid = ANY \(/;

const howOf = (node: Node, isLimited: boolean): Read['how'] | null => {
  const words = node['Node Type'];
  if (words === 'Seq Scan') return 'table';
  if (words === 'Bitmap Heap Scan') return bitmapIsWhole(node) ? 'index' : 'sought';
  if (!/^Index (Only )?Scan/.test(words)) return null;
  if (node['Index Cond'] !== undefined || BY_IDS.test(node.Filter ?? '')) return 'sought';
  return isLimited && node.Filter === undefined ? 'sought' : 'index';
};

const readsIn = (node: Node, isLimited = false): Read[] => {
  const type = node['Node Type'];
  const isNowLimited = type === ENDS || (isLimited && !READS_ALL.includes(type));
  const how = howOf(node, isLimited);
  const table = node['Relation Name'];
  const words = [type, node['Index Name'], node['Index Cond'] ?? node['Recheck Cond'], node.Filter].join(' | ');
  return [
    ...(how && table ? [{ table, how, words }] : []),
    ...(node.Plans ?? []).flatMap((child) => readsIn(child, isNowLimited)),
  ];
};

/** PostgreSQL's driver counts its parameters, knex wants question marks. */
const forKnex = (sql: string): string => sql.replaceAll(/\$\d+/g, '?');

const explained = async ({ strapi }: Host, { sql, bindings }: Statement, off: readonly string[]): Promise<Read[]> => {
  const answer = (await strapi.db.connection.transaction(async (trx) => {
    for (const way of off) await trx.raw(`set local enable_${way} = off`);
    return trx.raw(`explain (format json) ${forKnex(sql)}`, [...bindings] as never) as unknown;
  })) as { rows: { 'QUERY PLAN': { Plan: Node }[] }[] };
  return answer.rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => readsIn(Plan)));
};

/**
 * How PostgreSQL would go about a statement when it may not read a table through. A table that it still reads as a whole
 * has no index for this.
 */
export const readsOfPostgres = async (host: Host, statement: Statement): Promise<Read[]> =>
  bestOf([
    await explained(host, statement, ['seqscan']),
    await explained(host, statement, ['seqscan', 'bitmapscan']),
    await explained(host, withoutOrder(statement), ['seqscan']),
  ]);
