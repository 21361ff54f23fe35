/** A stretch of time, epoch milliseconds: `from` belongs to it, `to` does not. */
export type Stretch = { from: number; to: number };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Made once a zone: to make one takes longer than to use it. */
const clockOf = (zone: string): Intl.DateTimeFormat => {
  const made =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
    } as Intl.DateTimeFormatOptions);
  clocks.set(zone, made);
  return made;
};

/** What the clocks of a zone show at an instant, told as if it were UTC. */
const shownAt = (instant: number, zone: string): number => {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)])
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
};

const toDay = (utc: number): string => new Date(utc).toISOString().slice(0, 10);
const utcOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

/** Is this a day of the calendar, as `2026-11-21`? The 30th of February is none. */
export const isDay = (text: string): boolean =>
  DAY.test(text) && !Number.isNaN(utcOf(text)) && toDay(utcOf(text)) === text;

/** The day (`2026-11-21`) that it is at an instant (epoch milliseconds) in a zone (IANA name). */
export const dayOf = (instant: number, zone: string): string => toDay(shownAt(instant, zone));

/** The day so many days later; earlier when `days` is below zero. */
export const addDays = (day: string, days: number): string => toDay(utcOf(day) + days * DAY_MS);

/** How many days there are from one to another, both counted. */
export const daysBetween = (from: string, to: string): number => Math.round((utcOf(to) - utcOf(from)) / DAY_MS) + 1;

/** Clocks jump over midnight: the first minute that is of the day. */
const firstOf = (day: string, zone: string, after: number): number => {
  let [before, since] = [after, after + 4 * HOUR_MS];
  while (since - before > 1) {
    const middle = Math.floor((before + since) / 2);
    if (dayOf(middle, zone) < day) before = middle;
    else since = middle;
  }
  return since;
};

/**
 * When a day begins in a zone: epoch milliseconds. Where clocks go forward at midnight it begins at 1 o'clock, and where
 * they go back over it, at the first of both midnights.
 */
export const startOfDay = (day: string, zone: string): number => {
  const midnight = utcOf(day);
  // What it would be with the offsets of the day before and of the day itself: one of them is in force.
  const offsets = [midnight - DAY_MS, midnight + DAY_MS].map((instant) => shownAt(instant, zone) - instant);
  const begins = offsets.map((offset) => midnight - offset).sort((one, other) => one - other);
  const found = begins.find((instant) => shownAt(instant, zone) === midnight);
  return found ?? firstOf(day, zone, (begins[0] ?? midnight) - HOUR_MS);
};

/** A step of a chart, and the time it stands for. */
export type Step = Stretch & { at: string };

const days = (from: string, to: string, zone: string): Step[] =>
  Array.from({ length: daysBetween(from, to) }, (_, index) => {
    const day = addDays(from, index);
    return { at: day, from: startOfDay(day, zone), to: startOfDay(addDays(day, 1), zone) };
  });

/** An hour that comes twice, where clocks go back, is one step. */
const hours = (day: string, zone: string): Step[] => {
  const steps: Step[] = [];
  const end = startOfDay(addDays(day, 1), zone);
  for (let from = startOfDay(day, zone); from < end; from += HOUR_MS) {
    const at = new Date(shownAt(from, zone)).toISOString().slice(0, 13);
    const to = Math.min(from + HOUR_MS, end);
    const last = steps.at(-1);
    if (last?.at === at) last.to = to;
    else steps.push({ at, from, to });
  }
  return steps;
};

/** Days of a shop from one to another, both included; of one day the hours. */
export const stepsOf = (from: string, to: string, zone: string): Step[] =>
  from === to ? hours(from, zone) : days(from, to, zone);
