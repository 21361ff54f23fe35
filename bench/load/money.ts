import type { Row } from '../history/database/store';
import type { Pending, Side } from './orders';
import type { Stage } from './stage';

export const TABLES = {
  ours: { orders: 'commerce_orders', payments: 'commerce_payments', lines: 'commerce_order_lines' },
  yardstick: { orders: 'yardstick_orders', payments: 'yardstick_payments', lines: 'yardstick_order_lines' },
} as const satisfies Record<Side, unknown>;

const AT_ONCE = 1_000;

/** @param sql what to ask of each thousand of `keys`; `?` stands for their list */
export const askInParts = async ({ store }: Stage, sql: string, keys: readonly string[]): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = keys.slice(from, from + AT_ONCE).map((key) => `'${key}'`);
    rows.push(...(await store.all(sql.replace('?', some.join(', ')))));
  }
  return rows;
};

const provider = async ({ sandbox }: Stage, orders: readonly Pending[], isRefunded: boolean): Promise<string[]> => {
  const taken = await sandbox.ask(
    'taken',
    orders.map(({ paymentKey }) => paymentKey)
  );
  const wrong = taken.filter(
    ({ captured, refunded, confirmations }, at) =>
      captured !== orders[at]?.amount || confirmations !== 1 || refunded !== (isRefunded ? captured : 0)
  );
  return [
    ...(taken.length === orders.length ? [] : [`the provider knows ${taken.length} of ${orders.length} payments`]),
    ...wrong.map((one) => `the provider's books: ${JSON.stringify(one)}`),
  ];
};

const rowsAbout = async (stage: Stage, side: Side, orders: readonly Pending[]) => {
  const payments = await askInParts(
    stage,
    `select payment_key, order_id, state, amount, balance_amount from ${TABLES[side].payments} where order_id in (?)`,
    orders.map(({ orderId }) => orderId)
  );
  const states = await askInParts(
    stage,
    `select order_id, state from ${TABLES[side].orders} where order_id in (?)`,
    orders.map(({ orderId }) => orderId)
  );
  return { payments, stateOf: new Map(states.map((row) => [row['order_id'], row['state']])) };
};

/**
 * Compares what was answered with what is written, and that with the provider's own books: speed that loses a won, or
 * takes one twice, counts for nothing.
 *
 * @throws Error naming the first things that do not agree
 */
export const checkMoney = async (
  stage: Stage,
  side: Side,
  orders: readonly Pending[],
  is: 'paid' | 'refunded'
): Promise<void> => {
  const { payments, stateOf } = await rowsAbout(stage, side, orders);
  const byOrder = new Map(payments.map((row) => [row['order_id'], row]));
  const wrong = orders.filter(({ orderId, paymentKey, amount }) => {
    const row = byOrder.get(orderId);
    const balance = is === 'refunded' ? 0 : amount;
    const isPaid = row?.['payment_key'] === paymentKey && row['state'] === is && Number(row['amount']) === amount;
    return !isPaid || Number(row['balance_amount']) !== balance || stateOf.get(orderId) !== is;
  });
  const complaints = [
    ...(payments.length === orders.length ? [] : [`${payments.length} rows of ${orders.length} payments`]),
    ...wrong.map(({ orderId }) => `${orderId} is ${stateOf.get(orderId)}: ${JSON.stringify(byOrder.get(orderId))}`),
    ...(await provider(stage, orders, is === 'refunded')),
  ];
  if (complaints.length > 0)
    throw new Error(`The money does not agree (${side}): ${complaints.slice(0, 5).join('; ')}`);
};
