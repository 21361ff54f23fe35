import type { Environment } from './keys';
import type { Currency } from './money';
import type { FailureView, PaymentMethod } from './payments';
import type { PaymentRowView } from './payment-list';
import type { ProblemCountView } from './problems';

/** What is added up over a span. Amounts in the smallest unit of the overview's currency. */
export type SalesFigures = {
  /** Approved in the span, refunds not taken off. */
  sales: number;
  /** Given back in the span, whenever it was paid. */
  refunds: number;
  /** `sales` less `refunds`; below zero when more was given back. */
  net: number;
  /** How many payments were approved. */
  payments: number;
  /** Approved of those that were tried and ended, approved or declined: 0 to 1; `null` when none ended. */
  successRate: number | null;
  /** Sales for each payment, rounded; `null` without payments. */
  average: number | null;
};

/** More days than these are not added up in one go. */
export const LONGEST_SPAN_DAYS = 366;

/** One step of the chart: a day of the shop (`2026-11-21`), or an hour of one (`2026-11-21T09`). */
export type SalesStep = { at: string; sales: number; refunds: number; payments: number };

/** What a shop sold, in one environment and one currency: neither is ever added to another. Times ISO 8601 (UTC). */
export type OverviewView = {
  environment: Environment;
  currency: Currency;
  /** Those that there are payments in, the most used first. */
  currencies: Currency[];
  /** IANA name; days are this zone's. */
  timeZone: string;
  /** First and last day, both included. */
  from: string;
  to: string;
  /** How a step of `steps` is long. */
  step: 'hour' | 'day';
  /** Until when there is something to count: now, or the end of the span when that is over. */
  until: string;
  figures: SalesFigures;
  /** Those that have begun. */
  steps: SalesStep[];
  /**
   * As many days right before. Its figures stop where the span itself stands, so that half a day is compared with half a
   * day; its steps are whole.
   */
  before: { from: string; to: string; until: string; figures: SalesFigures; steps: SalesStep[] };
  methods: { method: PaymentMethod; sales: number; payments: number }[];
  /** The ten with the highest amount. */
  products: { product: string; name: string; quantity: number; amount: number }[];
  /** The ten most frequent. `code`: the provider's; `UNKNOWN` when it gave none. */
  declines: { code: string; count: number; message: FailureView['message'] }[];
  /** Payments whose outcome or deposit is waited for, whenever they began; the oldest ten of each. */
  waiting: Record<'confirming' | 'awaiting_deposit', { total: number; payments: PaymentRowView[] }>;
  problems: ProblemCountView;
};

/** For the home page: the shop's present day. */
export type TodayView = Pick<OverviewView, 'environment' | 'timeZone'> & {
  /** The shop's day, `2026-11-21`. */
  day: string;
  /** Those with payments or refunds today; the shop's main one when there are none. */
  byCurrency: { currency: Currency; sales: number; refunds: number; payments: number }[];
  waiting: { confirming: number; awaiting_deposit: number; problems: number };
};
