import type { Host } from '../host-app';

/** How a table is made to fail: each statement of one kind, or all of them. */
export type Breakage = 'insert' | 'update' | 'every statement';

/**
 * On PostgreSQL a table is not taken away: that waits for everybody who has it in hand, and its messages hold no values
 * of what was looked for.
 */
export const breakagesOn = (client: string): readonly Breakage[] =>
  client === 'postgres' ? ['insert', 'update'] : ['insert', 'update', 'every statement'];

const TRIGGER = 'commerce_breakage';

/** Statements that have each statement of a kind on a table fail. @param name one of its own, for several at once */
export const triggerOf = (client: string, event: string, table: string, name = TRIGGER): string[] => {
  if (client === 'sqlite')
    return [`create trigger ${name} before ${event} on ${table} begin select raise(abort, 'broken'); end`];
  if (client === 'mysql')
    return [
      `create trigger ${name} before ${event} on ${table} for each row signal sqlstate '45000' set message_text = 'broken'`,
    ];
  return [
    `create or replace function ${name}() returns trigger as $$ begin raise exception 'broken'; end $$ language plpgsql`,
    `create trigger ${name} before ${event} on ${table} for each row execute function ${name}()`,
  ];
};

/** Runs `work` while statements on a table of ours fail in the database, whatever they carry. */
export const whileBroken = async (
  { strapi, database: { client } }: Host,
  table: string,
  breakage: Breakage,
  work: () => Promise<void>
): Promise<void> => {
  const run = async (statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await strapi.db.connection.raw(statement);
  };
  const isGone = breakage === 'every statement';
  await run(isGone ? [`alter table ${table} rename to ${table}_away`] : triggerOf(client, breakage, table));
  try {
    await work();
  } finally {
    const drop = client === 'postgres' ? `drop trigger ${TRIGGER} on ${table}` : `drop trigger ${TRIGGER}`;
    await run([isGone ? `alter table ${table}_away rename to ${table}` : drop]);
  }
};
