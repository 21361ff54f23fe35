import type { Random } from './random';

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** Korea has had no daylight saving time since 1988. */
const KST_OFFSET_MS = 9 * HOUR_MS;

/** Sunday first. People order on Sunday evening and Monday, less on Saturday. */
const BY_WEEKDAY: readonly number[] = [1.08, 1.14, 1.03, 0.98, 0.97, 0.94, 0.86];

/** From midnight on: few at night, a hill at noon, the top after dinner. */
const BY_HOUR: readonly number[] = [
  0.55, 0.32, 0.18, 0.11, 0.09, 0.12, 0.25, 0.45, 0.7, 0.95, 1.15, 1.2, 1.28, 1.15, 1.08, 1.08, 1.04, 1, 1.05, 1.18,
  1.38, 1.52, 1.4, 1,
];

/** How much more there is at the end than at the beginning. */
const GROWTH = 2.2;
const SALE_EVERY_DAYS = 41;
const SALE_DAYS = 3;

/** A day's own factor: the shop's sales, payday, and the weather. */
const ownFactor = (day: number, dayOfMonth: number, random: Random): number => {
  const weather = 0.85 + 0.3 * random.next();
  const sale = day % SALE_EVERY_DAYS >= SALE_EVERY_DAYS - SALE_DAYS ? 2.1 : 1;
  return weather * sale * (dayOfMonth === 25 ? 1.3 : 1);
};

/** How much is ordered in each hour of the time, in no unit. */
const hourWeights = (from: number, days: number, random: Random): number[] => {
  const weights: number[] = [];
  for (let day = 0; day < days; day += 1) {
    const own = ownFactor(day, new Date(from + day * DAY_MS + KST_OFFSET_MS).getUTCDate(), random);
    for (let hour = 0; hour < 24; hour += 1) {
      const local = new Date(from + day * DAY_MS + hour * HOUR_MS + KST_OFFSET_MS);
      const grown = GROWTH ** (day / days);
      weights.push(own * grown * (BY_WEEKDAY[local.getUTCDay()] ?? 1) * (BY_HOUR[local.getUTCHours()] ?? 1));
    }
  }
  return weights;
};

export type Span = { orders: number; days: number; until: number };

/**
 * When orders are made, oldest first: as many as are wanted, in the rhythm of days and weeks of Korea, more and more of
 * them, the last just before `until`. Epoch milliseconds.
 */
export const orderTimes = ({ orders, days, until }: Span, random: Random): Float64Array => {
  const from = until - days * DAY_MS;
  const weights = hourWeights(from, days, random);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const times = new Float64Array(orders);
  let hour = 0;
  let before = 0;
  for (let index = 0; index < orders; index += 1) {
    const wanted = ((index + random.next()) / orders) * total;
    while (hour < weights.length - 1 && before + (weights[hour] ?? 0) <= wanted) before += weights[hour++] ?? 0;
    const share = Math.min(0.999_999, (wanted - before) / (weights[hour] ?? 1));
    times[index] = Math.floor(from + (hour + share) * HOUR_MS);
  }
  return times;
};

const inKorea = (at: number): string => new Date(at + KST_OFFSET_MS).toISOString();

/** `2026-09-01T10:30:12+09:00`, as in Toss's Payment object. */
export const korean = (at: number): string => `${inKorea(at).slice(0, 19)}+09:00`;
/** `2026-09-01T10:31:05.123000`, without an offset, as `createdAt` of Toss's webhooks. */
export const koreanWithoutOffset = (at: number): string => `${inKorea(at).slice(0, 23)}000`;
/** `20260901103012`, the stamp in a payment key. */
export const koreanStamp = (at: number): string => inKorea(at).slice(0, 19).replace(/\D/g, '');
/** `2026-09`: a phone payment is canceled in its own month or not at all. */
export const koreanMonth = (at: number): string => inKorea(at).slice(0, 7);
