import fc from 'fast-check';
import { addDays, dayOf, daysBetween, isDay, startOfDay, stepsOf } from '../../../server/src/domain/shop-days';

const at = (iso: string): number => Date.parse(iso);

describe('a day of the shop', () => {
  it.each([
    ['2026-11-20T14:59:59.999Z', 'Asia/Seoul', '2026-11-20'],
    ['2026-11-20T15:00:00.000Z', 'Asia/Seoul', '2026-11-21'],
    ['2026-11-20T18:29:59.999Z', 'Asia/Kolkata', '2026-11-20'],
    ['2026-11-20T18:30:00.000Z', 'Asia/Kolkata', '2026-11-21'],
    ['2026-01-01T04:59:59.999Z', 'America/New_York', '2025-12-31'],
  ])('is at %s in %s %s', (instant, zone, day) => {
    expect(dayOf(at(instant), zone)).toBe(day);
  });

  it.each([
    ['2026-11-21', 'Asia/Seoul', '2026-11-20T15:00:00.000Z'],
    ['2026-11-21', 'Asia/Kathmandu', '2026-11-20T18:15:00.000Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    // Clocks go forward at midnight: there is no 0 o'clock.
    ['2023-09-03', 'America/Santiago', '2023-09-03T04:00:00.000Z'],
    // They go back from 1 o'clock to midnight: it is midnight twice.
    ['2026-10-25', 'Atlantic/Azores', '2026-10-25T00:00:00.000Z'],
  ])('%s begins in %s at %s', (day, zone, instant) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(instant);
  });

  it('begins where the one before it ends, in every zone and all year round', () => {
    const zones = ['Asia/Seoul', 'America/Santiago', 'Africa/Cairo', 'Australia/Lord_Howe', 'Europe/London'];
    const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2020-01-01', days));
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (one, zone) => {
        const begin = startOfDay(one, zone);
        expect([dayOf(begin, zone), dayOf(begin - 1, zone)]).toEqual([one, addDays(one, -1)]);
      })
    );
  });

  it.each([
    ['2026-02-28', true],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['26-01-01', false],
    ['2026-01-01T00', false],
  ])('is %s one: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });
});

describe('the steps of a chart', () => {
  it('are days, without a gap', () => {
    const steps = stepsOf('2026-10-24', '2026-11-02', 'America/New_York');
    expect(steps).toHaveLength(daysBetween('2026-10-24', '2026-11-02'));
    expect(steps.slice(1).every(({ from }, index) => from === steps[index]?.to)).toBe(true);
    const long = steps.find(({ at: day }) => day === '2026-11-01');
    expect(((long?.to ?? 0) - (long?.from ?? 0)) / 3_600_000).toBe(25);
  });

  it('are the hours of a single day, one that comes twice as one', () => {
    expect(stepsOf('2026-11-21', '2026-11-21', 'Asia/Seoul')).toHaveLength(24);
    expect(stepsOf('2026-11-21', '2026-11-21', 'Asia/Seoul')[9]).toEqual({
      at: '2026-11-21T09',
      from: at('2026-11-21T00:00:00Z'),
      to: at('2026-11-21T01:00:00Z'),
    });
    const autumn = stepsOf('2026-11-01', '2026-11-01', 'America/New_York');
    expect([autumn.length, new Set(autumn.map(({ at: hour }) => hour)).size]).toEqual([24, 24]);
    expect(autumn.at(-1)?.to).toBe(startOfDay('2026-11-02', 'America/New_York'));
    expect(stepsOf('2026-03-08', '2026-03-08', 'America/New_York')).toHaveLength(23);
  });

  it.each([
    ['2026-11-01', 'America/New_York'],
    ['2026-03-08', 'America/New_York'],
    // Clocks move by half an hour.
    ['2026-04-05', 'Australia/Lord_Howe'],
    ['2026-10-04', 'Australia/Lord_Howe'],
  ])('cover %s in %s from its begin to its end, hour after hour', (day, zone) => {
    const steps = stepsOf(day, day, zone);
    const ends = [startOfDay(day, zone), ...steps.map(({ to }) => to)];
    expect(steps.map(({ from }) => from)).toEqual(ends.slice(0, -1));
    expect(ends.at(-1)).toBe(startOfDay(addDays(day, 1), zone));
  });
});
