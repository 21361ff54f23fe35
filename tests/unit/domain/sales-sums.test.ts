import fc from 'fast-check';
import {
  hourOf,
  hoursOfChange,
  NOTHING_SUMMED,
  piecesOf,
  SUM_DAY_MS,
  SUM_HOUR_MS,
  type Summed,
} from '../../../server/src/domain/sales-sums';

const DAY = Date.parse('2026-11-20T00:00:00Z');
const at = (hours: number): number => DAY + hours * SUM_HOUR_MS;
const stretch = (from: number, to: number) => ({ from: at(from), to: at(to) });
const summed = (until: number, ...changed: number[]): Summed => ({
  until: at(until),
  changed: new Set(changed.map(at)),
});

describe('a stretch', () => {
  it('is added up live where nothing is summed', () => {
    expect(piecesOf(stretch(0, 48), NOTHING_SUMMED, true)).toEqual({ live: [stretch(0, 48)], hours: [], days: [] });
    expect(piecesOf(stretch(5, 5), summed(48), true)).toEqual({ live: [], hours: [], days: [] });
  });

  it('is read from sums up to where these end', () => {
    expect(piecesOf(stretch(0, 24), summed(20), false)).toEqual({
      ...{ live: [stretch(20, 24)], hours: [stretch(0, 20)], days: [] },
    });
  });

  it('is added up live in hours that changed', () => {
    expect(piecesOf(stretch(0, 6), summed(20, 2, 3), false)).toEqual({
      ...{ live: [stretch(2, 4)], hours: [stretch(0, 2), stretch(4, 6)], days: [] },
    });
  });

  it('is added up live at ends that are no whole hours, as in zones of half an hour', () => {
    expect(piecesOf(stretch(0.5, 3.5), summed(20), false)).toEqual({
      ...{ live: [stretch(0.5, 1), stretch(3, 3.5)], hours: [stretch(1, 3)], days: [] },
    });
    expect(piecesOf(stretch(0.2, 0.7), summed(20), false).live).toEqual([stretch(0.2, 0.7)]);
  });

  it('is read by whole days of UTC where there are such sums, and no hour of the day has changed', () => {
    expect(piecesOf(stretch(-9, 87), summed(80, 30), true)).toEqual({
      live: [stretch(30, 31), stretch(80, 87)],
      hours: [stretch(-9, 0), stretch(24, 30), stretch(31, 48), stretch(72, 80)],
      days: [stretch(0, 24), stretch(48, 72)],
    });
  });

  it('is the sum of its pieces, whatever it is', () => {
    const minute = fc.integer({ min: -4_000, max: 8_000 }).map((minutes) => DAY + minutes * 60_000);
    const hour = fc.integer({ min: -70, max: 140 }).map(at);
    fc.assert(
      fc.property(minute, minute, hour, fc.array(hour), fc.boolean(), (one, other, until, changed, hasDays) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const { live, hours, days } = piecesOf({ from, to }, { until, changed: new Set(changed) }, hasDays);
        const all = [...live, ...hours, ...days].sort((a, b) => a.from - b.from);
        expect(all.every((piece) => piece.from < piece.to)).toBe(true);
        const ends = all.flatMap((piece) => [piece.from, piece.to]);
        expect(ends.filter((end, index) => end !== ends[index % 2 === 0 ? index - 1 : index + 1])).toEqual(
          from === to ? [] : [from, to]
        );
        expect([...hours, ...days].every((piece) => piece.to <= until && hourOf(piece.from) === piece.from)).toBe(true);
        const isSummed = (hourly: number) => [...hours, ...days].some((p) => p.from <= hourly && hourly < p.to);
        expect(changed.some(isSummed)).toBe(false);
        expect(days.every((day) => day.from % SUM_DAY_MS === 0 && (day.to - day.from) % SUM_DAY_MS === 0)).toBe(true);
      })
    );
  });
});

describe('the hours of a payment that was written', () => {
  const payment = { requestedAt: at(1.5), approvedAt: null, declinedAt: null, changedAt: at(30.5), isMoved: false };

  it('are those it counts in', () => {
    expect(hoursOfChange({ ...payment, approvedAt: at(2.2) })).toEqual([at(2)]);
    expect(hoursOfChange({ ...payment, approvedAt: at(2.2), declinedAt: at(9) })).toEqual([at(2), at(9)]);
  });

  it('are those around the writing when it has no time of its own', () => {
    expect(hoursOfChange({ ...payment, declinedAt: at(2.2) })).toEqual([at(2), at(29), at(30)]);
  });

  it('are all since it began when it was counted elsewhere before', () => {
    const hours = hoursOfChange({ ...payment, approvedAt: at(-7.5), isMoved: true });
    expect(hours).toHaveLength(33);
    expect([hours[0], hours[1], hours.at(-1)]).toEqual([at(-8), at(0), at(31)]);
  });
});
