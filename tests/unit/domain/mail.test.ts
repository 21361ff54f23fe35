import { dueDay, newsOf } from '../../../server/src/domain/mail';

const at = (iso: string): number => Date.parse(iso);
const named = (...keys: string[]) => keys.map((key) => ({ key }));

test.each<[string, string[], string[], string[], string[]]>([
  ['everything is news to somebody who knows nothing', ['a', 'b'], [], ['a', 'b'], []],
  ['what was told is none', ['a', 'b'], ['a'], ['b'], ['a']],
  ['what is gone is forgotten, so that it is news when it comes back', ['b'], ['a', 'b'], [], ['b']],
])('%s', (_what, seen, told, fresh, still) => {
  expect(newsOf(named(...seen), told)).toEqual({ fresh: named(...fresh), still });
});

test.each<[string, string, string, number, string[], string | null]>([
  ['before the hour', '2026-11-21T23:59:00Z', 'Asia/Seoul', 9, [], null],
  ['from the hour on, as the shop’s clock shows it', '2026-11-22T00:00:00Z', 'Asia/Seoul', 9, [], '2026-11-21'],
  ['late in the day too', '2026-11-22T14:59:00Z', 'Asia/Seoul', 9, [], '2026-11-21'],
  ['once a day', '2026-11-22T05:00:00Z', 'Asia/Seoul', 9, ['2026-11-21'], null],
  ['again the day after', '2026-11-23T05:00:00Z', 'Asia/Seoul', 9, ['2026-11-21'], '2026-11-22'],
  ['at midnight', '2026-11-21T15:00:00Z', 'Asia/Seoul', 0, [], '2026-11-21'],
  ['on the other side of the world', '2026-11-22T05:00:00Z', 'America/New_York', 0, [], '2026-11-21'],
])('the summary is due %s', (_when, now, zone, hour, told, day) => {
  expect(dueDay(at(now), zone, hour, told)).toBe(day);
});
