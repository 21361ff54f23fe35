import type { Core } from '@strapi/strapi';

type Column = Readonly<Record<string, unknown>>;

type SideTable = {
  uid: string;
  singularName: string;
  tableName: string;
  columns: Readonly<Record<string, Column>>;
  indexes?: readonly { name: string; columns: string[] }[];
};

/** @param column of Strapi's database layer: `unique`, `notNullable` */
export const textColumn = (length: number, column: Column = {}): Column => ({
  type: 'string',
  columnType: { type: 'string', args: [length] },
  column: { ...column },
});

/** What a row is found by. Unique in the database. */
export const keyColumn = (length: number): Column => textColumn(length, { unique: true, notNullable: true });

/** A whole number, such as epoch milliseconds. One object each: Strapi writes the column's name into it. */
export const wholeColumn = (): Column => ({ type: 'integer', columnType: { type: 'bigInteger' } });

/**
 * Adds a table outside of content types: no panel, no GraphQL and no export ever shows it. Call it in `register`,
 * before the tables are made, with columns made for this call.
 */
export const addSideTable = (strapi: Core.Strapi, { columns, ...table }: SideTable): void => {
  const models = strapi.get('models') as { add: (model: Record<string, unknown>) => void };
  models.add({ ...table, attributes: { id: { type: 'increments' }, ...columns } });
};
