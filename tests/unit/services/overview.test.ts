import type { Environment } from '../../../contracts/keys';
import { CURRENCIES, type Currency } from '../../../contracts/money';
import { NOTHING_SUMMED } from '../../../server/src/domain/sales-sums';
import { startOfDay, type Stretch } from '../../../server/src/domain/shop-days';
import type { DeclineRow, OverviewRepository, Purse } from '../../../server/src/repositories/overview-port';
import { createOverview } from '../../../server/src/services/overview';
import type { PaymentRows, PaymentWish } from '../../../server/src/services/payment-list';
import type { ProblemCountView } from '../../../contracts/problems';

const ZONE = 'Asia/Seoul';
/** Half past midnight of the 22nd in Seoul; the 21st in UTC. */
const NOW = Date.parse('2026-11-21T15:30:00Z');
const begin = (day: string): number => startOfDay(day, ZONE);

type Entry = { at: number; amount: number; currency?: Currency; environment?: Environment };
type Books = { sold: Entry[]; back: Entry[]; declined: number[] };

/** A shop over lists, in the environment `live`; of each currency what was sold is known. */
const aShop = (change: Partial<Books> = {}) => {
  const { sold, back, declined }: Books = { sold: [], back: [], declined: [], ...change };
  const wishes: PaymentWish[] = [];
  const windows: { declines: Stretch[]; products: Stretch[] } = { declines: [], products: [] };
  const rowsIn = (rows: readonly Entry[], purse: Purse, { from, to }: Stretch) =>
    rows
      .filter(({ currency = 'KRW', environment = 'live' }) => {
        return currency === purse.currency && environment === purse.environment;
      })
      .filter(({ at }) => from <= at && at < to);
  const sales: OverviewRepository['sales'] = async (purse, stretches) =>
    stretches.flatMap((stretch, place) =>
      rowsIn(sold, purse, stretch).map(({ amount }) => ({ stretch: place, amount, payments: 1 }))
    );
  const overview: OverviewRepository = {
    summed: async () => NOTHING_SUMMED,
    sales,
    methods: async () => [],
    refunds: async (purse, stretches) =>
      stretches.flatMap((stretch, place) =>
        rowsIn(back, purse, stretch).map(({ amount }) => ({ stretch: place, amount }))
      ),
    async declines(_purse, { from, to }): Promise<DeclineRow[]> {
      windows.declines.push({ from, to });
      const inside = declined.filter((at) => from <= at && at < to);
      return inside.map((_at, index) => ({ code: `CODE_${index % 12}`, count: 2, failure: null }));
    },
    async topProducts(_purse, stretch) {
      windows.products.push(stretch);
      return [];
    },
    currencies: async (environment) =>
      CURRENCIES.filter((currency) =>
        sold.some((row) => (row.currency ?? 'KRW') === currency && (row.environment ?? 'live') === environment)
      ),
  };
  const service = createOverview({
    overview,
    paymentList: {
      async page(wish) {
        wishes.push(wish);
        return { rows: [], total: wish.filters.state === 'confirming' ? 11 : 22 } as unknown as PaymentRows;
      },
    },
    problems: { count: async () => ({ total: 7 }) as ProblemCountView },
    timeZone: async () => ZONE,
    environment: 'live',
    clock: () => NOW,
  });
  return { service, wishes, windows };
};

const OTHERS: Entry[] = [
  { at: NOW - 60_000, amount: 5, environment: 'test' },
  { at: NOW - 60_000, amount: 1_999, currency: 'USD' },
];

describe('what is looked at', () => {
  test('is without a word the shop’s environment and the currency that it uses', async () => {
    const { service } = aShop({ sold: OTHERS });
    expect(await service.view({ days: { days: 1 } })).toMatchObject({ environment: 'live', currency: 'USD' });
    expect(await aShop().service.view({ days: { days: 1 } })).toMatchObject({ currency: 'KRW', currencies: [] });
    const chosen = await service.view({ days: { days: 1 }, environment: 'test', currency: 'KRW' });
    expect(chosen).toMatchObject({ environment: 'test', currency: 'KRW', span: { figures: { sales: 5 } } });
  });

  test.each([
    ['2025-11-22', '2026-11-22', true],
    ['2025-11-21', '2026-11-22', false],
    ['2026-11-22', '2026-11-21', false],
  ])('is at most 366 days, and one at least: from %s to %s', async (from, to, isTaken) => {
    const { service } = aShop();
    const asked = service.view({ days: { from, to } });
    if (isTaken) expect((await asked).span).toMatchObject({ from, to });
    else await expect(asked).rejects.toMatchObject({ code: 'INVALID_REQUEST', details: { fields: ['from', 'to'] } });
  });
});

test('each span has its own sales, refunds and declines, up to where it stands', async () => {
  const [today, yesterday] = [begin('2026-11-22'), begin('2026-11-21')];
  const { service, windows } = aShop({
    sold: [
      { at: today, amount: 100 },
      { at: yesterday + 1_799_999, amount: 10 },
      // Half past midnight of yesterday: later than what today is compared with.
      { at: yesterday + 1_800_000, amount: 1 },
    ],
    back: [{ at: today + 1, amount: 30 }],
    declined: [today, today + 1, yesterday, yesterday + 1_800_000, NOW + 1],
  });
  const { span, before, declines } = await service.view({ days: { days: 1 } });
  expect(span.figures).toMatchObject({ sales: 100, refunds: 30, net: 70, successRate: 1 / 5 });
  expect(before.figures).toMatchObject({ sales: 10, refunds: 0, successRate: 1 / 3 });
  expect(declines.map(({ code }) => code)).toEqual(['CODE_0', 'CODE_1']);
  expect(windows.declines).toContainEqual({ from: today, to: NOW });
});

test('products are those of the span alone, also of one that is over', async () => {
  const { service, windows } = aShop({ declined: Array.from({ length: 12 }, () => begin('2026-11-02')) });
  const { declines } = await service.view({ days: { from: '2026-11-01', to: '2026-11-03' } });
  const span = { from: begin('2026-11-01'), to: begin('2026-11-04') };
  expect([windows.products, declines.length]).toEqual([[span], 10]);
  expect(windows.declines).toContainEqual(span);
});

test('what waits is that of the environment, the ten that wait longest of each state', async () => {
  const { service, wishes } = aShop();
  const { waiting } = await service.view({ days: { days: 1 }, environment: 'test' });
  const wish = { sort: 'requestedAt', direction: 'asc', pageSize: 10 };
  expect(wishes).toEqual([
    { ...wish, filters: { environment: 'test', state: 'confirming' } },
    { ...wish, filters: { environment: 'test', state: 'awaiting_deposit' } },
  ]);
  expect([waiting.confirming.total, waiting.awaiting_deposit.total]).toEqual([11, 22]);
});

describe('today', () => {
  test('is the shop’s day in its own environment, with what waits', async () => {
    const { service } = aShop({ sold: [{ at: begin('2026-11-22'), amount: 9 }, ...OTHERS.slice(0, 1)] });
    expect(await service.today()).toEqual({
      ...{ environment: 'live', timeZone: ZONE, day: '2026-11-22' },
      byCurrency: [{ currency: 'KRW', sales: 9, refunds: 0, payments: 1 }],
      waiting: { confirming: 11, awaiting_deposit: 22, problems: 7 },
    });
  });

  test('names the main currency always, and others when something happened in them, be it a refund', async () => {
    const long = begin('2026-10-01');
    const sold: Entry[] = [
      { at: long, amount: 1 },
      { at: long, amount: 1, currency: 'USD' },
    ];
    const named = async (back: Entry[]) =>
      (await aShop({ sold, back }).service.today()).byCurrency.map(({ currency }) => currency);
    expect(await named([])).toEqual(['KRW']);
    expect(await named([{ at: begin('2026-11-22'), amount: 1, currency: 'USD' }])).toEqual(['KRW', 'USD']);
  });
});
