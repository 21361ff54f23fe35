import type { Host } from '../host-app';

export type Statement = { sql: string; bindings: readonly unknown[] };

/** A statement with what asked it first. */
export type Asked = Statement & { by: string };

type Emitter = {
  on: (event: 'query', listener: (statement: Statement) => void) => void;
  removeListener: (event: 'query', listener: (statement: Statement) => void) => void;
};

const READS = /^\s*(select|update|delete|\(?select|with)\b/i;
const OURS = /\bcommerce_\w+/;

/** One form for what differs only by how many values are in a list, or how many like sums are put below each other. */
const formOf = (sql: string): string =>
  sql
    .replace(/\$\d+/g, '?')
    .replace(/\((\?(, )?)+\)/g, '(?, …)')
    .replace(/ = \? as place| \d+ as place/g, ' as place')
    .replace(/(select (?:(?! union all ).)*?)( union all \1)+/g, '$1 union all …');

/** Collects every statement that looks for rows of our tables, one of each form. */
export const collectStatements = ({ strapi }: Host) => {
  const asked = new Map<string, Asked>();
  const knex = strapi.db.connection as unknown as Emitter;

  return {
    /** What `work` asks is collected under the name `by`. */
    async during(by: string, work: () => Promise<unknown>): Promise<void> {
      const note = ({ sql, bindings = [] }: Statement): void => {
        if (!READS.test(sql) || !OURS.test(sql)) return;
        const form = formOf(sql);
        if (!asked.has(form)) asked.set(form, { sql, bindings, by });
      };
      knex.on('query', note);
      try {
        await work();
      } finally {
        knex.removeListener('query', note);
      }
    },
    all: (): Asked[] => [...asked.values()],
  };
};

export type Statements = ReturnType<typeof collectStatements>;
