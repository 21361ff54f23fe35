import { timeDistance } from '../../../admin/src/hooks/time-distance';

const NOW = Date.parse('2026-03-10T00:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('how far away an instant is', () => {
  it.each<[number, number, string]>([
    [7 * DAY - 5_000, 7, 'day'],
    [2 * DAY, 2, 'day'],
    [2 * DAY - 1, 48, 'hour'],
    [36 * HOUR, 36, 'hour'],
    [2 * HOUR, 2, 'hour'],
    [90 * MINUTE, 90, 'minute'],
    [1, 1, 'minute'],
    [0, 1, 'minute'],
    [-3 * DAY, -3, 'day'],
    [-5 * MINUTE, -5, 'minute'],
  ])('%d ms away', (distance, value, unit) => {
    expect(timeDistance(NOW + distance, NOW)).toEqual({ value, unit });
  });
});
