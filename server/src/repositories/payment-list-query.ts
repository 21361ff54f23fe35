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
type Compare = (rows: Rows, column: string, operator: '=' | '>=' | '<=' | '<', value: string | number) => Rows;

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

const narrowByFilter = (rows: Rows, { filter, found, sort }: Narrowing): Rows => {
  const { environment, state, method, keySetId, from, until, amountMin, amountMax } = filter;
  const isNamed = found !== null && 'ids' in found;
  const byTime = sort === 'requestedAt' && !isNamed ? plainly : aside;
  const byAmount = sort === 'amount' && !isNamed ? plainly : aside;
  const asked: [Compare, string, '=' | '>=' | '<=' | '<', string | number | undefined][] = [
    [aside, 'environment', '=', environment],
    [byTime, 'state', '=', state],
    [aside, 'method', '=', method],
    [aside, 'key_set_id', '=', keySetId],
    [byTime, 'requested_at', '>=', from],
    [byTime, 'requested_at', '<', until],
    [byAmount, 'amount', '>=', amountMin],
    [byAmount, 'amount', '<=', amountMax],
  ];
  return asked.reduce(
    (narrowed, [compare, column, operator, value]) =>
      value === undefined ? narrowed : compare(narrowed, column, operator, value),
    rows
  );
};

type Narrowing = Pick<ListQuestion, 'filter' | 'found' | 'sort'>;

/**
 * Rows that the filter and the search leave.
 *
 * @param isWalked is the list read along its order, and not along what was searched for?
 */
export const narrow = (rows: Rows, narrowing: Narrowing, isWalked: boolean): Rows => {
  const { found } = narrowing;
  const narrowed = narrowByFilter(rows, narrowing);
  if (found === null) return narrowed;
  if ('ids' in found) return narrowed.whereIn('id', found.ids);
  return narrowed.where((any) => {
    for (const term of found.terms) any.orWhere((one) => void searchIn(one, term, isWalked ? aside : plainly));
  });
};

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
