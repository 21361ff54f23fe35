import fc from 'fast-check';
import {
  chartOf,
  daysBefore,
  daysWanted,
  figuresOf,
  methodsOf,
  spansOf,
  type Sums,
} from '../../../server/src/domain/overview';
import { addDays, daysBetween, startOfDay } from '../../../server/src/domain/shop-days';

const ZONE = 'Asia/Seoul';
const NOON = Date.parse('2026-11-21T03:00:00Z');
const none: Sums = { sales: [], refunds: [], declined: 0 };

describe('the days that are asked for', () => {
  it('end with the shop’s present one', () => {
    expect(daysWanted({ days: 7 }, NOON, ZONE)).toEqual({ from: '2026-11-15', to: '2026-11-21' });
    expect(daysWanted({ days: 1 }, Date.parse('2026-11-21T15:00:00Z'), ZONE)).toEqual({
      from: '2026-11-22',
      to: '2026-11-22',
    });
  });

  it('have as many before them', () => {
    expect(daysBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({ from: '2026-01-29', to: '2026-02-28' });
    expect(daysBefore({ from: '2026-03-01', to: '2026-03-01' })).toEqual({ from: '2026-02-28', to: '2026-02-28' });
  });
});

describe('a span that is not over', () => {
  const { span, before } = spansOf({ from: '2026-11-21', to: '2026-11-21' }, NOON, ZONE);

  it('has the steps that have begun, and whole ones before', () => {
    expect([span.steps.length, before.steps.length]).toEqual([13, 24]);
  });

  it('is compared with as much of the one before', () => {
    expect(before.until).toBe(NOON - 24 * 3_600_000);
    const at = (stretch: number) => ({ stretch, method: null, amount: 10, payments: 1 });
    const sums = { ...none, sales: before.stretches.map((_, place) => at(place)) };
    expect(figuresOf(before, sums).sales).toBe(120);
    expect(chartOf(before, sums).reduce((total, { sales }) => total + sales, 0)).toBe(240);
  });

  it('cuts the step in which it stands in two', () => {
    const half = spansOf({ from: '2026-11-15', to: '2026-11-21' }, NOON, ZONE).before;
    expect(half.stretches).toHaveLength(8);
    const sums = { ...none, refunds: half.stretches.map((_, stretch) => ({ stretch, amount: 1 })) };
    expect(figuresOf(half, sums).refunds).toBe(7);
    expect(chartOf(half, sums).map(({ refunds }) => refunds)).toEqual([1, 1, 1, 1, 1, 1, 2]);
  });
});

it('a span that is over is compared with a whole one, though days are not of one length', () => {
  const days = { from: '2026-03-08', to: '2026-03-08' };
  const { before, span } = spansOf(days, NOON, 'America/New_York');
  expect([span.steps.length, before.stretches.length]).toEqual([23, 24]);
  expect(before.until).toBe(startOfDay('2026-03-08', 'America/New_York'));
});

it('what there is to count ends with the span, and begins with it while that is still to come', () => {
  const over = spansOf({ from: '2026-11-01', to: '2026-11-19' }, NOON, ZONE);
  expect(over.span.until).toBe(startOfDay('2026-11-20', ZONE));
  const ahead = spansOf({ from: '2026-11-23', to: '2026-11-24' }, NOON, ZONE);
  expect([ahead.span.until, ahead.before.until]).toEqual(
    ['2026-11-23', '2026-11-21'].map((day) => startOfDay(day, ZONE))
  );
});

it('stretches cover both spans without a gap, wherever and whenever', () => {
  const day = fc.integer({ min: 0, max: 2_000 }).map((days) => addDays('2023-01-01', days));
  const zones = fc.constantFrom('Asia/Seoul', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu');
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 1, max: 40 }),
      zones,
      fc.integer({ min: 0, max: 90 }),
      (to, length, zone, late) => {
        const days = { from: addDays(to, 1 - length), to };
        const now = startOfDay(to, zone) + late * 1_000_003;
        const { span, before } = spansOf(days, now, zone);
        for (const { stretches } of [span, before])
          expect(stretches.slice(1).every(({ from }, place) => from === stretches[place]?.to)).toBe(true);
        expect(before.stretches.at(-1)?.to).toBe(span.stretches[0]?.from);
        expect(
          before.stretches.some(({ to: end }) => end === before.until) || before.until === before.stretches[0]?.from
        ).toBe(true);
        expect(daysBetween(before.from, before.to)).toBe(length);
      }
    )
  );
});

describe('figures', () => {
  const { span } = spansOf({ from: '2026-11-20', to: '2026-11-21' }, NOON, ZONE);

  it('know no rate and no average of nothing', () => {
    expect(figuresOf(span, none)).toMatchObject({ successRate: null, average: null, net: 0 });
    expect(figuresOf(span, { ...none, declined: 2 })).toMatchObject({ successRate: 0, average: null });
  });

  it('go below zero when more was given back than taken, and round the average', () => {
    const sales = [{ stretch: 0, method: 'card' as const, amount: 100, payments: 3 }];
    const sums = { sales, refunds: [{ stretch: 1, amount: 250 }], declined: 1 };
    expect(figuresOf(span, sums)).toEqual({
      ...{ sales: 100, refunds: 250, net: -150, payments: 3 },
      ...{ successRate: 0.75, average: 33 },
    });
  });

  it('put methods together over all steps, highest first, and call an unknown one other', () => {
    const sale = (stretch: number, method: 'card' | 'transfer' | null, amount: number, payments = 1) => ({
      ...{ stretch, method, amount, payments },
    });
    const sales = [sale(0, 'card', 10), sale(1, 'card', 10, 2), sale(1, 'transfer', 50), sale(0, null, 5)];
    expect(methodsOf(sales)).toEqual([
      { method: 'transfer', sales: 50, payments: 1 },
      { method: 'card', sales: 20, payments: 3 },
      { method: 'other', sales: 5, payments: 1 },
    ]);
  });
});
