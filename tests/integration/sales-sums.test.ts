import { NOTHING_SUMMED, piecesOf, type Summed } from '../../server/src/domain/sales-sums';
import { chartOf, daysWanted, figuresOf, methodsOf, spansOf, type Span } from '../../server/src/domain/overview';
import { createOverviewRepository } from '../../server/src/repositories/overview';
import { createSalesSumsRepository } from '../../server/src/repositories/sales-sums';
import { rowsIn } from '../support/editor';
import { startHost, type Host } from '../support/host-app';
import { serviceIn } from '../support/open-shop';
import { createStories, HOUR } from '../support/summed-shop';

const ZONES = ['Asia/Seoul', 'Asia/Kolkata'];
const STEPS = 70;
const PURSES = [
  { environment: 'test', currency: 'KRW' },
  { environment: 'test', currency: 'USD' },
  { environment: 'live', currency: 'KRW' },
] as const;

const realNow = Date.now;
/** The story begins so long ago, and ends about now. */
let aheadMs = -14 * 24 * HOUR;
let host: Host;

beforeAll(async () => {
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + aheadMs);
  host = await startHost();
  await serviceIn(host, 'jobs').stop(5_000);
});
afterAll(async () => {
  await host?.stop();
  jest.restoreAllMocks();
});

const sums = () => createSalesSumsRepository(host.strapi);
const work = () => serviceIn(host, 'salesSums').work(() => true);
const rows = () => host.strapi.db.connection('commerce_sales_sums');

/** Everything that the overview tells of a span, by these sums. */
const toldBy = async (summed: Summed, purse: (typeof PURSES)[number], span: Span) => {
  const overview = createOverviewRepository(host.strapi);
  const { stretches, steps, until } = span;
  const whole = { from: steps[0]?.from ?? 0, to: steps.at(-1)?.to ?? 0 };
  const refunds = await overview.refunds(purse, stretches, summed);
  const declines = await overview.declines(purse, { from: whole.from, to: until }, summed);
  const declined = declines.reduce((sum, { count }) => sum + count, 0);
  const sums = { sales: await overview.sales(purse, stretches, summed), refunds, declined };
  return {
    ...{ figures: figuresOf(span, sums), chart: chartOf(span, sums) },
    methods: methodsOf(await overview.methods(purse, whole, summed)).sort((one, other) =>
      one.method < other.method ? -1 : 1
    ),
    declines,
    products: await overview.topProducts(purse, whole, 10, summed),
  };
};

const bothWays = async (days: number, zone: string, purses: readonly (typeof PURSES)[number][] = PURSES) => {
  const summed = await createOverviewRepository(host.strapi).summed();
  const { span, before } = spansOf(daysWanted({ days }, Date.now(), zone), Date.now(), zone);
  for (const purse of purses) {
    for (const part of [span, before]) {
      expect(await toldBy(summed, purse, part)).toEqual(await toldBy(NOTHING_SUMMED, purse, part));
    }
  }
  const { from, to } = { from: span.steps[0]?.from ?? 0, to: span.until };
  return piecesOf({ from, to }, summed, true);
};

const allSame = async () => {
  for (const zone of ZONES) await bothWays(9, zone);
};

test('a shop without payments has no sums, and none are begun', async () => {
  await work();
  expect(await sums().state()).toBeNull();
  await allSame();
});

describe('through a history in which much is heard late', () => {
  let isEverSummed = 0;
  let isEverTakenIn = 0;

  it('sums tell what the rows tell, whenever somebody asks', async () => {
    const stories = createStories(host, 'sums');
    for (let step = 0; step < STEPS; step += 1) {
      aheadMs += stories.random.int(1, 500) * 60_000;
      await stories.goOn();
      const before = await createOverviewRepository(host.strapi).summed();
      if (stories.random.chance(0.4)) await work();
      const after = await createOverviewRepository(host.strapi).summed();
      if (after.changed.size < before.changed.size) isEverTakenIn += 1;
      if (step % 3 !== 0) continue;
      const { pick } = stories.random;
      const { hours, days } = await bothWays(pick([1, 2, 9]), pick(ZONES), [pick(PURSES)]);
      if (hours.length > 0 && days.length > 0) isEverSummed += 1;
    }
    await work();
    await allSame();
  }, 400_000);

  it('in which every kind of change was met', async () => {
    expect([isEverSummed, isEverTakenIn].every((count) => count >= 3)).toBe(true);
    const count = (type: string, where: object) => rowsIn(host, type).count({ where } as never);
    expect(await count('payment', { isMoved: true, approvedAt: { $null: true } })).toBeGreaterThan(0);
    expect(await count('payment', { isMoved: true, approvedAt: { $notNull: true } })).toBeGreaterThan(0);
    expect(await count('payment', { isSurplus: true, approvedAt: { $notNull: true } })).toBeGreaterThan(0);
    expect(await count('payment', { declinedAt: { $notNull: true } })).toBeGreaterThan(0);
    expect(await count('refund', { state: 'succeeded' })).toBeGreaterThan(5);
    expect(await count('payment', { changedAt: { $null: true } })).toBe(0);
    expect(await count('refund', { changedAt: { $null: true } })).toBe(0);
  });
});

describe('sums that are there', () => {
  const told = () => rows().whereNull('name').orderBy(['figure', 'hours', 'hour', 'environment', 'currency', 'part']);
  const withoutIds = (found: Record<string, unknown>[]) => found.map(({ id: _id, ...row }) => row);

  it('are made anew, and the same, when somebody empties the table', async () => {
    aheadMs += 2 * HOUR;
    await work();
    const before = withoutIds(await told());
    expect(before.length).toBeGreaterThan(100);
    await rows().delete();
    await allSame();
    await work();
    expect(withoutIds(await told())).toEqual(before);
  });

  it('are written by one of two who saw the same state', async () => {
    const state = await sums().state();
    if (!state) throw new Error('There are sums');
    const hours = { from: state.summedUntil - HOUR, to: state.summedUntil };
    const found = await sums().addUp(hours);
    const written = await Promise.all([1, 2, 3].map(() => sums().replace(hours, found, state, state)));
    expect(written.filter(Boolean)).toHaveLength(1);
    await sums()
      .begin(state)
      .catch(() => undefined);
    expect(await rows().whereNotNull('name').select('name')).toHaveLength(1);
    await allSame();
  });

  it('find out about rows that were changed by hand, within days', async () => {
    const [row] = (await host.strapi.db
      .connection('commerce_payments')
      .where({ environment: 'test', currency: 'KRW', is_surplus: false })
      .whereNotNull('approved_at')
      .orderBy('approved_at')
      .limit(1)) as { id: number; amount: unknown }[];
    await host.strapi.db
      .connection('commerce_payments')
      .where({ id: row?.id })
      .update({ amount: Number(row?.amount) + 7 });
    // A day of hours in each run, and fewer on a machine that has much to do.
    const begun = (await sums().state())?.checkNext;
    for (let runs = 0, rounds = 0; rounds < 2 && runs < 800; runs += 1) {
      const before = (await sums().state())?.checkNext ?? 0;
      await work();
      const after = (await sums().state())?.checkNext ?? 0;
      if (after < before || (before < (begun ?? 0) && after >= (begun ?? 0))) rounds += 1;
    }
    const { span } = spansOf(daysWanted({ days: 300 }, Date.now(), 'Asia/Seoul'), Date.now(), 'Asia/Seoul');
    const summed = await createOverviewRepository(host.strapi).summed();
    expect(await toldBy(summed, PURSES[0], span)).toEqual(await toldBy(NOTHING_SUMMED, PURSES[0], span));
  }, 400_000);
});
