import { hourOf, hoursOfChange, SUM_HOUR_MS } from '../domain/sales-sums';
import type { Stretch } from '../domain/shop-days';
import type { SalesSumsRepository, SumsState } from '../repositories/sales-sums-port';
import type { Clock } from './clock';

export type SalesSumsPorts = {
  sums: SalesSumsRepository;
  clock: Clock;
  /** Lets others have the process and the database for so many milliseconds. */
  rest: (ms: number) => Promise<unknown>;
};

/**
 * A change is seen once its transaction ends, and carries the time at which it was written: so much may lie between, with
 * clocks that differ. The money's transactions take milliseconds, and none lasts while the provider is asked.
 */
export const SUMS_MARGIN_MS = 600_000;

/** So long may one portion take: SQLite does nothing else meanwhile. */
const PORTION_MS = 25;
const MAX_PORTION_HOURS = 168;
/** So many old hours are added up anew in each run, should somebody have changed rows by hand. */
const CHECKED_HOURS = 24;

type Next = Omit<SumsState, 'turn'>;

/** Hours one after the other as stretches, none longer than `most` hours. */
const inPortions = (hours: readonly number[], most: number): Stretch[] => {
  const portions: Stretch[] = [];
  for (const hour of [...new Set(hours)].sort((one, other) => one - other)) {
    const last = portions.at(-1);
    if (last?.to === hour && hour - last.from < most * SUM_HOUR_MS) last.to = hour + SUM_HOUR_MS;
    else portions.push({ from: hour, to: hour + SUM_HOUR_MS });
  }
  return portions;
};

/**
 * Keeps sums of the overview by the hour, beside the money and never in its way: whole hours are added up in portions,
 * and added up anew when something in them was written late. Who reads them adds up live what they do not know yet.
 */
export const createSalesSums = ({ sums, clock, rest }: SalesSumsPorts) => {
  let portionHours = 6;

  /** `null` when another process moved on with the sums, or somebody emptied them. */
  const write = async (seen: SumsState, hours: Stretch, next: Next): Promise<SumsState | null> => {
    const startedAt = performance.now();
    const isWritten = await sums.replace(hours, await sums.addUp(hours), seen, next);
    const tookMs = performance.now() - startedAt;
    await rest(Math.min(tookMs, 1_000));
    const count = (hours.to - hours.from) / SUM_HOUR_MS;
    if (tookMs > PORTION_MS) portionHours = Math.max(1, Math.floor(count / 2));
    else if (count >= portionHours) portionHours = Math.min(MAX_PORTION_HOURS, portionHours * 2);
    return isWritten ? { ...next, turn: seen.turn + 1 } : null;
  };

  const begun = async (): Promise<SumsState | null> => {
    const state = await sums.state();
    if (state) return state;
    const first = await sums.first();
    if (first === null) return null;
    const from = hourOf(first);
    await sums.begin({ summedUntil: from, seenUntil: clock() - SUMS_MARGIN_MS, checkNext: from });
    return sums.state();
  };

  /** Adds up anew what was written late; then these changes are known. */
  const takeIn = async (begin: SumsState, mayGoOn: () => boolean): Promise<SumsState | null> => {
    const written = { from: begin.seenUntil, to: clock() - SUMS_MARGIN_MS };
    if (written.to <= written.from) return begin;
    const touched = [...(await sums.changedPayments(written)).flatMap(hoursOfChange)];
    touched.push(...(await sums.changedRefunds(written)).map(hourOf));
    let state: SumsState | null = begin;
    const late = touched.filter((hour) => hour < begin.summedUntil);
    for (const hours of inPortions(late, portionHours)) {
      if (!state || !mayGoOn()) return null;
      state = await write(state, hours, state);
    }
    const [first = begin.summedUntil] = late;
    // Nothing to add up: only the state moves on.
    return state && write(state, { from: first, to: first }, { ...state, seenUntil: written.to });
  };

  /** Adds up the hours that are over. */
  const goOn = async (begin: SumsState, mayGoOn: () => boolean): Promise<SumsState | null> => {
    const target = hourOf(clock() - SUMS_MARGIN_MS);
    let state: SumsState | null = begin;
    while (state && state.summedUntil < target && mayGoOn()) {
      const to = Math.min(target, state.summedUntil + portionHours * SUM_HOUR_MS);
      state = await write(state, { from: state.summedUntil, to }, { ...state, summedUntil: to });
    }
    return state;
  };

  /** One stretch of old hours after the other, and then from the beginning. */
  const check = async (state: SumsState): Promise<void> => {
    const from =
      state.checkNext < state.summedUntil ? state.checkNext : hourOf((await sums.first()) ?? state.checkNext);
    const to = Math.min(state.summedUntil, from + Math.min(CHECKED_HOURS, portionHours) * SUM_HOUR_MS);
    if (to > from) await write(state, { from, to }, { ...state, checkNext: to });
  };

  return {
    /** Brings the sums up to now. Called off in the middle it goes on from there the next time. */
    async work(mayGoOn: () => boolean): Promise<void> {
      const state = await begun();
      const seen = state && (await takeIn(state, mayGoOn));
      const done = seen && mayGoOn() ? await goOn(seen, mayGoOn) : null;
      if (done && mayGoOn()) await check(done);
    },
  };
};

export type SalesSums = ReturnType<typeof createSalesSums>;
