import { overviewViewOf } from '../../../server/src/controllers/overview-views';
import type { Overview, ToldSpan } from '../../../server/src/services/overview';

const span = (from: string, to: string, until: string): ToldSpan => ({
  ...{ from, to, until: Date.parse(until), steps: [] },
  figures: { sales: 0, refunds: 0, net: 0, payments: 0, successRate: null, average: null },
});

const overview: Overview = {
  ...{ environment: 'test', currency: 'KRW', currencies: ['KRW'], timeZone: 'Asia/Seoul' },
  span: span('2026-11-21', '2026-11-21', '2026-11-21T03:00:00Z'),
  before: span('2026-11-20', '2026-11-20', '2026-11-20T03:00:00Z'),
  ...{ methods: [], products: [], declines: [] },
  waiting: { confirming: { total: 0, rows: [] }, awaiting_deposit: { total: 0, rows: [] } },
  problems: { total: 0, byKind: { payment: 0, refund: 0, webhook_delivery: 0, event_delivery: 0 } },
};

test('a single day is told by the hour, more of them by the day, each with where it stands', () => {
  expect(overviewViewOf(overview)).toMatchObject({
    ...{ step: 'hour', from: '2026-11-21', to: '2026-11-21', until: '2026-11-21T03:00:00.000Z' },
    before: { from: '2026-11-20', until: '2026-11-20T03:00:00.000Z' },
  });
  const days = span('2026-11-20', '2026-11-21', '2026-11-21T03:00:00Z');
  expect(overviewViewOf({ ...overview, span: days })).toMatchObject({ step: 'day' });
});

test('a decline says why in both languages, also when it was given no reason, and as it was said then', () => {
  const said = { ko: '한도 초과', en: 'Over the limit' };
  const failure = { code: 'EXCEED_MAX_AMOUNT', message: said } as unknown as Overview['declines'][number]['failure'];
  const declines = [
    { code: null, count: 2, failure: null },
    { code: 'EXCEED_MAX_AMOUNT', count: 1, failure },
  ];
  const [without, withOne] = overviewViewOf({ ...overview, declines }).declines;
  expect(without).toMatchObject({ code: 'UNKNOWN', count: 2 });
  expect(without?.message.ko).toMatch(/[가-힣]/);
  expect(without?.message.en).toMatch(/[a-z]/);
  expect(withOne).toMatchObject({ code: 'EXCEED_MAX_AMOUNT', message: said });
});
