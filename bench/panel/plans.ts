import type { Core } from '@strapi/strapi';

type Statement = { sql: string; bindings: readonly unknown[] };
type Client = Core.Strapi['db']['connection'];

const EXPLAIN = { sqlite: 'explain query plan', postgres: 'explain (analyze, costs off)', mysql: 'explain' } as const;
export type PlanClient = keyof typeof EXPLAIN;

/** Which statements a question makes of the database. */
const statementsOf = async (client: Client, ask: () => Promise<unknown>): Promise<Statement[]> => {
  const seen: Statement[] = [];
  const listen = ({ sql, bindings = [] }: Statement): void => void seen.push({ sql, bindings });
  client.on('query', listen);
  try {
    await ask();
  } finally {
    client.removeListener('query', listen);
  }
  return seen.filter(({ sql }) => /^\s*select/i.test(sql));
};

const textOf = (row: Record<string, unknown>): string =>
  String(row['QUERY PLAN'] ?? row['detail'] ?? JSON.stringify(row));

/** PostgreSQL's driver counts its parameters, knex wants question marks. */
const forKnex = (sql: string): string => sql.replaceAll(/\$\d+/g, '?');

const planOf = async (client: Client, database: PlanClient, { sql, bindings }: Statement): Promise<string> => {
  const answer: unknown = await client.raw(`${EXPLAIN[database]} ${forKnex(sql)}`, [...bindings] as never);
  const rows = (
    Array.isArray(answer) ? (database === 'mysql' ? answer[0] : answer) : (answer as { rows: unknown }).rows
  ) as Record<string, unknown>[];
  return rows.map((row) => `      ${textOf(row)}`).join('\n');
};

/** SQLite's plans say nothing of the time that a statement takes. */
const timeOf = async (client: Client, { sql, bindings }: Statement): Promise<number> => {
  const startedAt = performance.now();
  await client.raw(forKnex(sql), [...bindings] as never);
  return performance.now() - startedAt;
};

/** How the database goes about a question, statement by statement. */
export const plansOf = async (client: Client, database: PlanClient, ask: () => Promise<unknown>): Promise<string> => {
  const plans: string[] = [];
  for (const statement of await statementsOf(client, ask)) {
    const taken = await timeOf(client, statement);
    const text = statement.sql.slice(0, 600);
    plans.push(`    ${taken.toFixed(1)} ms: ${text}\n${await planOf(client, database, statement)}`);
  }
  return plans.join('\n');
};
