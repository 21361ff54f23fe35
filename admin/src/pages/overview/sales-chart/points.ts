import type { OverviewView } from '../../../../../contracts/overview';

/** One place of the chart: a day or hour of the span, with the one at the same place of the span before. */
export type Point = {
  /** `2026-11-21`, or `2026-11-21T09`. */
  at: string;
  /** `null` for what is still to come. */
  sales: number | null;
  refunds: number;
  payments: number;
  beforeAt: string | null;
  before: number | null;
};

const DAY_MS = 86_400_000;

/** A step that has not begun: the server tells those alone that have. */
const stepAt = ({ from, step }: OverviewView, place: number): string =>
  step === 'hour'
    ? `${from}T${String(place).padStart(2, '0')}`
    : new Date(Date.parse(from) + place * DAY_MS).toISOString().slice(0, 10);

/** The span and the one before it, beside each other. */
export const pointsOf = (overview: OverviewView): Point[] => {
  const { steps, before } = overview;
  return Array.from({ length: Math.max(steps.length, before.steps.length) }, (_, place) => {
    const [now, then] = [steps[place], before.steps[place]];
    return {
      at: now?.at ?? stepAt(overview, place),
      sales: now?.sales ?? null,
      refunds: now?.refunds ?? 0,
      payments: now?.payments ?? 0,
      beforeAt: then?.at ?? null,
      before: then?.sales ?? null,
    };
  });
};

/** So high is a chart of nothing: low enough to be empty, high enough for whole amounts on its axis. */
const EMPTY_HEIGHT = 10_000;

/** The highest that the chart must reach. */
export const highest = (points: readonly Point[]): number =>
  Math.max(0, ...points.map(({ sales, refunds, before }) => Math.max(sales ?? 0, refunds, before ?? 0))) ||
  EMPTY_HEIGHT;

/** Places whose names stand below the axis: at most so many, at even distances, the first one among them. */
export const namedPlaces = (count: number, most: number): number[] => {
  const every = Math.max(1, Math.ceil(count / Math.max(1, most)));
  return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every);
};
