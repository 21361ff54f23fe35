import { median, percentile, ratios, spreadOf } from '../../../bench/load/figures';
import { kindsOf, transactionsIn } from '../../../bench/load/statement-kinds';
import { tableText } from '../../../bench/load/table';
import { shopsFor } from '../../../bench/load/part-names';
import { readLoadWish } from '../../../bench/load/wish';

describe('figures', () => {
  it('are the ones in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(spreadOf([5, 1, 3])).toEqual({ median: 3, min: 1, max: 5 });
  });

  it('leave the given list as it is', () => {
    const values = [3, 1, 2];
    percentile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  it('know the percentiles', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => at + 1);
    expect(percentile(hundred, 0.5)).toBe(51);
    expect(percentile(hundred, 0.99)).toBe(100);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('compare what was measured in the same round', () => {
    expect(ratios([10, 20], [5, 40])).toEqual([2, 0.5]);
  });
});

describe('a wish', () => {
  it('is everything, on PostgreSQL, when nothing is said', () => {
    const { parts, database, rounds, connections, delays } = readLoadWish([]);
    expect(parts).toContain('confirm');
    expect({ database, rounds, connections, delays }).toEqual({
      ...{ database: 'postgres', rounds: 5, connections: [1, 8, 32], delays: [0, 200] },
    });
  });

  it('gives a part that fills the tables, or counts what is left in memory, a shop of its own', () => {
    expect(shopsFor(['confirm', 'memory', 'reads', 'growth'])).toEqual([['confirm', 'reads'], ['memory'], ['growth']]);
    expect(shopsFor(['growth'])).toEqual([['growth']]);
  });

  it('writes no results of a short look', () => {
    expect(readLoadWish(['confirm', '--quick', '--database', 'sqlite'])).toMatchObject({
      ...{ parts: ['confirm'], database: 'sqlite', rounds: 1, isQuick: true, results: null },
    });
  });

  it.each([[['--rounds', '0']], [['--connections', '1,x']], [['--database', 'oracle']], [['all']], [['--fast']]])(
    'is refused: %j',
    (args) => {
      expect(() => readLoadWish(args)).toThrow('npm run bench');
    }
  );
});

describe('statements', () => {
  const on = (connection: string, ...sqls: string[]) => sqls.map((sql) => ({ connection, sql }));
  const TOLD = 'update "commerce_events" set "told_at" = $1';
  const CLAIM = 'select "t0"."id" from "commerce_events" as "t0" for update skip locked';
  const WRITE = 'insert into "commerce_events" ("attempts") values ($1)';

  it.each([
    ['BEGIN;', 'transaction'],
    ['select "t0".* from "strapi_api_tokens" as "t0"', 'token'],
    ['select "t1"."api_token_id" as "__strapiapi_token_id" from "admin_users"', 'token'],
    ['update "commerce_orders" set "state" = $1', 'work'],
    [`left join "commerce_refund_limits" as "limit" on "limit"."subject_kind" = 'api_token'`, 'work'],
    [WRITE, 'work'],
    [TOLD, 'telling'],
  ])('%s counts as %s', (sql, kind) => {
    expect(kindsOf(on('1', sql))).toEqual([kind]);
  });

  it('leaves out the transactions that only tell, also when another runs meanwhile', () => {
    const [begin, ...telling] = on('1', 'BEGIN;', CLAIM, TOLD, 'COMMIT;');
    const working = on('2', 'BEGIN;', WRITE, 'COMMIT;');
    const both = [...(begin ? [begin] : []), ...working, ...telling];
    expect(kindsOf(both)).toEqual(['telling', 'transaction', 'work', 'transaction', 'telling', 'telling', 'telling']);
    expect(transactionsIn(both)).toBe(1);
  });

  it('counts a transaction that does anything else, or nothing', () => {
    expect(transactionsIn(on('1', 'BEGIN;', CLAIM, WRITE, 'COMMIT;'))).toBe(1);
    expect(transactionsIn(on('1', 'BEGIN;', 'COMMIT;'))).toBe(1);
  });
});

it('puts words under one another', () => {
  expect(
    tableText([
      ['', 'all'],
      ['confirm', '14'],
    ])
  ).toBe('         all\nconfirm   14\n');
});
