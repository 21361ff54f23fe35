import type { Cost, Operation } from './costs';

/**
 * One step of an operation. `strapi` and `database` queue for a core, `hold` for a connection of the pool; `wait` is
 * time that passes for nobody else (the way to the database and back), `provider` its answer.
 */
export type Step =
  | { do: 'strapi' | 'database' | 'wait'; ms: number }
  | { do: 'hold' | 'release' | 'provider' | 'answered' | 'slot' | 'free' };

/** Of Strapi's processor time, what it spends between statements at most; the rest comes before and after them. */
const BETWEEN_STATEMENTS = 0.6;

const repeated = (times: number, steps: readonly Step[]): Step[] => Array.from({ length: times }, () => steps).flat();

/**
 * An operation's cost as steps that add up to it: statements in so many transactions, a connection held through each.
 * Work of the database beyond the time in which connections were held is done in the background and not waited for.
 */
const piecesOf = ({ strapiCpuMs, databaseCpuMs, connectionMs, statements }: Cost, blocks: number) => {
  const count = Math.max(blocks, Math.round(statements));
  const inDatabase = Math.min(databaseCpuMs, connectionMs);
  const between = Math.min(strapiCpuMs * BETWEEN_STATEMENTS, connectionMs - inDatabase);
  const statement: Step[] = [
    { do: 'database', ms: inDatabase / count },
    { do: 'strapi', ms: between / count },
  ];
  const onTheWay = connectionMs - inDatabase - between;
  const first = Math.ceil(count / blocks);
  const blockOf = (size: number): Step[] => [
    { do: 'hold' },
    { do: 'wait', ms: (onTheWay * size) / count },
    ...repeated(size, statement),
    { do: 'release' },
  ];
  return {
    edge: { do: 'strapi', ms: (strapiCpuMs - between) / 2 } as Step,
    blocks: blocks === 1 ? [blockOf(count)] : [blockOf(first), blockOf(count - first)],
    background: { do: 'database', ms: databaseCpuMs - inDatabase } as Step,
  };
};

/** Claim, call, settle: two transactions with the provider's answer between them, and no connection held meanwhile. */
const callingPlan = (cost: Cost): Step[] => {
  const { edge, blocks, background } = piecesOf(cost, 2);
  const [claim = [], settle = []] = blocks;
  return [edge, ...claim, { do: 'provider' }, ...settle, edge, { do: 'answered' }, background];
};

const orderPlan = (cost: Cost): Step[] => {
  const { edge, blocks, background } = piecesOf(cost, 1);
  return [edge, ...blocks.flat(), edge, { do: 'answered' }, background];
};

/** Kept and answered; then, in one of the process's slots, the provider is asked and its answer written. */
const webhookPlan = (cost: Cost): Step[] => {
  const { edge, blocks, background } = piecesOf(cost, 2);
  const [keep = [], settle = []] = blocks;
  const work: Step[] = [{ do: 'slot' }, { do: 'provider' }, ...settle, { do: 'free' }];
  return [edge, ...keep, { do: 'answered' }, edge, ...work, background];
};

export const planOf = (operation: Operation, cost: Cost): Step[] => {
  if (operation === 'order') return orderPlan(cost);
  return operation === 'webhook' ? webhookPlan(cost) : callingPlan(cost);
};
