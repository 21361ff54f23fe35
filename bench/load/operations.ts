import type { Call } from './children/loader';
import { checkMoney, TABLES } from './money';
import { preparePending, type Pending, type Side } from './orders';
import type { Stage } from './stage';

/** Calls that wait to be sent, and the look at what became of them. */
export type Prepared = { calls: Call[]; check: () => Promise<void> };

/** Something that both sides do. */
export type Operation = {
  name: string;
  method: 'GET' | 'POST';
  prepare: (stage: Stage, side: Side, count: number) => Promise<Prepared>;
};

export const API = { ours: '/api/commerce-payments', yardstick: '/api/yardstick' } as const satisfies Record<Side, string>;

const json = (value: unknown): string => JSON.stringify({ data: value });

export const confirm: Operation = {
  name: 'confirm',
  method: 'POST',
  async prepare(stage, side, count) {
    const orders = await preparePending(stage, side, count);
    const path = `${API[side]}/payments/confirm`;
    const calls = orders.map(({ paymentKey, orderId, amount }) => ({ path, body: json({ paymentKey, orderId, amount }) }));
    return { calls, check: () => checkMoney(stage, side, orders, 'paid') };
  },
};

const CONNECTIONS_BEFORE = 8;

/** Orders that were paid as every other: over the API. */
export const preparePaid = async (stage: Stage, side: Side, count: number): Promise<Pending[]> => {
  await stage.sandbox.ask('delay', 0);
  const orders = await preparePending(stage, side, count);
  const path = `${API[side]}/payments/confirm`;
  const calls = orders.map((order) => ({ path, body: json(order) }));
  const { url, authorization: token, loader } = stage;
  const wish = { url, method: 'POST', token, connections: CONNECTIONS_BEFORE, calls } as const;
  const { refused } = await loader.ask('load', wish);
  if (refused.length > 0) throw new Error(`Refused while orders were paid (${side}): ${refused.join('\n')}`);
  return orders;
};

export const refund: Operation = {
  name: 'refund',
  method: 'POST',
  async prepare(stage, side, count) {
    const orders = await preparePaid(stage, side, count);
    const body = json({ reason: '단순 변심' });
    const calls = orders.map(({ paymentKey }) => ({ path: `${API[side]}/payments/${paymentKey}/refunds`, body }));
    return { calls, check: () => checkMoney(stage, side, orders, 'refunded') };
  },
};

const LINES = 3;
const PRODUCTS = {
  ours: 'select product from commerce_offers order by id',
  yardstick: 'select document_id as product from yardstick_products order by id',
} as const satisfies Record<Side, string>;

const countIn = async ({ store }: Stage, table: string): Promise<number> =>
  Number((await store.all(`select count(*) as many from ${table}`))[0]?.['many']);

/** An order of three lines. */
export const order: Operation = {
  name: 'order',
  method: 'POST',
  async prepare(stage, side, count) {
    const products = (await stage.store.all(PRODUCTS[side])).slice(0, LINES);
    const items = products.map(({ product }) => ({ product, quantity: 1 }));
    const customer = { name: '김하늘', email: 'haneul@example.com', phone: '010-1234-5678' };
    const call = { path: `${API[side]}/orders`, body: json({ items, customer }) };
    const { orders, lines } = TABLES[side];
    const before = { orders: await countIn(stage, orders), lines: await countIn(stage, lines) };
    const check = async (): Promise<void> => {
      const made = (await countIn(stage, orders)) - before.orders;
      const written = (await countIn(stage, lines)) - before.lines;
      if (made !== count || written !== count * LINES)
        throw new Error(`${count} orders were answered, ${made} are there, with ${written} lines (${side})`);
    };
    return { calls: Array.from({ length: count }, () => call), check };
  },
};

/** A route that asks for the token and does nothing else. */
export const ping: Operation = {
  name: 'ping',
  method: 'GET',
  prepare: async (_stage, _side, count) => ({
    calls: Array.from({ length: count }, () => ({ path: `${API.yardstick}/ping` })),
    check: async () => {},
  }),
};

const nothing = async (): Promise<void> => {};
const pickFrom = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length];
  if (found === undefined) throw new Error('There is nothing to read');
  return found;
};

/** One payment by its key, each time another one. */
export const readPayment: Operation = {
  name: 'payment.findOne',
  method: 'GET',
  async prepare({ store }, side, count) {
    const column = side === 'ours' ? 'payment_key' : 'document_id';
    const rows = await store.all(`select ${column} as one from ${TABLES[side].payments} order by id desc limit 5000`);
    const calls = Array.from({ length: count }, (_, at) => ({
      path: `${API[side]}/payments/${String(pickFrom(rows, at)['one'])}`,
    }));
    return { calls, check: nothing };
  },
};

/** The first page of orders: 25 of them. */
export const listOrders: Operation = {
  name: 'order.find',
  method: 'GET',
  prepare: async (_stage, side, count) => ({
    calls: Array.from({ length: count }, () => ({ path: `${API[side]}/orders` })),
    check: nothing,
  }),
};
