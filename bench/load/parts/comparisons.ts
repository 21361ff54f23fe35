import { confirm, listOrders, order, preparePaid, readPayment, refund, type Operation } from '../operations';
import { insertOrders, SIDES, type Side } from '../orders';
import { TABLES } from '../money';
import { compare, type Comparison } from '../rounds';
import type { Stage } from '../stage';
import { comparisonText } from '../table';

const tell = (stage: Stage, comparisons: Comparison[]): Comparison[] => {
  stage.out.write(`\n${comparisonText(comparisons)}`);
  return comparisons;
};

/** Every number of connections with every delay of the provider. */
const inAllSettings = async (stage: Stage, operation: Operation, delays: readonly number[]): Promise<Comparison[]> => {
  const comparisons: Comparison[] = [];
  for (const delayMs of delays) {
    for (const connections of stage.wish.connections) {
      comparisons.push(await compare(stage, operation, { connections, delayMs }));
    }
  }
  return tell(stage, comparisons);
};

export const measureConfirm = (stage: Stage): Promise<Comparison[]> => inAllSettings(stage, confirm, stage.wish.delays);
export const measureOrder = (stage: Stage): Promise<Comparison[]> => inAllSettings(stage, order, [0]);
export const measureRefund = (stage: Stage): Promise<Comparison[]> => inAllSettings(stage, refund, [0]);

const FEWEST = 2_000;
const QUICK_FEWEST = 30;

/** As many orders and payments on one side as on the other. */
const level = async (stage: Stage): Promise<void> => {
  const count = async (table: string): Promise<number> =>
    Number((await stage.store.all(`select count(*) as many from ${table}`))[0]?.['many']);
  const missing = async (kind: 'orders' | 'payments'): Promise<Record<Side, number>> => {
    const [ours, yardstick] = [await count(TABLES.ours[kind]), await count(TABLES.yardstick[kind])];
    const most = Math.max(ours, yardstick, stage.wish.isQuick ? QUICK_FEWEST : FEWEST);
    return { ours: most - ours, yardstick: most - yardstick };
  };
  const payments = await missing('payments');
  for (const side of SIDES) if (payments[side] > 0) await preparePaid(stage, side, payments[side]);
  const orders = await missing('orders');
  for (const side of SIDES) if (orders[side] > 0) await insertOrders(stage, side, orders[side]);
  await stage.store.analyze([...Object.values(TABLES.ours), ...Object.values(TABLES.yardstick)]);
};

export const measureReads = async (stage: Stage): Promise<Comparison[]> => {
  await level(stage);
  const comparisons: Comparison[] = [];
  for (const operation of [readPayment, listOrders])
    for (const connections of stage.wish.connections)
      comparisons.push(await compare(stage, operation, { connections, delayMs: 0 }));
  return tell(stage, comparisons);
};
