import type { Environment } from '../../../contracts/keys';
import type { Currency } from '../../../contracts/money';
import { LONGEST_SPAN_DAYS, type SalesFigures, type SalesStep } from '../../../contracts/overview';
import type { PaymentMethod } from '../../../contracts/payments';
import type { ProblemCountView } from '../../../contracts/problems';
import { CommerceError } from '../domain/errors';
import { chartOf, daysWanted, figuresOf, methodsOf, spansOf } from '../domain/overview';
import type { Days, Span, Sums, WantedDays } from '../domain/overview';
import type { Summed } from '../domain/sales-sums';
import { dayOf, daysBetween } from '../domain/shop-days';
import type { DeclineRow, OverviewRepository, ProductRow, Purse } from '../repositories/overview-port';
import type { Clock } from './clock';
import type { PaymentList, PaymentRow } from './payment-list';
import type { Problems } from './problems';

export type OverviewPorts = {
  overview: OverviewRepository;
  paymentList: Pick<PaymentList, 'page'>;
  problems: Pick<Problems, 'count'>;
  /** The shop's time zone, an IANA name. */
  timeZone: () => Promise<string>;
  /** The one that the shop runs in. */
  environment: Environment;
  clock: Clock;
};

/** What somebody looks at: without a word the shop's own environment and its main currency. */
export type OverviewWish = {
  days: WantedDays;
  environment?: Environment | undefined;
  currency?: Currency | undefined;
};

type WaitingState = 'confirming' | 'awaiting_deposit';

/** Payments whose end is waited for, the oldest first. */
export type Waiting = Record<WaitingState, { total: number; rows: PaymentRow[] }>;

/** Days as they were added up. `until`: epoch milliseconds. */
export type ToldSpan = Days & { until: number; figures: SalesFigures; steps: SalesStep[] };

export type Overview = Purse & {
  currencies: Currency[];
  timeZone: string;
  span: ToldSpan;
  before: ToldSpan;
  methods: { method: PaymentMethod; sales: number; payments: number }[];
  products: ProductRow[];
  declines: DeclineRow[];
  waiting: Waiting;
  problems: ProblemCountView;
};

const SHOWN = 10;
const DEFAULT_CURRENCY: Currency = 'KRW';

const told = (span: Span, sums: Sums): ToldSpan => ({
  ...{ from: span.from, to: span.to, until: span.until },
  figures: figuresOf(span, sums),
  steps: chartOf(span, sums),
});

const checked = (days: Days): Days => {
  const length = daysBetween(days.from, days.to);
  if (length >= 1 && length <= LONGEST_SPAN_DAYS) return days;
  throw new CommerceError('INVALID_REQUEST', `Between 1 and ${LONGEST_SPAN_DAYS} days can be added up`, {
    fields: ['from', 'to'],
  });
};

/** What a shop sold, and what waits. Of hours that are over there are sums; what is told is what is in the books. */
export const createOverview = (ports: OverviewPorts) => {
  const { overview, paymentList, problems, timeZone, clock } = ports;

  const waitingIn = async (environment: Environment): Promise<Waiting> => {
    const listed = async (state: WaitingState) => {
      const filters = { environment, state };
      const wish = { filters, sort: 'requestedAt', direction: 'asc', pageSize: SHOWN } as const;
      const { rows, total } = await paymentList.page(wish);
      return { rows, total };
    };
    return { confirming: await listed('confirming'), awaiting_deposit: await listed('awaiting_deposit') };
  };

  const added = async (purse: Purse, { stretches, until }: Span, summed: Summed) => {
    const [begin = until] = stretches.map(({ from }) => from);
    const [sales, refunds, declines] = await Promise.all([
      overview.sales(purse, stretches, summed),
      overview.refunds(purse, stretches, summed),
      overview.declines(purse, { from: begin, to: until }, summed),
    ]);
    return { declines, sums: { sales, refunds, declined: declines.reduce((total, { count }) => total + count, 0) } };
  };

  const today = async (currency: Currency, zone: string, summed: Summed) => {
    const { span } = spansOf(daysWanted({ days: 1 }, clock(), zone), clock(), zone);
    const { sums } = await added({ environment: ports.environment, currency }, span, summed);
    const { sales, refunds, payments } = figuresOf(span, sums);
    return { currency, sales, refunds, payments };
  };

  return {
    /**
     * One environment and one currency over some days of the shop, and over as many days before them.
     *
     * @throws CommerceError `INVALID_REQUEST` when the days are too many, or none
     */
    async view(wish: OverviewWish): Promise<Overview> {
      const zone = await timeZone();
      const days = checked(daysWanted(wish.days, clock(), zone));
      const environment = wish.environment ?? ports.environment;
      const currencies = await overview.currencies(environment);
      const currency = wish.currency ?? currencies[0] ?? DEFAULT_CURRENCY;
      const purse = { environment, currency };
      const { span, before } = spansOf(days, clock(), zone);
      const summed = await overview.summed();
      const whole = { from: span.steps[0]?.from ?? 0, to: span.steps.at(-1)?.to ?? 0 };
      const [now, earlier, methods, products, waiting, problemCount] = await Promise.all([
        added(purse, span, summed),
        added(purse, before, summed),
        overview.methods(purse, whole, summed),
        overview.topProducts(purse, whole, SHOWN, summed),
        waitingIn(environment),
        problems.count(),
      ]);
      return {
        ...{ ...purse, currencies, timeZone: zone, products, waiting, problems: problemCount },
        span: told(span, now.sums),
        before: told(before, earlier.sums),
        methods: methodsOf(methods),
        declines: now.declines.slice(0, SHOWN),
      };
    },

    /** The shop's present day, in the environment that it runs in. */
    async today() {
      const zone = await timeZone();
      const { environment } = ports;
      const used = await overview.currencies(environment);
      const [main = DEFAULT_CURRENCY] = used;
      const summed = await overview.summed();
      const shown = used.length === 0 ? [main] : used;
      const days = await Promise.all(shown.map((currency) => today(currency, zone, summed)));
      const waiting = await waitingIn(environment);
      return {
        ...{ environment, timeZone: zone, day: dayOf(clock(), zone) },
        byCurrency: days.filter(({ currency, payments, refunds }) => currency === main || payments + refunds > 0),
        waiting: {
          confirming: waiting.confirming.total,
          awaiting_deposit: waiting.awaiting_deposit.total,
          problems: (await problems.count()).total,
        },
      };
    },
  };
};

export type OverviewService = ReturnType<typeof createOverview>;
