import { randomBytes } from 'node:crypto';
import type { Order, OrderLine } from '../../server/src/domain/order';
import { newPayment } from '../../server/src/domain/payment';
import { paymentRow } from '../history/fill';
import { createTables, type Table } from '../history/tables';
import type { Stage } from './stage';

/** Ours is what is measured; the yardstick what it is measured against. */
export const SIDES = ['ours', 'yardstick'] as const;
export type Side = (typeof SIDES)[number];

/** An order that waits, and the payment that its buyer has authorised. */
export type Pending = { orderId: string; paymentKey: string; amount: number };

const AMOUNT = 33_000;
const ORDER_NAME = '워싱 린넨 셔츠';
const EXPIRES_MS = 60 * 60_000;
const CUSTOMER = { name: '김하늘', email: 'haneul@example.com', phone: '010-1234-5678' };
const SHIPPING = { recipient: '김하늘', phone: '010-1234-5678', postalCode: '04524', address1: '서울 중구 세종대로 110', country: 'KR' };

const newOrderId = (): string => `ord_${randomBytes(18).toString('base64url')}`;
export const newOrderIds = (count: number): string[] => Array.from({ length: count }, newOrderId);

const documentId = (): string => randomBytes(12).toString('hex');

const orderOf = (orderId: string, keySetId: string, now: number): Order => ({
  ...{ orderId, state: 'pending', orderName: ORDER_NAME, amount: AMOUNT, taxFreeAmount: 0, refundedAmount: 0 },
  ...{ currency: 'KRW', customerKey: documentId(), buyer: null, customer: CUSTOMER, shipping: SHIPPING },
  ...{ environment: 'test', kind: 'widget', keySetId, orderedAt: now, expiresAt: now + EXPIRES_MS },
  ...{ paidAt: null, metadata: null },
});

const lineOf = (product: string): OrderLine => ({
  ...{ product, name: ORDER_NAME, sku: null, unitPrice: AMOUNT, quantity: 1, amount: AMOUNT, taxFree: false },
});

const keySetOf = async ({ store }: Stage): Promise<string> => {
  const [set] = await store.all("select key_set_id from commerce_key_sets where default_for = 'test:widget'");
  return String(set?.['key_set_id']);
};

const ourTables = async (stage: Stage, orderIds: readonly string[], now: number): Promise<Table[]> => {
  const keySetId = await keySetOf(stage);
  const [offer] = await stage.store.all('select product from commerce_offers order by id limit 1');
  const { orders, lines } = createTables();
  for (const orderId of orderIds) {
    orders.add(orderOf(orderId, keySetId, now), now, documentId());
    const line = { ...lineOf(String(offer?.['product'])), orderId, position: 0, stockHeld: false };
    lines.add({ ...line, currency: 'KRW', environment: 'test', paidAt: null }, now, documentId());
  }
  return [orders.table, lines.table];
};

const ORDER_COLUMNS = ['order_id', 'state', 'order_name', 'amount', 'currency', 'customer', 'shipping'] as const;
const LINE_COLUMNS = ['order_id', 'product', 'name', 'unit_price', 'quantity', 'amount'] as const;
const KINDS: Readonly<Record<string, 'json'>> = { customer: 'json', shipping: 'json' };

const tableOf = (name: string, columns: readonly string[], rows: readonly Table['rows'][number][], now: number): Table => {
  const date = new Date(now);
  const dates = ['created_at', 'updated_at', 'published_at'].map((column) => ({ name: column, kind: 'date' as const }));
  const named = columns.map((column) => ({ name: column, kind: KINDS[column] ?? ('plain' as const) }));
  return {
    name,
    columns: [{ name: 'document_id', kind: 'plain' }, ...dates, ...named],
    rows: rows.map((row) => [documentId(), date, date, date, ...row]),
  };
};

const yardstickTables = (orderIds: readonly string[], now: number): Table[] => [
  tableOf(
    'yardstick_orders',
    ORDER_COLUMNS,
    orderIds.map((orderId) => [orderId, 'pending', ORDER_NAME, AMOUNT, 'KRW', CUSTOMER, SHIPPING]),
    now
  ),
  tableOf(
    'yardstick_order_lines',
    LINE_COLUMNS,
    orderIds.map((orderId) => [orderId, 'product', ORDER_NAME, AMOUNT, 1, AMOUNT]),
    now
  ),
];

const AT_ONCE = 5_000;

/** Writes orders that wait for their payment straight into the tables, the same for both sides. */
export const insertOrders = async (stage: Stage, side: Side, count: number): Promise<string[]> => {
  const now = Date.now();
  const orderIds = newOrderIds(count);
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = orderIds.slice(from, from + AT_ONCE);
    await stage.store.write(side === 'ours' ? await ourTables(stage, some, now) : yardstickTables(some, now));
  }
  return orderIds;
};

/** So many payments that buyers have authorised, of orders that nobody has written yet. */
export const authorise = async ({ sandbox }: Stage, orderIds: readonly string[]): Promise<Pending[]> => {
  const payable = orderIds.map((orderId) => ({ orderId, orderName: ORDER_NAME, amount: AMOUNT }));
  const paymentKeys = await sandbox.ask('authorise', payable);
  return orderIds.map((orderId, at) => ({ orderId, paymentKey: paymentKeys[at] ?? '', amount: AMOUNT }));
};

/** Writes payments whose end nobody knows: claimed, sent, and no answer came. They are due now. */
export const insertUnknown = async (stage: Stage, pending: readonly Pending[]): Promise<void> => {
  const [now, keySetId] = [Date.now(), await keySetOf(stage)];
  for (let from = 0; from < pending.length; from += AT_ONCE) {
    const { orders, payments } = createTables();
    for (const { orderId, paymentKey } of pending.slice(from, from + AT_ONCE)) {
      const order = { ...orderOf(orderId, keySetId, now), state: 'confirming' } as const;
      orders.add(order, now, documentId());
      payments.add(paymentRow({ ...newPayment(order, paymentKey, now), nextCheckAt: now }), now, documentId());
    }
    await stage.store.write([orders.table, payments.table]);
  }
};

/** So many orders that can be confirmed now. */
export const preparePending = async (stage: Stage, side: Side, count: number): Promise<Pending[]> => {
  const orderIds = await insertOrders(stage, side, count);
  return authorise(stage, orderIds);
};
