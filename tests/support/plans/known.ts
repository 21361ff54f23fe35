import type { TestDatabase } from '../host/database';
import type { Read } from './plan';
import type { Statement } from './statements';

/** A statement that reads all of an index or a table, and why it may. */
export type KnownRead = {
  table: string;
  how: Read['how'];
  sql: RegExp;
  /** Where it does so. Default: everywhere. */
  on?: readonly TestDatabase[];
  because: string;
};

const sealed = (table: string): KnownRead => ({
  table,
  how: 'table',
  sql: /^select substr\(.* as prefix, count\(\*\) as total/,
  because:
    'the vault counts what is sealed with which key: once in six hours, at the start, and when somebody changes keys',
});

/** Each of these must still be asked, so that the list does not outlive what it excuses. */
export const KNOWN: readonly KnownRead[] = [
  ...['commerce_refunds', 'commerce_payments', 'commerce_webhook_deliveries'].map(sealed),
  {
    table: 'commerce_payments',
    how: 'index',
    sql: /coalesce\(\w+, (\?|\$\d+)\) (=|>=|<=|<) .* order by [`"](requested_at|amount)[`"] .*limit/,
    because:
      'the panel walks the index of its order until a page is full, and the index has whatever it is filtered by',
  },
];

export const isKnown = (database: TestDatabase, { sql }: Statement, { table, how }: Read): KnownRead | undefined =>
  KNOWN.find(
    (known) =>
      known.table === table && known.how === how && (known.on ?? [database]).includes(database) && known.sql.test(sql)
  );
