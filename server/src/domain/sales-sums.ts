import type { Stretch } from './shop-days';

export const SUM_HOUR_MS = 3_600_000;
export const SUM_DAY_MS = 24 * SUM_HOUR_MS;

/** The hour (UTC) that an instant lies in, by its first millisecond. */
export const hourOf = (at: number): number => Math.floor(at / SUM_HOUR_MS) * SUM_HOUR_MS;

/** The day (UTC) that an instant lies in, by its first millisecond. */
export const dayBegin = (at: number): number => Math.floor(at / SUM_DAY_MS) * SUM_DAY_MS;

/** What can be read from sums: whole hours before `until`, but for those that have changed since. */
export type Summed = { until: number; changed: ReadonlySet<number> };

/** Everything is added up from the rows themselves. */
export const NOTHING_SUMMED: Summed = { until: 0, changed: new Set() };

/** Where the figures of a stretch come from. Together the pieces are the stretch, and none overlaps another. */
export type SumPieces = { live: Stretch[]; hours: Stretch[]; days: Stretch[] };

const append = (pieces: Stretch[], from: number, to: number): void => {
  const last = pieces.at(-1);
  if (last?.to === from) last.to = to;
  else pieces.push({ from, to });
};

/**
 * Splits a stretch by where its sums are: `days` (whole days of UTC) and `hours` from the table of sums, the rest live.
 *
 * @param hasDays are there sums by the day of what is asked for?
 */
export const piecesOf = ({ from, to }: Stretch, { until, changed }: Summed, hasDays: boolean): SumPieces => {
  const pieces: SumPieces = { live: [], hours: [], days: [] };
  const changedDays = new Set([...changed].map(dayBegin));
  const summedTo = Math.min(to, until);
  let at = from;
  while (at < summedTo) {
    const hour = hourOf(at);
    const isDay = hasDays && at === dayBegin(at) && at + SUM_DAY_MS <= summedTo && !changedDays.has(at);
    const isHour = at === hour && at + SUM_HOUR_MS <= summedTo && !changed.has(hour);
    const end = Math.min(hour + SUM_HOUR_MS, to);
    if (isDay) append(pieces.days, at, at + SUM_DAY_MS);
    else append(isHour ? pieces.hours : pieces.live, at, end);
    at = isDay ? at + SUM_DAY_MS : end;
  }
  if (at < to) append(pieces.live, at, to);
  return pieces;
};

/** What a payment that was written tells of the hours it counts in, or did. Epoch milliseconds. */
export type ChangedPayment = {
  requestedAt: number;
  approvedAt: number | null;
  declinedAt: number | null;
  changedAt: number;
  /** It was counted at another time before: a deposit that was taken back, a decline that was paid after all. */
  isMoved: boolean;
};

const hoursBetween = (from: number, to: number): number[] => {
  const first = hourOf(from);
  const count = Math.max(0, Math.floor((hourOf(to) - first) / SUM_HOUR_MS) + 1);
  return Array.from({ length: count }, (_, index) => first + index * SUM_HOUR_MS);
};

/**
 * The hours whose sums a change of a payment may have made wrong. Where it was counted before is not known of one that
 * moved, only that it was after it began; the provider's clock may differ from ours by an hour at most.
 */
export const hoursOfChange = (payment: ChangedPayment): number[] => {
  const { requestedAt, approvedAt, declinedAt, changedAt, isMoved } = payment;
  const known = [approvedAt, declinedAt].flatMap((at) => (at === null ? [] : [hourOf(at)]));
  if (isMoved) return [...known, ...hoursBetween(requestedAt - SUM_HOUR_MS, changedAt + SUM_HOUR_MS)];
  // What was paid without a time of its own has its lines sold when that was written.
  return approvedAt === null ? [...known, ...hoursBetween(changedAt - SUM_HOUR_MS, changedAt)] : known;
};
