import { median } from '../figures';
import { confirm, listOrders, order, preparePaid, readPayment, refund, type Operation } from '../operations';
import { SIDES, type Side } from '../orders';
import { kindsOf, transactionsIn, type Kind } from '../statement-kinds';
import { withStatementLog, type Statement } from '../statement-log';
import type { Stage } from '../stage';
import { tableText } from '../table';

export type StatementCount = {
  operation: string;
  side: Side;
  all: number;
  token: number;
  transactions: number;
  /** All but the check of the token, BEGIN and COMMIT, and what is told behind the answer. */
  work: number;
  /** Events that are told: also with their own BEGIN and COMMIT. */
  telling: number;
  statements: string[];
};

const SAMPLES = 9;
const QUICK_SAMPLES = 1;


/** The one in the middle: beside a request there are jobs, which make statements of their own. */
const usual = (samples: readonly Statement[][]): Statement[] => {
  const middle = median(samples.map(({ length }) => length));
  return samples.find(({ length }) => length === middle) ?? samples[0] ?? [];
};

type StatementsOf = (act: () => Promise<unknown>) => Promise<Statement[]>;

const countOf = async (
  stage: Stage,
  operation: Operation,
  side: Side,
  statementsOf: StatementsOf
): Promise<StatementCount> => {
  const { calls, check } = await operation.prepare(stage, side, (stage.wish.isQuick ? QUICK_SAMPLES : SAMPLES) + 1);
  const { url, authorization: token } = stage;
  const send = (at: number) => async (): Promise<void> => {
    const wish = { url, method: operation.method, token, connections: 1, calls: calls.slice(at, at + 1) };
    const { refused } = await stage.loader.ask('load', wish);
    if (refused.length > 0) throw new Error(`${operation.name} of ${side} was refused: ${refused.join('\n')}`);
  };
  // The first finds nothing kept: keys are opened once, and so on.
  await send(0)();
  const samples: Statement[][] = [];
  for (let at = 1; at < calls.length; at += 1) samples.push(await statementsOf(send(at)));
  await check();
  const statements = usual(samples);
  const kinds = kindsOf(statements);
  const count = (kind: Kind): number => kinds.filter((one) => one === kind).length;
  return {
    ...{ operation: operation.name, side, all: statements.length, token: count('token') },
    ...{ transactions: transactionsIn(statements), work: count('work'), telling: count('telling') },
    statements: statements.map(({ sql }, at) => `${kinds[at]}: ${sql}`),
  };
};

const shown = ({ operation, side, statements }: StatementCount): string =>
  `\n${operation}, ${side}\n${statements.map((one) => `    ${one.slice(0, 200)}\n`).join('')}`;

/** Counts what one request makes of the database, from PostgreSQL's own log. */
export const measureStatements = async (stage: Stage): Promise<StatementCount[]> => {
  const { address, databaseLog, out, sandbox } = stage;
  if (address.client !== 'postgres') {
    out.write('\nStatements are counted in PostgreSQL’s log: not with SQLite.\n');
    return [];
  }
  await sandbox.ask('delay', 0);
  for (const side of SIDES) await preparePaid(stage, side, 5);
  const counts = await withStatementLog({ url: address.url, log: databaseLog }, async (statementsOf) => {
    const found: StatementCount[] = [];
    for (const operation of [confirm, refund, order, readPayment, listOrders])
      for (const side of SIDES) found.push(await countOf(stage, operation, side, statementsOf));
    return found;
  });
  const rows = counts.map(({ operation, side, all, token, transactions, work, telling }) => [
    ...[`${operation}, ${side}`, ...[all, token, transactions, work, telling].map(String)],
  ]);
  out.write(`\n${tableText([['SQL statements', 'all', 'token', 'transactions', 'work', 'told behind'], ...rows])}`);
  if (stage.wish.isShown) out.write(counts.map(shown).join(''));
  return counts;
};
