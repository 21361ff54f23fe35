import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Core } from '@strapi/types';
import { DAY_MS } from './history/calendar';
import { openStore, type Store } from './history/database/store';
import { fill } from './history/fill';
import { createSeal } from './history/sealing';
import { ENCRYPTION_KEY, type HostPlace } from './host-app';
import { startHost } from './panel/host';
import { measure, reportOf, type Measured } from './panel/measure';
import { openShop, serviceIn } from './panel/open-shop';
import { plansOf, type PlanClient } from './panel/plans';
import { questionsOf, type Question, type Sample } from './panel/questions';
import { createProgressLine, type Output } from './progress-line';
import { Sentence } from './sentence';
import { readShop } from './shop';

export type PanelWish = {
  orders: number;
  days: number;
  database: PlanClient;
  /** How often each question is asked. */
  times: number;
  /** Shows the database's plans of questions that take longer than so many milliseconds. */
  explain: number | null;
  /** Leaves webhooks out, which fill more slowly than all the rest. */
  isBare: boolean;
  /** Lets the overview's sums be made before it is asked, as they are in a shop that has been open for a while. */
  hasSums: boolean;
  /** Only questions that have this in their name. */
  only: string;
  /** The folder where the filled database stays for the next time; `null`: it goes. */
  keep: string | null;
};

const HELP = `node bench/panel.mjs [--orders 1000000] [--days 180] [--database sqlite|postgres|mysql] [--times 30]
                     [--only list] [--explain 100] [--bare] [--no-sums] [--keep folder]`;

/** @throws Sentence for an argument that is not known or makes no sense */
export const readPanelWish = (args: readonly string[]): PanelWish => {
  const text = (fallback: string) => ({ type: 'string' as const, default: fallback });
  const options = {
    ...{ orders: text('1000000'), days: text('180'), database: text('sqlite'), times: text('30'), only: text('') },
    explain: { type: 'string' as const },
    keep: { type: 'string' as const },
    bare: { type: 'boolean' as const, default: false },
    'no-sums': { type: 'boolean' as const, default: false },
  };
  const { values } = parseArgs({ args: [...args], options });
  const { database, only, explain } = values;
  const [orders, days, times] = [Number(values.orders), Number(values.days), Number(values.times)];
  const isWhole = [orders, days, times].every((value) => Number.isSafeInteger(value) && value > 0);
  if (!isWhole || (database !== 'sqlite' && database !== 'postgres' && database !== 'mysql')) throw new Sentence(HELP);
  return {
    orders,
    days,
    database,
    times,
    only,
    keep: values.keep ?? null,
    isBare: values.bare,
    hasSums: !values['no-sums'],
    explain: explain === undefined ? null : Number(explain),
  };
};

/** A question that takes long is asked less often. */
const BUDGET_MS = 15_000;

const fillShop = async (
  store: Store,
  { orders, days, isBare }: PanelWish,
  until: number,
  out: Output
): Promise<void> => {
  const { products, keySets } = await readShop(store);
  const line = createProgressLine(orders, out);
  const startedAt = performance.now();
  const seal = isBare ? undefined : createSeal(ENCRYPTION_KEY);
  const wish = { orders, days, until, seed: 'bench', products, keySets, seal, onProgress: line.show };
  const { rows } = await fill(store, wish);
  line.end();
  const seconds = (performance.now() - startedAt) / 1_000;
  out.write(`Filled: ${rows} rows in ${seconds.toFixed(0)} s, ${Math.round(rows / seconds)} rows a second.\n`);
};

/**
 * When the shop's history ends, epoch milliseconds: now, or when a kept one was filled.
 *
 * @throws Sentence when another history is kept there
 */
const filledUntil = async (strapi: Core.Strapi, store: Store, wish: PanelWish, out: Output): Promise<number> => {
  const [newest] = await store.all('select max(ordered_at) as at, count(*) as orders from commerce_orders');
  const kept = Number(newest?.['orders'] ?? 0);
  if (kept > 0 && kept !== wish.orders) throw new Sentence(`${kept} orders are kept there, and not ${wish.orders}.`);
  if (kept > 0) return Number(newest?.['at']);
  await openShop(strapi);
  const until = Date.now();
  await fillShop(store, wish, until, out);
  return until;
};

/** A shop that has been open for a while has its sums: the job that keeps them does so here before anything is asked. */
const sumUp = async (strapi: Core.Strapi, out: Output): Promise<void> => {
  const startedAt = performance.now();
  await serviceIn(strapi, 'salesSums').work(() => true);
  out.write(`Summed by the hour in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s, half of it rest.\n`);
};

const sampleOf = async (store: Store): Promise<Sample> => {
  const [row] = await store.all(
    "select p.payment_key, p.order_id, o.customer from commerce_payments p join commerce_orders o on o.order_id = p.order_id where p.state = 'paid' order by p.id limit 1"
  );
  const [line] = await store.all('select product from commerce_offers order by id limit 1');
  const [set] = await store.all("select key_set_id from commerce_key_sets where default_for = 'test:widget'");
  if (!row || !line || !set) throw new Sentence('Nothing was paid in this history: it needs more orders.');
  const customer = (typeof row['customer'] === 'string' ? JSON.parse(row['customer']) : row['customer']) as {
    email: string;
  };
  return {
    paymentKey: String(row['payment_key']),
    orderId: String(row['order_id']),
    email: customer.email,
    product: String(line['product']),
    widget: String(set['key_set_id']),
  };
};

const askAll = async (strapi: Core.Strapi, questions: readonly Question[], wish: PanelWish, out: Output) => {
  const measured: Measured[] = [];
  for (const { name, ask } of questions) {
    const found = await measure(name, ask, { times: wish.times, budgetMs: BUDGET_MS });
    measured.push(found);
    if (wish.explain === null || found.p50 < wish.explain) continue;
    out.write(`\n${name}: ${found.p50.toFixed(0)} ms\n${await plansOf(strapi.db.connection, wish.database, ask)}\n`);
  }
  return measured;
};

/** What the milliseconds are worth: others may have worked on the same machine. */
const machine = (): string => `${availableParallelism()} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}`;

/** Fills a shop, and asks it what the pages of the panel ask. */
export const measurePanel = async (wish: PanelWish, place: HostPlace, out: Output): Promise<void> => {
  const strapi = await startHost(place);
  try {
    const store = await openStore(place.address);
    const until = await filledUntil(strapi, store, wish, out);
    if (wish.hasSums) await sumUp(strapi, out);
    const sample = await sampleOf(store);
    await store.close();
    const service = <Name extends Parameters<typeof serviceIn>[1]>(name: Name) => serviceIn(strapi, name);
    const asked = {
      ...{ overview: service('overview'), paymentList: service('paymentList'), payments: service('payments') },
      ...{ problems: service('problems'), productSales: service('productSales'), webhooks: service('webhooks') },
    };
    const questions = await questionsOf(asked, sample, until - (wish.days / 2) * DAY_MS);
    const [base, ...others] = questions;
    if (!base) return;
    const measured = await askAll(strapi, [base, ...others.filter(({ name }) => name.includes(wish.only))], wish, out);
    out.write(
      `\n${wish.orders} orders on ${wish.database}, ${machine()}\n${reportOf(measured, measured[0] as Measured)}\n`
    );
  } finally {
    await strapi.destroy();
  }
};
