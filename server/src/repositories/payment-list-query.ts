import type { PaymentSort } from '../../../contracts/payment-list';
import type { SearchTerm } from '../domain/payment-list';
import { AFTER_HEX } from '../domain/search-key';
import type { ListQuestion } from './payment-list-port';

/** As much of knex's builder as is used here. */
export type Rows = PromiseLike<unknown[]> & {
  select: (columns: string[]) => Rows;
  where: ((column: string, operator: string, value: unknown) => Rows) & ((part: (rows: Rows) => void) => Rows);
  orWhere: (part: (rows: Rows) => void) => Rows;
  whereIn: (column: string, values: readonly unknown[]) => Rows;
  whereRaw: (sql: string, bindings: readonly unknown[]) => Rows;
  orderBy: ((column: string, order: string) => Rows) & ((columns: { column: string; order: string }[]) => Rows);
  limit: (rows: number) => Rows;
  as: (alias: string) => Rows;
};

const COLUMN = { requestedAt: 'requested_at', amount: 'amount' } as const;
export const sortColumn = (sort: PaymentSort): string => COLUMN[sort];

const TERM_COLUMN = {
  orderId: 'order_id',
  paymentKey: 'payment_key',
  last4: 'last_4',
  nameKey: 'name_key',
  emailKey: 'email_key',
} as const;

/** One comparison. `value` is a text or a whole number. */
type Compare = (rows: Rows, column: string, operator: Comparison['operator'], value: string | number) => Rows;

const plainly: Compare = (rows, column, operator, value) => rows.where(column, operator, value);

/**
 * A comparison that no index is chosen for. The list is read along the index of its order, which holds whatever it is
 * narrowed by; a database that takes another one for a state that nine of ten rows have sorts a million rows for a page.
 */
const aside: Compare = (rows, column, operator, value) =>
  rows.whereRaw(`coalesce(${column}, ?) ${operator} ?`, [typeof value === 'number' ? 0 : '', value]);

/** One term: as a stretch of its index, or aside. */
export const searchIn = (rows: Rows, term: SearchTerm, compare: Compare = plainly): Rows => {
  const column = TERM_COLUMN[term.field];
  if ('equals' in term) return rows.where(column, '=', term.equals);
  if ('among' in term) return rows.whereIn(column, term.among);
  return compare(compare(rows, column, '>=', term.prefix), column, '<', term.prefix + AFTER_HEX);
};

type Narrowing = Pick<ListQuestion, 'filter' | 'found' | 'sort'>;

/** `isPlain`: an index that begins so may be read by it. */
type Comparison = { column: string; operator: '=' | '>=' | '<=' | '<'; value: string | number; isPlain: boolean };

/** What the filter demands of a row. The index of the order by time begins with a state where one is wanted. */
const comparisonsOf = ({ filter, found, sort }: Narrowing): Comparison[] => {
  const { environment, state, method, keySetId, from, until, amountMin, amountMax } = filter;
  const isWalked = found === null || 'terms' in found;
  const byTime = isWalked && sort === 'requestedAt';
  const byAmount = isWalked && sort === 'amount';
  const asked: [string, Comparison['operator'], string | number | undefined, boolean][] = [
    ['environment', '=', environment, false],
    ['state', '=', state, byTime],
    ['method', '=', method, false],
    ['key_set_id', '=', keySetId, false],
    ['requested_at', '>=', from, byTime],
    ['requested_at', '<', until, byTime],
    ['amount', '>=', amountMin, byAmount],
    ['amount', '<=', amountMax, byAmount],
  ];
  return asked.flatMap(([column, operator, value, isPlain]) =>
    value === undefined ? [] : [{ column, operator, value, isPlain }]
  );
};

const compared = (rows: Rows, comparisons: readonly Comparison[]): Rows =>
  comparisons.reduce(
    (narrowed, { column, operator, value, isPlain }) =>
      isPlain ? plainly(narrowed, column, operator, value) : aside(narrowed, column, operator, value),
    rows
  );

const searched = (rows: Rows, { found }: Pick<Narrowing, 'found'>, compare: Compare): Rows => {
  if (found === null) return rows;
  if ('ids' in found) return rows.whereIn('id', found.ids);
  return rows.where((any) => {
    for (const term of found.terms) any.orWhere((one) => void searchIn(one, term, compare));
  });
};

/** Rows that the filter and the search leave, for a list that is read along its order. */
export const narrow = (rows: Rows, narrowing: Narrowing): Rows =>
  searched(compared(rows, comparisonsOf(narrowing)), narrowing, aside);

/** The same in two: rows that an index leads to, that of a search where there is one, and what is then asked of each. */
export const narrowInTwo = (rows: Rows, narrowing: Narrowing) => {
  const comparisons = comparisonsOf(narrowing).map((comparison) => ({
    ...comparison,
    isPlain: comparison.isPlain && narrowing.found === null,
  }));
  const others = comparisons.filter(({ isPlain }) => !isPlain);
  const led = searched(
    compared(
      rows,
      comparisons.filter(({ isPlain }) => isPlain)
    ),
    narrowing,
    plainly
  );
  return {
    led,
    columns: [...new Set(others.map(({ column }) => column))],
    condition: others.map(({ column, operator }) => `${column} ${operator} ?`).join(' and '),
    values: others.map(({ value }) => value),
  };
};

/**
 * Parts of a filter that an index leads to by itself, and not along the list's order. There is none by the method: it
 * would be one more for every payment to be written into, and a method that nobody uses is looked for in the list.
 */
export const partsOf = ({ filter, sort }: Pick<Narrowing, 'filter' | 'sort'>): ListQuestion['filter'][] => {
  const { environment, state, keySetId, from, until, amountMin, amountMax } = filter;
  const isByTime = sort === 'requestedAt';
  return [
    { environment },
    { keySetId },
    ...(isByTime ? [{ amountMin, amountMax }] : [{ state }, { from, until }]),
  ].filter((part) => Object.values(part).some((value) => value !== undefined));
};

/** Rows that one such part leads to. */
export const narrowByPart = (rows: Rows, filter: ListQuestion['filter']): Rows =>
  compared(
    rows,
    comparisonsOf({ filter, found: null, sort: 'requestedAt' }).map((comparison) => ({ ...comparison, isPlain: true }))
  );

/** The first part bounds the index; the second only trims the rows with that very value. */
export const behind = (
  rows: Rows,
  { sort, direction, after }: Pick<ListQuestion, 'sort' | 'direction' | 'after'>
): Rows => {
  if (!after) return rows;
  const column = COLUMN[sort];
  const sign = direction === 'desc' ? '<' : '>';
  return rows
    .where(column, `${sign}=`, after.value)
    .where((any) => void any.where(column, sign, after.value).orWhere((tie) => void tie.where('id', sign, after.id)));
};
