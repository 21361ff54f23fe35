export type TimeUnit = 'minute' | 'hour' | 'day';
export type TimeDistance = { value: number; unit: TimeUnit };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** From here on a larger unit is near enough; below it, rounding would say too much or too little. */
const DAYS_FROM_MS = 2 * DAY_MS;
const HOURS_FROM_MS = 2 * HOUR_MS;

/**
 * How far `instant` is from `now`, as a person would say it: negative in the past, never zero, so that it reads "in 1
 * minute" at the very least. Both in epoch milliseconds.
 */
export const timeDistance = (instant: number, now: number): TimeDistance => {
  const distance = instant - now;
  const size = Math.abs(distance);
  const sign = distance < 0 ? -1 : 1;
  const rounded = (unitMs: number) => sign * Math.max(1, Math.round(size / unitMs));
  if (size >= DAYS_FROM_MS) return { value: rounded(DAY_MS), unit: 'day' };
  if (size >= HOURS_FROM_MS) return { value: rounded(HOUR_MS), unit: 'hour' };
  return { value: rounded(MINUTE_MS), unit: 'minute' };
};
