import type { Core } from '@strapi/strapi';
import { SEALED_PREFIX_LENGTH } from '../domain/sealed-prefix';
import { withoutValues } from './row-errors';
import { SEALED_TYPES } from './sealed-columns';
import type { SealedColumn, SealedValue, SealedValueRepository } from './sealed-value-port';

type Row = Record<string, unknown>;

const BEGINNING = `substr(??, 1, ${SEALED_PREFIX_LENGTH})`;

const typeOf = ({ table }: SealedColumn) => {
  const found = SEALED_TYPES.find((type) => type.table === table);
  if (!found) throw new TypeError(`No sealed values are kept in ${table}`);
  return found;
};

/** Sealed values of all tables, as texts: nothing is opened here. */
export const createSealedValueRepository = (strapi: Core.Strapi): SealedValueRepository => {
  const columnName = (uid: string, attribute: string): string => {
    const { columnName: name } = strapi.db.metadata.get(uid).attributes[attribute] as { columnName?: string };
    if (!name) throw new TypeError(`${attribute} of ${uid} has no column`);
    return name;
  };
  const namesOf = (column: SealedColumn) => {
    const { uid, row } = typeOf(column);
    return { sealed: columnName(uid, column.field), row: columnName(uid, row) };
  };
  const rows = (table: string) => strapi.db.getConnection(table);

  return {
    columns: SEALED_TYPES.flatMap(({ table, fields }) => fields.map((field) => ({ table, field }))),

    countByPrefix: (column) =>
      withoutValues(column.table, async () => {
        const { sealed } = namesOf(column);
        const knex = strapi.db.connection;
        const found = (await rows(column.table)
          .select(knex.raw(`${BEGINNING} as prefix`, [sealed]), knex.raw('count(*) as total'))
          .whereNotNull(sealed)
          .groupByRaw(BEGINNING, [sealed])) as Row[];
        return found.map(({ prefix, total }) => ({ prefix: String(prefix), values: Number(total) }));
      }),

    without: (column, prefix, afterId, limit) =>
      withoutValues(column.table, async () => {
        const names = namesOf(column);
        const found = (await rows(column.table)
          .select('id', names)
          .whereNotNull(names.sealed)
          .where('id', '>', afterId)
          .whereRaw(`${BEGINNING} <> ?`, [names.sealed, prefix])
          .orderBy('id')
          .limit(limit)) as Row[];
        return found.map(({ id, row, sealed }) => ({ id: Number(id), row: String(row), sealed: String(sealed) }));
      }),

    replace: (column, { id, sealed: before }: SealedValue, sealed) =>
      withoutValues(column.table, async () => {
        const where = { id, [column.field]: before };
        const { count } = await strapi.db
          .query(typeOf(column).uid)
          .updateMany({ where, data: { [column.field]: sealed } });
        return count === 1;
      }),
  };
};
