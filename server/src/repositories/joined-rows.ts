import type { Core } from '@strapi/strapi';

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

export type JoinedRead<Names extends string> = (bindings: readonly (string | number)[]) => Promise<JoinedRow<Names>[]>;

type Attribute = { columnName: string; type: string };
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

const rowsOf = (answer: unknown): Record<string, unknown>[] => {
  const rows = Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows;
  // MySQL's driver answers the rows and, beside them, what they are made of.
  return (Array.isArray(rows[0]) ? rows[0] : rows) as Record<string, unknown>[];
};

/**
 * One statement that reads rows of several tables at once. It is written once and kept: building a statement anew costs
 * a confirmation more than the database takes to answer it. Call it outside of any transaction.
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

  const attributeOf = (part: Names, attribute: string): Attribute => {
    if (attribute === 'id') return { columnName: 'id', type: 'integer' };
    const found = strapi.db.metadata.get(parts[part].uid).attributes[attribute] as Partial<Attribute> | undefined;
    if (!found?.columnName || !found.type) throw new Error(`${parts[part].uid} has no column for ${attribute}`);
    return { columnName: found.columnName, type: found.type };
  };

  const namingIn = (columns: readonly Column<Names>[]): Naming<Names> => {
    const mark = strapi.db.dialect.client === 'mysql' ? '`' : '"';
    const quoted = (name: string): string => `${mark}${name}${mark}`;
    const schema = strapi.db.getSchemaName();
    const column = (part: Names, attribute: string): string =>
      `${quoted(part)}.${quoted(attributeOf(part, attribute).columnName)}`;
    return {
      columns: columns.map(({ key, part, attribute }) => `${column(part, attribute)} as ${key}`).join(', '),
      table: (part) => {
        const { tableName } = strapi.db.metadata.get(parts[part].uid);
        return `${schema ? `${quoted(schema)}.` : ''}${quoted(tableName)} as ${quoted(part)}`;
      },
      column,
    };
  };

  const compile = (): { sql: string; readRow: (row: Record<string, unknown>) => JoinedRow<Names> } => {
    const columns = names
      .flatMap((part) => parts[part].attributes.map((attribute) => ({ part, attribute })))
      .map(({ part, attribute }, index) => {
        const decode = decodeAs(attributeOf(part, attribute).type);
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
    return rowsOf(await strapi.db.connection.raw(sql, [...bindings])).map(readRow);
  };
};
