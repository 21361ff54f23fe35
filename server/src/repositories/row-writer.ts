import type { Core } from '@strapi/strapi';
import { afterwards, beforeReading, gathered, type Statement } from './at-once';
import { StatementFailed } from './row-errors';
import { countOf, createSqlNames, type SqlNames } from './sql-names';
import { runStatement } from './transaction';

type Values = Record<string, unknown>;
type Plain = string | number | boolean;
/** By attribute: a value, any of some, at least so many, or any at all. */
export type WhereKey = Readonly<
  Record<string, Plain | { $in: readonly Plain[] } | { $gte: number } | { $notNull: true }>
>;

export type RowWriter = {
  /**
   * Writes `data` into all rows of this key. Returns how many they were; within `atOnce` it takes them to be `expected`
   * (one without it), and all of it is done anew where they are not. `null`: as many as there are.
   */
  update: (where: WhereKey, data: Values, expected?: number | null) => Promise<number>;
  /** Adds to a number, without hooks, as Strapi's query builder does. */
  add: (where: WhereKey, attribute: string, by: number, expected?: number | null) => Promise<number>;
  insert: (rows: readonly Values[]) => Promise<void>;
};

/** `sql`: what is set, with a mark for the value. */
type Set = { sql: string; value: unknown };
type Unique = { column?: { unique?: boolean } };
type Column = { name: string; encode: (value: unknown) => unknown };

/** More forms of statements than a table of ours has; whoever changes them in a hook makes others. */
const MOST_KEPT = 200;

const encodeAs = (type: string) => (value: unknown) =>
  type === 'json' && typeof value === 'object' && value !== null ? JSON.stringify(value) : value;

const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

const isPlain = (value: unknown): value is Plain => ['string', 'number', 'boolean'].includes(typeof value);

type Condition = { form: string; values: readonly unknown[]; sql: (column: string) => string };

const comparison = (operator: string, value: unknown): Condition => ({
  form: operator,
  values: [value],
  sql: (column) => `${column} ${operator} ?`,
});

const anyOf = (values: readonly unknown[]): Condition =>
  values.length === 1
    ? comparison('=', values[0])
    : { form: `in${values.length}`, values, sql: (column) => `${column} in (${marks(values.length)})` };

/** `null` for one of another kind: a hook of the host may have asked for something else. */
const conditionOf = (value: unknown): Condition | null => {
  if (isPlain(value)) return comparison('=', value);
  const { $in, $gte, $notNull } = Object(value) as { $in?: unknown; $gte?: unknown; $notNull?: unknown };
  if (Array.isArray($in) && $in.every(isPlain)) return anyOf($in);
  if (typeof $gte === 'number') return comparison('>=', $gte);
  return $notNull === true ? { form: 'there', values: [], sql: (column) => `${column} is not null` } : null;
};

type Key = { name: string; condition: Condition };

const keysOf = (where: Values): Key[] | null => {
  const keys = Object.entries(where).map(([name, value]) => ({ name, condition: conditionOf(value) }));
  return keys.every((key): key is Key => key.condition !== null) ? keys : null;
};

/** One form of a statement is written once. */
const createForms = () => {
  const forms = new Map<string, string>();
  return (form: string, write: () => string): string => {
    const sql = forms.get(form) ?? write();
    if (forms.size < MOST_KEPT) forms.set(form, sql);
    return sql;
  };
};

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

  const isUnique = (name: string): boolean =>
    name === 'id' || (strapi.db.metadata.get(uid).attributes[name] as Unique | undefined)?.column?.unique === true;

  /**
   * A row that is named is looked for by its name, and by nothing else: as it is written here no index serves the rest.
   * A planner that does not know a table yet may take the index of a state, and keep to it when a million have that state.
   */
  const conditionsOf = (keys: readonly Key[]): string[] => {
    const isName = ({ name, condition }: Key): boolean => isUnique(name) && /^(=|in)/.test(condition.form);
    const isNamed = keys.some(isName);
    return keys.map((key) => {
      const condition = key.condition.sql(prepared().names.column(uid, key.name));
      return isNamed && !isName(key) ? `(${condition}) is true` : condition;
    });
  };

  const run = async (statement: Statement): Promise<number> =>
    gathered(statement) ?? countOf(await runStatement(strapi, statement.sql, statement.bindings));

  const updateKeys = (keys: readonly Key[], sets: readonly Set[], expected: number | null): Promise<number> => {
    const { names } = prepared();
    const set = sets.map(({ sql }) => sql).join(', ');
    const sql = sqlOf(`${set} ${keys.map(({ name, condition }) => `${name} ${condition.form}`).join()}`, () => {
      return `update ${names.table(uid)} set ${set} where ${conditionsOf(keys).join(' and ')}`;
    });
    const bindings = [...sets.map(({ value }) => value), ...keys.flatMap(({ condition }) => condition.values)];
    return run({ sql, bindings, rows: `${uid} ${String(keys[0]?.condition.values)}`, expected });
  };

  const updateRows = async (where: Values, data: Values, expected: number | null): Promise<number> => {
    const keys = keysOf(where);
    if (!keys) beforeReading();
    if (!keys) return strapi.db.queryBuilder(uid).where(where).update(data).execute<number>();
    // None of nothing: no database takes an empty list.
    if (keys.some(({ condition }) => condition.form === 'in0')) return 0;
    const sets = written(data).map(({ column, value }) => ({ sql: `${column.name} = ?`, value }));
    return updateKeys(keys, sets, expected);
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
    const sql = sqlOf(`insert ${whole.length} ${fields.join()}`, () => {
      const { names } = prepared();
      const row = `(${marks(fields.length)})`;
      const listed = fields.map((name) => names.column(uid, name)).join(', ');
      return `insert into ${names.table(uid)} (${listed}) values ${whole.map(() => row).join(', ')}`;
    });
    const bindings = whole.flatMap((row) => fields.map((name) => columnOf(name)?.encode(row[name] ?? null)));
    await run({ sql, bindings, rows: null, expected: null });
  };

  return {
    async update(where, data, expected = 1) {
      const params = { where: { ...where } as Values, data: { ...data } };
      const states = await strapi.db.lifecycles.run('beforeUpdateMany', uid, { params });
      const count = await updateRows(params.where, params.data, expected);
      await afterwards(() => strapi.db.lifecycles.run('afterUpdateMany', uid, { params, result: { count } }, states));
      return count;
    },

    async add(where, attribute, by, expected = 1) {
      const column = prepared().names.column(uid, attribute);
      const keys = keysOf(where);
      // Without its condition it would be written into every row.
      if (!keys || keys.length === 0) throw new StatementFailed(`Not a key of ${uid}`);
      return updateKeys(keys, [{ sql: `${column} = ${column} + ?`, value: by }], expected);
    },

    async insert(rows) {
      const params = { data: rows.map((row) => ({ ...row })) };
      const states = await strapi.db.lifecycles.run('beforeCreateMany', uid, { params });
      await insertRows(params.data);
      const result = { count: params.data.length };
      await afterwards(() => strapi.db.lifecycles.run('afterCreateMany', uid, { params, result }, states));
    },
  };
};
