import type { Statement } from './statement-log';

/**
 * Strapi's own check of a token, the beginning and end of a transaction, what the handler does itself, or events that
 * are told to others behind the answer.
 */
export type Kind = 'token' | 'transaction' | 'work' | 'telling';

const BEGINS = /^(begin|start transaction)/i;
const ENDS = /^(commit|rollback)/i;
/** What is to be told is written by the handler; that it was told, and to whom, by who tells. */
const TELLS = /^(select|update) .*"commerce_event(s|_endpoints|_deliveries)"/i;

/** By its tables: a statement of ours may ask for what an administrator allows a token. */
const TOKEN_CHECK = /api_token[s_]/;

const kindOf = (sql: string): Kind => {
  if (BEGINS.test(sql) || ENDS.test(sql)) return 'transaction';
  if (TELLS.test(sql)) return 'telling';
  return TOKEN_CHECK.test(sql) ? 'token' : 'work';
};

/** The kind of each, in their order. A transaction in which things are told alone belongs to the telling. */
export const kindsOf = (statements: readonly Statement[]): Kind[] => {
  const kinds = statements.map(({ sql }) => kindOf(sql));
  const open = new Map<string, number[]>();
  statements.forEach(({ connection, sql }, at) => {
    if (BEGINS.test(sql)) open.set(connection, []);
    const inside = open.get(connection);
    inside?.push(at);
    if (!inside || !ENDS.test(sql)) return;
    open.delete(connection);
    const body = inside.slice(1, -1);
    if (body.length === 0 || body.some((one) => kinds[one] !== 'telling')) return;
    for (const one of inside) kinds[one] = 'telling';
  });
  return kinds;
};

/** How many transactions were begun that do not only tell. */
export const transactionsIn = (statements: readonly Statement[]): number => {
  const kinds = kindsOf(statements);
  return statements.filter(({ sql }, at) => kinds[at] === 'transaction' && BEGINS.test(sql)).length;
};
