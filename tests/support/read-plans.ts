import type { Host } from './host-app';

export type Statement = { sql: string; bindings: readonly unknown[] };

/** What is read while `work` runs. Jobs go on meanwhile: what they claim is none of its reads. */
export const readsOf = async ({ strapi }: Host, work: () => Promise<unknown>): Promise<Statement[]> => {
  const seen: Statement[] = [];
  const note = ({ sql, bindings }: Statement) => void seen.push({ sql, bindings });
  const knex = strapi.db.connection as unknown as {
    on: (event: 'query', listener: typeof note) => void;
    removeListener: (event: 'query', listener: typeof note) => void;
  };
  knex.on('query', note);
  await work();
  knex.removeListener('query', note);
  return seen.filter(
    ({ sql }) => sql.startsWith('select') && !/for update|commerce_leases|^select .* `?"?id"? in/.test(sql)
  );
};

/** How the database would read a statement, in its own words; `null` where a small table tells nothing of a large one. */
const planOf = async ({ strapi }: Host, { sql, bindings }: Statement): Promise<string | null> => {
  if (strapi.db.dialect.client === 'mysql') return null;
  const isSqlite = strapi.db.dialect.client === 'sqlite';
  const lines = await strapi.db.connection.transaction(async (trx) => {
    if (!isSqlite) await trx.raw('set local enable_seqscan = off');
    const question = `${isSqlite ? 'explain query plan' : 'explain'} ${sql.replace(/\$\d+/g, '?')}`;
    const answer: unknown = await trx.raw(question, [...bindings] as never);
    return isSqlite ? answer : (answer as { rows: unknown }).rows;
  });
  return JSON.stringify(lines);
};

const READ_THROUGH = /"SCAN [^"]*"|Seq Scan/;
const BY_INDEX = /USING (COVERING )?INDEX|Index/;

/** Of these statements, those that read a table through, with their plans. */
export const readThrough = async (host: Host, statements: readonly Statement[]): Promise<string[]> => {
  const found: string[] = [];
  for (const statement of statements) {
    const plan = await planOf(host, statement);
    if (plan !== null && READ_THROUGH.test(plan) && !BY_INDEX.test(plan)) found.push(`${statement.sql}\n${plan}`);
  }
  return found;
};
