import type { SalesFigures, SalesStep } from '../../../contracts/overview';
import type { PaymentMethod } from '../../../contracts/payments';
import { addDays, dayOf, daysBetween, stepsOf, type Step } from './shop-days';

/** Days of the shop, both included. */
export type Days = { from: string; to: string };

/** What is asked for: so many days up to today, or from one day to another. */
export type WantedDays = { days: number } | Days;

/** @param now epoch milliseconds; @param zone IANA name */
export const daysWanted = (wanted: WantedDays, now: number, zone: string): Days => {
  if (!('days' in wanted)) return wanted;
  const to = dayOf(now, zone);
  return { from: addDays(to, 1 - wanted.days), to };
};

/** As many days right before. */
export const daysBefore = ({ from, to }: Days): Days => ({
  from: addDays(from, -daysBetween(from, to)),
  to: addDays(from, -1),
});

/** A span as it is added up. Times are epoch milliseconds. */
export type Span = Days & {
  steps: Step[];
  /** Sums are made of these: `steps`, but that the one in which `until` lies is two. */
  stretches: Step[];
  /** Figures count what was before. */
  until: number;
};

const endOf = (steps: readonly Step[]): number => steps.at(-1)?.to ?? 0;
const beginOf = (steps: readonly Step[]): number => steps[0]?.from ?? 0;

const cutAt = (steps: readonly Step[], cut: number): Step[] =>
  steps.flatMap((step) =>
    step.from < cut && cut < step.to
      ? [
          { ...step, to: cut },
          { ...step, from: cut },
        ]
      : [step]
  );

/** The days that were asked for, as far as they have come, and as many before, up to where they stand. */
export const spansOf = (days: Days, now: number, zone: string): { span: Span; before: Span } => {
  const all = stepsOf(days.from, days.to, zone);
  const until = Math.max(beginOf(all), Math.min(now, endOf(all)));
  const steps = all.filter(({ from }) => from <= until);
  const earlier = daysBefore(days);
  const earlierSteps = stepsOf(earlier.from, earlier.to, zone);
  const cut = Math.min(beginOf(earlierSteps) + (until - beginOf(all)), endOf(earlierSteps));
  const isOver = until >= endOf(all);
  return {
    span: { ...days, steps, stretches: steps, until },
    before: {
      ...earlier,
      steps: earlierSteps,
      stretches: isOver ? earlierSteps : cutAt(earlierSteps, cut),
      until: isOver ? endOf(earlierSteps) : cut,
    },
  };
};

type Sales = { stretch: number; amount: number; payments: number };
type MethodSales = { method: PaymentMethod | null; amount: number; payments: number };
type Refunds = { stretch: number; amount: number };

/** What the database added up, by stretch. */
export type Sums = { sales: readonly Sales[]; refunds: readonly Refunds[]; declined: number };

const sum = <Row>(rows: readonly Row[], valueOf: (row: Row) => number): number =>
  rows.reduce((total, row) => total + valueOf(row), 0);

/** The chart's steps; those in which nothing happened are zero. */
export const chartOf = ({ steps, stretches }: Span, { sales, refunds }: Sums): SalesStep[] => {
  const byStep = new Map(steps.map(({ at }) => [at, { at, sales: 0, refunds: 0, payments: 0 }]));
  const stepOf = (stretch: number) => byStep.get(stretches[stretch]?.at ?? '');
  for (const { stretch, amount, payments } of sales) {
    const step = stepOf(stretch);
    if (step) Object.assign(step, { sales: step.sales + amount, payments: step.payments + payments });
  }
  for (const { stretch, amount } of refunds) {
    const step = stepOf(stretch);
    if (step) step.refunds += amount;
  }
  return [...byStep.values()];
};

export const figuresOf = ({ stretches, until }: Span, sums: Sums): SalesFigures => {
  const counts = ({ stretch }: { stretch: number }): boolean => (stretches[stretch]?.from ?? until) < until;
  const counted = sums.sales.filter(counts);
  const sales = sum(counted, ({ amount }) => amount);
  const refunds = sum(sums.refunds.filter(counts), ({ amount }) => amount);
  const payments = sum(counted, (row) => row.payments);
  const ended = payments + sums.declined;
  return {
    ...{ sales, refunds, payments, net: sales - refunds },
    successRate: ended === 0 ? null : payments / ended,
    average: payments === 0 ? null : Math.round(sales / payments),
  };
};

/** Highest amount first. A payment whose method is not known is `other`. */
export const methodsOf = (
  sales: readonly MethodSales[]
): { method: PaymentMethod; sales: number; payments: number }[] => {
  const byMethod = new Map<PaymentMethod, { method: PaymentMethod; sales: number; payments: number }>();
  for (const { method, amount, payments } of sales) {
    const name = method ?? 'other';
    const found = byMethod.get(name) ?? { method: name, sales: 0, payments: 0 };
    byMethod.set(name, { method: name, sales: found.sales + amount, payments: found.payments + payments });
  }
  return [...byMethod.values()].sort((one, other) => other.sales - one.sales);
};
