import { setTimeout as wait } from 'node:timers/promises';
import type { Host } from './host-app';

export type Counted = {
  /** What the operation itself asks the database, in order. */
  statements: readonly string[];
  /** Transactions begun. A statement outside of one is none. */
  transactions: number;
};

export type CountOptions = {
  /** Whether what was seen so far may be all: the work in the background has written its end. */
  isOver?: (seen: readonly string[]) => boolean;
  /** Order lines whose stock is counted. */
  countedLines?: number;
};

type Query = { sql: string };
type Emitter = {
  on: (event: 'query', listener: (query: Query) => void) => void;
  removeListener: (event: 'query', listener: (query: Query) => void) => void;
};

const BEGIN = /^(begin|start transaction)\b/i;
/** What frames a transaction. On MariaDB some set their level first. */
const FRAME = /^(begin|start transaction|commit|rollback|set transaction isolation level)\b/i;
/** Strapi's own look at the API token, whatever it takes of it. */
const TOKEN_CHECK = /[`"](strapi_api_token\w*|admin_permissions)[`"]/;
const STOCK_OF_A_LINE = /^update [`"]commerce_offers[`"]/i;

/** So long without a statement, and what an operation sets going in the background is over. */
const QUIET_MS = 250;
const PATIENCE_MS = 30_000;

/** @throws Error with what was seen, when it is not over after 30 seconds */
const untilQuiet = async (seen: readonly string[], isOver: (seen: readonly string[]) => boolean): Promise<void> => {
  const until = Date.now() + PATIENCE_MS;
  for (let before = -1; before !== seen.length || !isOver(seen); ) {
    if (Date.now() > until) throw new Error(`Not over after ${PATIENCE_MS} ms:\n${seen.join('\n')}`);
    before = seen.length;
    await wait(QUIET_MS);
  }
};

const withoutSome = (statements: readonly string[], pattern: RegExp, most: number): string[] => {
  let left = most;
  return statements.filter((sql) => !pattern.test(sql) || left-- <= 0);
};

/**
 * Counts what an operation asks the database, from the request's arrival to the end of the background work that it
 * causes. Left out: Strapi's check of the API token, what frames transactions, and one statement for each line whose
 * stock is counted. Stop the jobs first: they are no part of it.
 */
export const countStatements = async (
  { strapi }: Host,
  operation: () => Promise<unknown>,
  { isOver = () => true, countedLines = 0 }: CountOptions = {}
): Promise<Counted> => {
  const seen: string[] = [];
  const note = ({ sql }: Query): void => void seen.push(sql);
  const knex = strapi.db.connection as unknown as Emitter;
  knex.on('query', note);
  try {
    await operation();
    await untilQuiet(seen, isOver);
  } finally {
    knex.removeListener('query', note);
  }
  const own = seen.filter((sql) => !FRAME.test(sql) && !TOKEN_CHECK.test(sql));
  return {
    statements: withoutSome(own, STOCK_OF_A_LINE, countedLines),
    transactions: seen.filter((sql) => BEGIN.test(sql)).length,
  };
};
