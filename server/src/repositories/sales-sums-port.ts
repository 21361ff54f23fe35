import type { ChangedPayment } from '../domain/sales-sums';
import type { Stretch } from '../domain/shop-days';

/** What is added up: money taken, money given back, products of paid orders, payments that were declined. */
export const SUM_FIGURES = ['paid', 'refunded', 'sold', 'declined'] as const;
export type SumFigure = (typeof SUM_FIGURES)[number];

/** One sum of an hour. Smallest unit of the currency. */
export type HourSum = {
  environment: string;
  currency: string;
  figure: SumFigure;
  /** Epoch milliseconds (UTC), the hour's first. */
  hour: number;
  /** Method, product or the provider's code, `''` where there is none. */
  part: string;
  amount: number;
  /** Payments, refunds, pieces or declines. */
  pieces: number;
  /** The id of the last payment that was declined so; 0 elsewhere. */
  latest: number;
};

/** How far the sums are. Epoch milliseconds. */
export type SumsState = {
  /** Every hour before it is summed. */
  summedUntil: number;
  /** Sums hold every change that was written before it. */
  seenUntil: number;
  /** Old hours are added up anew, one after the other: this one is next. */
  checkNext: number;
  /** Counts what was written, so that of two who read the same state one writes. */
  turn: number;
};

export type SalesSumsRepository = {
  /** `null` when there are none. */
  state: () => Promise<SumsState | null>;
  /** Begins anew, without any sum; nothing happens when somebody else has begun. */
  begin: (state: Omit<SumsState, 'turn'>) => Promise<void>;
  /** The time of the first thing that could be summed; `null` when there is nothing. */
  first: () => Promise<number | null>;
  /** Payments that were written in that stretch of time, as far as sums hang on them. */
  changedPayments: (written: Stretch) => Promise<ChangedPayment[]>;
  /** When refunds were made that were written in that stretch of time. */
  changedRefunds: (written: Stretch) => Promise<number[]>;
  /** Adds whole hours up from the rows themselves. Hours of which nothing is told are left out. */
  addUp: (hours: Stretch) => Promise<HourSum[]>;
  /**
   * Puts these sums in the place of those of whole hours, and moves the state on, in one short transaction that touches
   * no other table.
   *
   * @returns `false` when somebody moved the state meanwhile: nothing is written then
   */
  replace: (
    hours: Stretch,
    sums: readonly HourSum[],
    seen: SumsState,
    next: Omit<SumsState, 'turn'>
  ) => Promise<boolean>;
};
