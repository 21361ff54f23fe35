import { PROBLEM_KINDS, type ProblemKind } from '../../../contracts/problems';
import type { FoundProblem } from '../../../server/src/domain/problem';
import type { ProblemRepository } from '../../../server/src/repositories/problem-port';
import { createProblems } from '../../../server/src/services/problems';

type Rows = Partial<Record<ProblemKind, number[]>>;

const found = (kind: ProblemKind, id: number, at: number): FoundProblem => ({
  kind,
  code: 'OUTCOME_UNKNOWN',
  at,
  paymentKey: `${kind}-${id}`,
  refundId: null,
  orderId: null,
  keySetId: null,
  deliveryId: null,
  environment: 'test',
  details: {},
});

/** Problems by kind, as the times since when; the id of each is its place in the list. */
const aShop = (rows: Rows) => {
  const read: number[] = [];
  const of = (kind: ProblemKind) => rows[kind] ?? [];
  const problems: ProblemRepository = {
    count: async (kind) => of(kind).length,
    heads: async (kind, limit) =>
      of(kind)
        .map((at, id) => ({ kind, id, at }))
        .sort((a, b) => b.at - a.at)
        .slice(0, limit),
    load: async (kind, ids) => {
      read.push(...ids);
      return new Map(ids.flatMap((id) => (of(kind)[id] === undefined ? [] : [[id, found(kind, id, of(kind)[id]!)]])));
    },
  };
  return { problems, service: createProblems({ problems }), read };
};

const ROWS: Rows = { payment: [10, 40], refund: [30], webhook_delivery: [20, 60], event_delivery: [50] };

test('lists all kinds together, newest first, a page at a time', async () => {
  const { service, read } = aShop(ROWS);
  const pages = await Promise.all([1, 2, 3].map((page) => service.list({}, { page, pageSize: 4 })));
  expect(pages.map(({ rows }) => rows.map(({ at }) => at))).toEqual([[60, 50, 40, 30], [20, 10], []]);
  expect(pages.map(({ total }) => total)).toEqual([6, 6, 6]);
  expect(read).toHaveLength(6);
});

test('finds the second page of one kind behind its first, and counts that kind alone', async () => {
  const { service } = aShop({ payment: [1, 2, 3, 4, 5], refund: [9] });
  const pages = await Promise.all([1, 2, 3].map((page) => service.list({ kind: 'payment' }, { page, pageSize: 2 })));
  expect(pages.map(({ rows }) => rows.map(({ at }) => at))).toEqual([[5, 4], [3, 2], [1]]);
  expect(pages.map(({ total }) => total)).toEqual([5, 5, 5]);
});

test.each(PROBLEM_KINDS)('lists %s alone', async (kind) => {
  const { service } = aShop(ROWS);
  const { rows, total } = await service.list({ kind }, { page: 1, pageSize: 25 });
  expect(total).toBe(ROWS[kind]?.length);
  expect(new Set(rows.map((row) => row.kind))).toEqual(new Set([kind]));
});

test('reads no rows for a page that is past the end', async () => {
  const { service, problems } = aShop(ROWS);
  problems.heads = () => Promise.reject(new Error('asked for rows'));
  expect(await service.list({}, { page: 1_000_000, pageSize: 100 })).toEqual({ rows: [], total: 6 });
  expect(await service.list({}, { page: 4, pageSize: 2 })).toEqual({ rows: [], total: 6 });
});

test('leaves out what was solved while the page was read', async () => {
  const { service, problems } = aShop(ROWS);
  const { load } = problems;
  problems.load = async (kind, ids) => (kind === 'refund' ? new Map() : load(kind, ids));
  const { rows } = await service.list({}, { page: 1, pageSize: 25 });
  expect(rows.map(({ at }) => at)).toEqual([60, 50, 40, 20, 10]);
});

test('counts by kind', async () => {
  expect(await aShop(ROWS).service.count()).toEqual({
    total: 6,
    byKind: { payment: 2, refund: 1, webhook_delivery: 2, event_delivery: 1 },
  });
});
