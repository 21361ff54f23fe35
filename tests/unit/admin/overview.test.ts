import { changeOf, pointsOf as differenceOf, toneOf } from '../../../admin/src/pages/overview/figure-change';
import { fittingDays } from '../../../admin/src/pages/overview/overview-query';
import { highest, namedPlaces, pointsOf } from '../../../admin/src/pages/overview/sales-chart/points';
import type { OverviewView, SalesStep } from '../../../contracts/overview';

describe('how a figure changed', () => {
  it.each([
    [150, 100, 0.5],
    [0, 100, -1],
    [100, 0, null],
    [100, -50, null],
    [null, 100, null],
  ])('from %s, which was %s before, is %s', (now, before, change) => {
    expect(changeOf(now, before)).toBe(change);
  });

  it('is points for a share', () => {
    expect(differenceOf(0.93, 0.9)).toBeCloseTo(3);
    expect(differenceOf(null, 0.9)).toBeNull();
  });

  it('is good or bad only where it can be, and when it can be seen', () => {
    expect([toneOf(0.2, 'good'), toneOf(-0.2, 'good'), toneOf(0.2, 'calm')]).toEqual(['good', 'bad', 'calm']);
    expect([toneOf(0.2, 'bad'), toneOf(-0.2, 'bad')]).toEqual(['bad', 'good']);
    expect([toneOf(null, 'good'), toneOf(0.0001, 'good')]).toEqual(['calm', 'calm']);
    expect([toneOf(0.04, 'good', 'points'), toneOf(-0.06, 'good', 'points')]).toEqual(['calm', 'bad']);
  });
});

describe('days chosen one by one', () => {
  it.each([
    ['from', { from: '2026-03-10', to: '2026-03-01' }, { from: '2026-03-10', to: '2026-03-10' }],
    ['to', { from: '2026-03-10', to: '2026-03-01' }, { from: '2026-03-01', to: '2026-03-01' }],
    ['from', { from: '2024-01-01', to: '2026-01-01' }, { from: '2024-01-01', to: '2024-12-31' }],
    ['to', { from: '2023-01-01', to: '2024-01-01' }, { from: '2023-01-01', to: '2024-01-01' }],
    ['to', { from: '2023-01-01', to: '2024-01-02' }, { from: '2023-01-02', to: '2024-01-02' }],
  ] as const)('%s: the other end follows', (moved, chosen, fitting) => {
    expect(fittingDays(chosen, moved)).toEqual(fitting);
  });
});

describe('the places of the chart', () => {
  const step = (at: string, sales: number, refunds = 1): SalesStep => ({ at, sales, refunds, payments: 1 });
  const before = [step('2026-11-18', 7), step('2026-11-19', 8), step('2026-11-20', 9)];
  const overview = {
    ...{
      from: '2026-11-21',
      to: '2026-11-23',
      step: 'day',
      steps: [step('2026-11-21', 5, 2)],
      before: { steps: before },
    },
  } as unknown as OverviewView;

  it('have the span before beside them, also those that are still to come', () => {
    const points = pointsOf(overview);
    expect(points.map(({ at, sales, before: then }) => [at, sales, then])).toEqual([
      ['2026-11-21', 5, 7],
      ['2026-11-22', null, 8],
      ['2026-11-23', null, 9],
    ]);
    expect(points.map(({ refunds }) => refunds)).toEqual([2, 0, 0]);
    expect(highest(points)).toBe(9);
    expect(highest(points.map((point) => ({ ...point, refunds: 12 })))).toBe(12);
    const idle = points.map((point) => ({ ...point, sales: 0, refunds: 0, before: 0 }));
    expect([highest([]), highest(idle)]).toEqual([10_000, 10_000]);
  });

  it('are named at even distances, as many as there is room for', () => {
    expect(namedPlaces(7, 20)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(namedPlaces(30, 7)).toEqual([0, 5, 10, 15, 20, 25]);
    expect(namedPlaces(3, 0)).toEqual([0]);
  });
});
