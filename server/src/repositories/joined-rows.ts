import type { Core } from '@strapi/strapi';
import { runPrepared } from './prepared';
import { createSqlNames, rowsOf } from './sql-names';

/** What is read of one table: its attributes by name, under the name that the statement gives the table. */
export type Part = { uid: string; attributes: readonly string[] };

export type JoinedRow<Names extends string> = Readonly<Record<Names, Readonly<Record<string, unknown>> | null>>;

/** Writes the names of tables and columns into a statement, quoted as the database wants it. */
export type Naming<Names extends string> = {
  /** Every column that is read of all parts. */
  columns: string;
  table: (part: Names) => string;
  column: (part: Names, attribute: string) => string;
};

export type JoinedRead<Names extends string> = (
  bindings: readonly (string | number | boolean)[]
) => Promise<JoinedRow<Names>[]>;

type Decode = (value: unknown) => unknown;
type Column<Names extends string> = { key: string; part: Names; attribute: string; decode: Decode };

/** As Strapi's own fields read what the drivers answer: 64 bits come as a text, JSON and booleans as the database keeps them. */
const DECODERS: Readonly<Record<string, Decode>> = {
  json: (value) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value),
  boolean: Boolean,
  integer: Number,
};

const decodeAs = (type: string): Decode => {
  const decode = DECODERS[type];
  return decode ? (value) => (value === null ? null : decode(value)) : (value) => value ?? null;
};

/**
 * One statement that reads rows of several tables at once. It is written once and kept: building a statement anew costs
 * a confirmation more than the database takes to answer it.
 *
 * A table whose key, the first of its attributes, is not there (an outer join found nothing) comes as `null`.
 *
 * @param write the statement, with `?` for each binding
 */
export const createJoinedRead = <Names extends string>(
  strapi: Core.Strapi,
  parts: Readonly<Record<Names, Part>>,
  write: (naming: Naming<Names>) => string
): JoinedRead<Names> => {
  const names = Object.keys(parts) as Names[];

  const namingIn = (columns: readonly Column<Names>[]): Naming<Names> => {
    const sql = createSqlNames(strapi);
    const column = (part: Names, attribute: string): string =>
      `${sql.quoted(part)}.${sql.column(parts[part].uid, attribute)}`;
    return {
      columns: columns.map(({ key, part, attribute }) => `${column(part, attribute)} as ${key}`).join(', '),
      table: (part) => `${sql.table(parts[part].uid)} as ${sql.quoted(part)}`,
      column,
    };
  };

  const compile = (): { sql: string; readRow: (row: Record<string, unknown>) => JoinedRow<Names> } => {
    const { attributeOf } = createSqlNames(strapi);
    const columns = names
      .flatMap((part) => parts[part].attributes.map((attribute) => ({ part, attribute })))
      .map(({ part, attribute }, index) => {
        const decode = decodeAs(attributeOf(parts[part].uid, attribute).type);
        return { key: `c${index}`, part, attribute, decode };
      });
    const byPart = names.map((name) => [name, columns.filter(({ part }) => part === name)] as const);
    const readPart = (row: Record<string, unknown>, ofPart: readonly Column<Names>[]) => {
      const [first] = ofPart;
      if (!first || (row[first.key] ?? null) === null) return null;
      const values: Record<string, unknown> = {};
      for (const { key, attribute, decode } of ofPart) values[attribute] = decode(row[key]);
      return values;
    };
    const readRow = (row: Record<string, unknown>) =>
      Object.fromEntries(byPart.map(([name, ofPart]) => [name, readPart(row, ofPart)])) as JoinedRow<Names>;
    return { sql: write(namingIn(columns)), readRow };
  };

  let compiled: ReturnType<typeof compile> | undefined;
  return async (bindings) => {
    const { sql, readRow } = (compiled ??= compile());
    return rowsOf(await runPrepared(strapi, sql, bindings)).map(readRow);
  };
};
