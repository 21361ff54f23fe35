import type { OverviewView, TodayView } from '../../contracts/overview';
import { NOTHING_SUMMED } from '../../server/src/domain/sales-sums';
import { addDays, dayOf, startOfDay } from '../../server/src/domain/shop-days';
import { createOverviewRepository } from '../../server/src/repositories/overview';
import { rowsIn } from '../support/editor';
import type { ApiClient } from '../support/host/api';
import { openShop, publishProduct, serviceIn, type Shop } from '../support/open-shop';

const BASE = '/commerce-payments';
const ZONE = 'Asia/Seoul';
const DAY_MS = 86_400_000;

let shop: Shop;
let admin: ApiClient;
let shirt: string;
let socks: string;

const view = async (query = ''): Promise<OverviewView> => {
  const { status, body, text } = await admin.get<OverviewView>(`${BASE}/overview${query}`);
  if (status !== 200) throw new Error(text);
  return body.data;
};
const todayView = async (): Promise<TodayView> => (await admin.get<TodayView>(`${BASE}/overview/today`)).body.data;

/** Past all who write: sums that are there know nothing of it. */
const change = async (type: string, where: object, data: object) => {
  await rowsIn(shop.host, type).updateMany({ where, data } as never);
  await shop.host.strapi.db.connection('commerce_sales_sums').delete();
};

type Taken = { paymentKey: string; orderId: string };
const pay = async (product: string, quantity = 1, more: Record<string, unknown> = {}): Promise<Taken> =>
  (await shop.pay([{ product, quantity }], more)).body.data;
const refund = async ({ paymentKey }: Taken, amount: number) => {
  const { status, text } = await shop.full.post(`/payments/${paymentKey}/refunds`, {
    data: { reason: '변심', amount },
  });
  if (status !== 201) throw new Error(text);
};
/** Moves a payment, with the lines that were sold, to another time. */
const moveTo = async ({ paymentKey, orderId }: Taken, at: number) => {
  await change('payment', { paymentKey }, { approvedAt: at });
  await change('order-line', { orderId }, { paidAt: at });
};

const today = dayOf(Date.now(), ZONE);
const noonOf = (day: string): number => startOfDay(day, ZONE) + DAY_MS / 2;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.host.admin();
  shirt = await publishProduct(shop.host, { name: '셔츠', price: 30_000 });
  socks = await publishProduct(shop.host, { name: '양말', price: 5_000 });
});
afterAll(() => shop?.close());

describe('an empty shop', () => {
  it('is all zeros, and no rate of nothing', async () => {
    const empty = await view();
    expect(empty).toMatchObject({
      ...{ environment: 'test', currency: 'KRW', currencies: [], timeZone: ZONE, step: 'day' },
      ...{ from: addDays(today, -29), to: today, methods: [], products: [], declines: [] },
      figures: { sales: 0, refunds: 0, net: 0, payments: 0, successRate: null, average: null },
      before: { from: addDays(today, -59), to: addDays(today, -30) },
      waiting: { confirming: { total: 0, payments: [] }, awaiting_deposit: { total: 0, payments: [] } },
      problems: { total: 0 },
    });
    expect([empty.steps.length, empty.before.steps.length]).toEqual([30, 30]);
    expect(await todayView()).toMatchObject({
      ...{ environment: 'test', day: today },
      byCurrency: [{ currency: 'KRW', sales: 0, refunds: 0, payments: 0 }],
    });
  });
});

describe('a shop with payments', () => {
  let early: Taken;
  let old: Taken;

  beforeAll(async () => {
    await pay(shirt, 2);
    early = await pay(shirt);
    await pay(socks, 1, { method: 'EASY_PAY' });
    await refund(early, 10_000);
    const second = await shop.order([{ product: socks, quantity: 1 }]);
    for (const code of ['REJECT_CARD_PAYMENT', 'REJECT_CARD_PAYMENT', 'INVALID_CARD_EXPIRATION']) {
      shop.sandbox.faults.add({ on: 'confirm', kind: 'error', code, times: 1 });
      await shop.full.post('/payments/confirm', { data: shop.authorise(second) });
    }
    await pay(shirt, 1, { method: 'VIRTUAL_ACCOUNT' });
    await moveTo(early, noonOf(addDays(today, -3)));
    old = await pay(shirt);
    await moveTo(old, noonOf(addDays(today, -10)));
  });

  it('is added up over its days, and beside it the days before', async () => {
    const week = await view('?days=7');
    expect(week.figures).toEqual({
      ...{ sales: 95_000, refunds: 10_000, net: 85_000, payments: 3 },
      ...{ successRate: 0.5, average: Math.round(95_000 / 3) },
    });
    expect(week.before.figures).toMatchObject({ sales: 30_000, payments: 1, successRate: 1 });
    expect(week.steps.find(({ at }) => at === addDays(today, -3))).toEqual({
      ...{ at: addDays(today, -3), sales: 30_000, refunds: 0, payments: 1 },
    });
    expect(week.steps.at(-1)).toEqual({ at: today, sales: 65_000, refunds: 10_000, payments: 2 });
    expect(week.currencies).toEqual(['KRW']);
  });

  it('tells methods, products and reasons of declines, most first', async () => {
    const { methods, products, declines } = await view('?days=7');
    expect(methods).toEqual([
      { method: 'card', sales: 90_000, payments: 2 },
      { method: 'easy_pay', sales: 5_000, payments: 1 },
    ]);
    expect(products).toEqual([
      { product: shirt, name: '셔츠', quantity: 3, amount: 90_000 },
      { product: socks, name: '양말', quantity: 1, amount: 5_000 },
    ]);
    expect(declines.map(({ code, count }) => [code, count])).toEqual([
      ['REJECT_CARD_PAYMENT', 2],
      ['INVALID_CARD_EXPIRATION', 1],
    ]);
    expect(declines[0]?.message.ko).toMatch(/[가-힣]/);
  });

  it('lists what waits, whenever it began', async () => {
    const { waiting } = await view('?days=1');
    expect(waiting.confirming.total).toBe(0);
    expect(waiting.awaiting_deposit).toMatchObject({
      total: 1,
      payments: [{ state: 'awaiting_deposit', method: 'virtual_account', amount: 30_000 }],
    });
    // What is waited for alone is no currency that the shop sells in.
    await change('payment', { state: 'awaiting_deposit' }, { currency: 'USD' });
    expect((await view()).currencies).toEqual(['KRW']);
    await change('payment', { state: 'awaiting_deposit' }, { currency: 'KRW' });
  });

  it('has a day end where the shop is', async () => {
    const begin = startOfDay(addDays(today, -10), ZONE);
    const only = `?from=${addDays(today, -10)}&to=${addDays(today, -10)}`;
    const salesAt = async (at: number) => {
      await moveTo(old, at);
      const { figures, products, step, steps } = await view(only);
      return [step, steps.length, figures.sales, products.length];
    };
    expect(await salesAt(begin - 1)).toEqual(['hour', 24, 0, 0]);
    expect(await salesAt(begin)).toEqual(['hour', 24, 30_000, 1]);
    expect(await salesAt(startOfDay(addDays(today, -9), ZONE) - 1)).toEqual(['hour', 24, 30_000, 1]);
    expect(await salesAt(startOfDay(addDays(today, -9), ZONE))).toEqual(['hour', 24, 0, 0]);
  });

  it('compares a day that is not over with as much of the day before', async () => {
    const since = Date.now() - startOfDay(today, ZONE);
    const yesterday = startOfDay(addDays(today, -1), ZONE);
    const before = async (at: number) => {
      await moveTo(old, at);
      const day = await view('?days=1');
      return [day.before.figures.sales, day.before.steps.reduce((sum, { sales }) => sum + sales, 0)];
    };
    expect(await before(Math.floor(yesterday + since / 2))).toEqual([30_000, 30_000]);
    expect(await before(Math.floor(yesterday + (since + DAY_MS) / 2))).toEqual([0, 30_000]);
  });

  it('takes off refunds that were made, on the day they were made, however long the span is', async () => {
    const [day, next] = [addDays(today, -40), addDays(today, -39)];
    await refund(old, 4_000);
    await refund(old, 3_000);
    await moveTo(old, noonOf(day));
    const ofOld = { paymentKey: old.paymentKey };
    await change('refund', ofOld, { requestedAt: noonOf(day), doneAt: noonOf(next) });
    await change('refund', { ...ofOld, amount: 3_000 }, { state: 'failed' });
    const { steps, figures } = await view('?days=90');
    expect(steps.filter(({ at }) => [day, next].includes(at))).toEqual([
      { at: day, sales: 30_000, refunds: 0, payments: 1 },
      { at: next, sales: 0, refunds: 4_000, payments: 0 },
    ]);
    expect(figures).toMatchObject({ sales: 125_000, refunds: 14_000, payments: 4 });
  });

  it('calls a product as it was sold last, and names no more of them than were asked for', async () => {
    await change('order-line', { orderId: old.orderId }, { name: '새 셔츠' });
    const { topProducts } = createOverviewRepository(shop.host.strapi);
    const purse = { environment: 'test', currency: 'KRW' } as const;
    const always = { from: 0, to: Date.now() + DAY_MS };
    expect((await topProducts(purse, always, 2, NOTHING_SUMMED)).map(({ name }) => name)).toEqual(['새 셔츠', '양말']);
    expect(await topProducts(purse, always, 1, NOTHING_SUMMED)).toHaveLength(1);
  });

  it('adds up neither other environments, nor other currencies, nor money that no order waited for', async () => {
    const others = await Promise.all([pay(socks), pay(socks), pay(socks)]);
    for (const taken of others) await refund(taken, 1_000);
    const expected = { sales: 65_000, refunds: 10_000, payments: 2 };
    const [live, dollars, surplus] = others as [Taken, Taken, Taken];
    for (const type of ['payment', 'refund', 'order-line']) {
      const key = type === 'order-line' ? 'orderId' : 'paymentKey';
      await change(type, { [key]: live[key] }, { environment: 'live' });
      await change(type, { [key]: dollars[key] }, { currency: 'USD' });
    }
    await change('payment', { paymentKey: surplus.paymentKey }, { isSurplus: true });
    // What failed was never there to be left out, and what was made at midnight is the new day's.
    await refund(surplus, 500);
    await change('refund', { paymentKey: surplus.paymentKey }, { doneAt: startOfDay(today, ZONE) });
    await change('refund', { paymentKey: surplus.paymentKey, amount: 500 }, { state: 'failed' });
    expect((await view('?days=2')).steps.map(({ refunds }) => refunds)).toEqual([0, 10_000]);
    expect((await view('?days=1')).figures).toMatchObject(expected);
    expect((await view('?days=1')).currencies).toEqual(['KRW', 'USD']);
    expect(await view('?days=1&environment=live')).toMatchObject({
      currencies: ['KRW'],
      figures: { sales: 5_000, refunds: 1_000, payments: 1 },
    });
    expect((await view('?days=1&currency=USD')).figures).toMatchObject({ sales: 5_000, refunds: 1_000, payments: 1 });
    expect((await todayView()).byCurrency).toEqual([
      { currency: 'KRW', ...expected },
      { currency: 'USD', sales: 5_000, refunds: 1_000, payments: 1 },
    ]);
  });

  it('counts what was sold no more when the bank takes the deposit back', async () => {
    const { payments } = (await view()).waiting.awaiting_deposit;
    const { paymentKey } = payments[0] as OverviewView['waiting']['awaiting_deposit']['payments'][number];
    const { ask } = serviceIn(shop.host, 'inquiry');
    const sold = async () => (await view('?days=1')).products.find(({ product }) => product === shirt)?.quantity;
    const before = (await sold()) ?? 0;
    shop.sandbox.payments.deposit(paymentKey);
    await ask(paymentKey);
    expect(await sold()).toBe(before + 1);
    shop.sandbox.payments.reverseDeposit(paymentKey);
    await ask(paymentKey);
    expect(await sold()).toBe(before);
  });
});

describe('GET /overview', () => {
  it.each([
    ['?from=2026-02-30&to=2026-03-09'],
    ['?from=2026-03-01'],
    ['?from=2026-03-02&to=2026-03-01'],
    ['?from=2024-01-01&to=2026-01-01'],
    ['?days=0'],
    ['?days=367'],
    ['?days=7&from=2026-03-01&to=2026-03-02'],
    ['?currency=EUR'],
    ['?environment=prod'],
  ])('refuses %s', async (query) => {
    expect((await admin.get(`${BASE}/overview${query}`)).status).toBe(400);
  });
});
