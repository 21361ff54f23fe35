import { createProgressLine } from '../../progress-line';
import { readShop } from '../../shop';
import { fill } from '../../history/fill';
import { confirm, listOrders, order, readPayment, refund } from '../operations';
import { compare, type Comparison } from '../rounds';
import type { Stage } from '../stage';
import { comparisonText, tableText } from '../table';

/** The same figures with so many orders in our tables; the yardstick's tables stay as small as they were. */
export type Grown = { orders: number; comparisons: Comparison[] };

const SIZES = [1_000, 100_000, 1_000_000];
const DAYS = 180;
const CONNECTIONS = 8;

const countOf = async ({ store }: Stage): Promise<number> =>
  Number((await store.all('select count(*) as many from commerce_orders'))[0]?.['many']);

/** A believable history, of as many orders as are missing. Its sums are made as in a shop that has been open. */
const growTo = async (stage: Stage, orders: number): Promise<void> => {
  const { store, strapi, out } = stage;
  const missing = orders - (await countOf(stage));
  if (missing <= 0) return;
  const line = createProgressLine(missing, out);
  const shop = await readShop(store);
  const wish = { orders: missing, days: DAYS, until: Date.now(), seed: `growth to ${orders}`, onProgress: line.show };
  await fill(store, { ...wish, ...shop });
  line.end();
  await strapi.ask('sumUp');
};

/** How much more the last size costs than the first: what slows the machine slows the yardstick in the same round. */
const slowerBy = (first: Comparison | undefined, last: Comparison | undefined): number =>
  (first?.ratio.median ?? NaN) / (last?.ratio.median ?? NaN);

export const measureGrowth = async (stage: Stage): Promise<Grown[]> => {
  const grown: Grown[] = [];
  for (const size of SIZES) {
    await growTo(stage, Math.max(10, Math.round(size * stage.wish.share)));
    const orders = await countOf(stage);
    const comparisons: Comparison[] = [];
    for (const operation of [confirm, order, refund, readPayment, listOrders])
      comparisons.push(await compare(stage, operation, { connections: CONNECTIONS, delayMs: 0 }));
    stage.out.write(`\n${orders} orders\n${comparisonText(comparisons)}`);
    grown.push({ orders, comparisons });
  }
  const [first, last] = [grown[0], grown.at(-1)];
  const rows = (first?.comparisons ?? []).map((comparison, at) => [
    ...[comparison.operation, slowerBy(comparison, last?.comparisons[at]).toFixed(2)],
  ]);
  stage.out.write(`\n${tableText([[`slower with ${last?.orders} orders than with ${first?.orders}`, 'times'], ...rows])}`);
  return grown;
};
