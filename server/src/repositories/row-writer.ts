import type { Core } from '@strapi/strapi';
import { countOf, createSqlNames, type SqlNames } from './sql-names';

type Values = Record<string, unknown>;
/** By attribute: a value, or any of some. */
export type WhereKey = Readonly<Record<string, string | number | { $in: readonly (string | number)[] }>>;

export type RowWriter = {
  /** Writes `data` into all rows of this key. Returns how many they were. */
  update: (where: WhereKey, data: Values) => Promise<number>;
  insert: (rows: readonly Values[]) => Promise<void>;
};

type Column = { name: string; encode: (value: unknown) => unknown };

/** More forms of statements than a table of ours has; whoever changes them in a hook makes others. */
const MOST_KEPT = 200;

const encodeAs = (type: string) => (value: unknown) =>
  type === 'json' && typeof value === 'object' && value !== null ? JSON.stringify(value) : value;

const choices = (value: unknown): readonly unknown[] | null => {
  const { $in } = Object(value) as { $in?: unknown };
  return Array.isArray($in) ? $in : null;
};

const isPlain = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

/** Is it of the kind that is written here? A hook of the host may have asked for something else. */
const isKey = (where: Values): boolean =>
  Object.values(where).every((value) => isPlain(value) || (choices(value)?.every(isPlain) ?? false));

/** One form of a statement is written once. */
const createForms = () => {
  const forms = new Map<string, string>();
  return (form: string, write: () => string): string => {
    const sql = forms.get(form) ?? write();
    if (forms.size < MOST_KEPT) forms.set(form, sql);
    return sql;
  };
};

const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

/**
 * Writes rows of a table as `strapi.db.query(uid)` does with `updateMany` and `createMany`: with the same hooks before
 * and after, the same defaults, in the transaction that is open. But the statement is written once for each form it
 * has: building each anew costs a payment as much time as all the rest of it.
 *
 * For attributes without relations: ours have none.
 */
export const createRowWriter = (strapi: Core.Strapi, uid: string): RowWriter => {
  const sqlOf = createForms();
  const columns = new Map<string, Column | null>();
  let known: { names: SqlNames; defaults: [string, unknown][] } | undefined;

  const prepared = () =>
    (known ??= {
      names: createSqlNames(strapi),
      defaults: Object.entries(strapi.db.metadata.get(uid).attributes)
        .map(([name, attribute]): [string, unknown] => [name, (attribute as { default?: unknown }).default])
        .filter(([, value]) => value !== undefined),
    });

  /** `null`: the table has no such column, and nothing is written, as Strapi does it. */
  const columnOf = (name: string): Column | null => {
    const found = columns.get(name);
    if (found !== undefined) return found;
    const { names } = prepared();
    const isThere = name === 'id' || name in strapi.db.metadata.get(uid).attributes;
    const column = isThere
      ? { name: names.column(uid, name), encode: encodeAs(names.attributeOf(uid, name).type) }
      : null;
    columns.set(name, column);
    return column;
  };

  const written = (data: Values): { column: Column; value: unknown }[] =>
    Object.entries(data).flatMap(([name, value]) => {
      const column = value === undefined ? null : columnOf(name);
      return column ? [{ column, value: column.encode(value) }] : [];
    });

  const run = (sql: string, bindings: readonly unknown[]): Promise<unknown> =>
    strapi.db.inTransaction()
      ? (strapi.db.transaction(({ trx }) => trx.raw(sql, bindings as never)) as Promise<unknown>)
      : (strapi.db.connection.raw(sql, bindings as never) as unknown as Promise<unknown>);

  const updateRows = async (where: Values, data: Values): Promise<number> => {
    if (!isKey(where)) return strapi.db.queryBuilder(uid).where(where).update(data).execute<number>();
    const { names } = prepared();
    const set = written(data);
    const keys = Object.entries(where).map(([name, value]) => ({ name, of: choices(value) ?? [value] }));
    // None of nothing: no database takes an empty list.
    if (keys.some(({ of }) => of.length === 0)) return 0;
    const columnNames = set.map(({ column }) => column.name);
    const form = `${columnNames.join()} ${keys.map(({ name, of }) => `${name}${of.length}`).join()}`;
    const sql = sqlOf(form, () => {
      const conditions = keys.map(({ name, of }) => {
        const column = names.column(uid, name);
        return of.length === 1 ? `${column} = ?` : `${column} in (${marks(of.length)})`;
      });
      const sets = columnNames.map((name) => `${name} = ?`).join(', ');
      return `update ${names.table(uid)} set ${sets} where ${conditions.join(' and ')}`;
    });
    return countOf(await run(sql, [...set.map(({ value }) => value), ...keys.flatMap(({ of }) => of)]));
  };

  const withDefaults = (row: Values): Values => {
    const whole = { ...row };
    for (const [name, value] of prepared().defaults)
      if (whole[name] === undefined) whole[name] = typeof value === 'function' ? (value as () => unknown)() : value;
    return whole;
  };

  const insertRows = async (rows: readonly Values[]): Promise<void> => {
    const whole = rows.map(withDefaults);
    // All rows of a statement have the same columns.
    const fields = [...new Set(whole.flatMap((row) => Object.keys(row)))].filter((name) => columnOf(name) !== null);
    const sql = sqlOf(`${whole.length} ${fields.join()}`, () => {
      const { names } = prepared();
      const row = `(${marks(fields.length)})`;
      const listed = fields.map((name) => names.column(uid, name)).join(', ');
      return `insert into ${names.table(uid)} (${listed}) values ${whole.map(() => row).join(', ')}`;
    });
    await run(
      sql,
      whole.flatMap((row) => fields.map((name) => columnOf(name)?.encode(row[name] ?? null)))
    );
  };

  return {
    async update(where, data) {
      const params = { where: { ...where } as Values, data: { ...data } };
      const states = await strapi.db.lifecycles.run('beforeUpdateMany', uid, { params });
      const count = await updateRows(params.where, params.data);
      await strapi.db.lifecycles.run('afterUpdateMany', uid, { params, result: { count } }, states);
      return count;
    },

    async insert(rows) {
      const params = { data: rows.map((row) => ({ ...row })) };
      const states = await strapi.db.lifecycles.run('beforeCreateMany', uid, { params });
      await insertRows(params.data);
      await strapi.db.lifecycles.run('afterCreateMany', uid, { params, result: { count: params.data.length } }, states);
    },
  };
};
