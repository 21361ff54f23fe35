import { DuplicateRow } from '../../../server/src/repositories/ports';
import { StatementFailed, withoutValues, withoutValuesIn } from '../../../server/src/repositories/row-errors';
import { filesBelow, read } from '../../support/source-files';

/** Pieces that repositories are made of: what they throw passes through a repository. The last guards each table's own. */
const PIECES = [
  'server/src/repositories/at-once.ts',
  'server/src/repositories/due-rows.ts',
  'server/src/repositories/hour-sums.ts',
  'server/src/repositories/joined-rows.ts',
  'server/src/repositories/locked-rows.ts',
  'server/src/repositories/old-rows.ts',
  'server/src/repositories/overview-sums.ts',
  'server/src/repositories/prepared.ts',
  'server/src/repositories/row-writer.ts',
  'server/src/repositories/sales-sums-table.ts',
  'server/src/repositories/sql-names.ts',
  'server/src/repositories/transaction.ts',
  'server/src/repositories/sealed-values.ts',
];

const failing = (error: unknown) => () => Promise.reject(error as Error);
const thrownBy = (work: () => Promise<unknown>): Promise<unknown> => work().catch((error: unknown) => error);

/** As knex makes them: the statement with its values in the message, or beside it. */
const KNEX = Object.assign(new Error("insert into `t` values ('PLANTED') - SQLITE_ERROR: no such table"), {
  code: 'SQLITE_ERROR',
});
const POSTGRES = Object.assign(new Error('null value'), { code: '23502', detail: 'Failing row contains (PLANTED)' });
const POOL = Object.assign(new Error('Timeout acquiring a connection'), {
  name: 'KnexTimeoutError',
  bindings: ['PLANTED'],
});

test('every repository in the database keeps values out of all its errors, those of reads as well', () => {
  const repositories = filesBelow('server/src/repositories').filter(
    (file) => /\bstrapi\.(db|documents)\b/.test(read(file)) && !PIECES.includes(file)
  );
  expect(repositories.length).toBeGreaterThan(10);
  expect(repositories.filter((file) => !read(file).includes('return withoutValuesIn('))).toEqual([]);
});

test.each([
  ['SQLITE_ERROR', KNEX],
  ['23502', POSTGRES],
  ['KnexTimeoutError', POOL],
  ['unknown', 'PLANTED'],
])('of a failure only the code goes out: %s', async (code, error) => {
  const { read: guarded } = withoutValuesIn('commerce_orders', { read: failing(error) });
  const thrown = (await thrownBy(guarded)) as Error;
  expect(thrown.message).toBe(`A statement on commerce_orders failed (${code})`);
  expect(JSON.stringify(thrown, [...Object.getOwnPropertyNames(thrown), 'cause'])).not.toContain('PLANTED');
});

test('an error that has no value in it passes as it is, however often it is looked at', async () => {
  for (const error of [new DuplicateRow('there already'), new StatementFailed('claimed by another')]) {
    const twice = withoutValuesIn('a', { write: () => withoutValues('b', failing(error)) });
    expect(await thrownBy(twice.write)).toBe(error);
  }
});
