import type { Core } from '@strapi/strapi';

export type Attribute = { columnName: string; type: string; default?: unknown };

/** Names of tables and columns as this database wants them quoted. Ask it once Strapi has read its models. */
export const createSqlNames = (strapi: Core.Strapi) => {
  const mark = strapi.db.dialect.client === 'mysql' ? '`' : '"';
  const quoted = (name: string): string => `${mark}${name}${mark}`;

  /** @throws Error for an attribute that has no column */
  const attributeOf = (uid: string, name: string): Attribute => {
    if (name === 'id') return { columnName: 'id', type: 'integer' };
    const found = strapi.db.metadata.get(uid).attributes[name] as Partial<Attribute> | undefined;
    if (!found?.columnName || !found.type) throw new Error(`${uid} has no column for ${name}`);
    return { ...found, columnName: found.columnName, type: found.type };
  };

  return {
    quoted,
    attributeOf,
    column: (uid: string, name: string): string => quoted(attributeOf(uid, name).columnName),
    table: (uid: string): string => {
      const schema = strapi.db.getSchemaName();
      return `${schema ? `${quoted(schema)}.` : ''}${quoted(strapi.db.metadata.get(uid).tableName)}`;
    },
  };
};

export type SqlNames = ReturnType<typeof createSqlNames>;

/** Rows that a statement answered, whichever driver it was. */
export const rowsOf = (answer: unknown): Record<string, unknown>[] => {
  const rows = Array.isArray(answer) ? answer : ((answer as { rows?: unknown[] }).rows ?? []);
  // MySQL's driver answers the rows and, beside them, what they are made of.
  return (Array.isArray(rows[0]) ? rows[0] : rows) as Record<string, unknown>[];
};

type Told = { rowCount?: number | null; changes?: number; affectedRows?: number };

/** How many rows a statement wrote. MySQL's driver counts those that it found, also where nothing was another. */
export const countOf = (answer: unknown): number => {
  const { rowCount, changes, affectedRows } = (Array.isArray(answer) ? answer[0] : answer) as Told;
  return rowCount ?? changes ?? affectedRows ?? 0;
};
