import { dayIn } from '../../../admin/src/hooks/zone-days';

const told = (day: string, zone: string): string[] | null => {
  const found = dayIn(day, zone);
  return found && [new Date(found.from).toISOString(), new Date(found.to).toISOString()];
};

describe('a day of a zone', () => {
  it.each([
    ['2026-11-21', 'Asia/Seoul', '2026-11-20T15:00:00.000Z', '2026-11-21T14:59:59.999Z'],
    ['2026-11-21', 'UTC', '2026-11-21T00:00:00.000Z', '2026-11-21T23:59:59.999Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z', '2026-07-02T03:59:59.999Z'],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z', '2026-03-09T03:59:59.999Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z', '2026-11-02T04:59:59.999Z'],
    ['2026-11-21', 'Asia/Kathmandu', '2026-11-20T18:15:00.000Z', '2026-11-21T18:14:59.999Z'],
  ])('%s in %s lasts from %s to %s', (day, zone, from, to) => {
    expect(told(day, zone)).toEqual([from, to]);
  });

  it.each(['', 'yesterday', '2026-13-01'])('%p is none', (day) => {
    expect(dayIn(day, 'Asia/Seoul')).toBeNull();
  });
});
