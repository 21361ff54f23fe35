import type { Order, OrderLine } from '../../server/src/domain/order';
import type { Page } from '../../server/src/domain/page';
import type { NewAuditEntry } from '../../server/src/services/audit/audit-port';
import type { NewEvent } from '../../server/src/domain/event';
import type { Payment } from '../../server/src/domain/payment';
import type { Refund } from '../../server/src/domain/refund';
import {
  DuplicateRow,
  type Offer,
  type OrderRepository,
  type PaymentRepository,
  type RefundRepository,
} from '../../server/src/repositories/ports';
import { createMemoryAudit } from './memory-audit';
import { offersIn } from './memory-offers';
import { createMemoryTables, type MemoryTables, type Table } from './memory-tables';

/** Moves the time of what is due, as the databases do, and answers the rows as they are then. */
const claimed = <Row extends { nextCheckAt: number | null }>(
  table: Table<Row>,
  keyOf: (row: Row) => string,
  [now, until, limit]: readonly [now: number, until: number, limit: number]
): Row[] =>
  table
    .values()
    .filter(({ nextCheckAt }) => nextCheckAt !== null && nextCheckAt <= now)
    .sort((a, b) => (a.nextCheckAt ?? 0) - (b.nextCheckAt ?? 0))
    .slice(0, limit)
    .map((row) => {
      const taken = { ...row, nextCheckAt: until };
      table.put(keyOf(row), taken);
      return taken;
    });

const pageOf = <T>(rows: T[]): Page<T> => ({ rows: [...rows].reverse(), total: rows.length });

const ordersIn = ({ table, committed }: MemoryTables) => {
  const rows = table<Order>('order');
  const lines = table<OrderLine[]>('lines');
  const orders: OrderRepository = {
    insert: async (order, orderLines) => {
      if (rows.get(order.orderId)) throw new DuplicateRow('order');
      rows.put(order.orderId, { ...order });
      lines.put(order.orderId, [...orderLines]);
    },
    find: (orderId) => committed(() => rows.get(orderId) ?? null),
    list: ({ buyer, state }) =>
      committed(() =>
        pageOf(
          rows
            .values()
            .filter(
              (order) =>
                (buyer === undefined || order.buyer === buyer) && (state === undefined || order.state === state)
            )
        )
      ),
    linesOf: (orderIds) =>
      committed(() => new Map(orderIds.map((orderId) => [orderId, lines.get(orderId) ?? []] as const))),
    move: async (orderId, from, to, change = {}) => {
      const order = rows.get(orderId);
      if (order?.state !== from) return false;
      rows.put(orderId, { ...order, ...change, state: to });
      return true;
    },
    unpaidPast: (now, limit) =>
      committed(() =>
        rows
          .values()
          .filter(({ state, expiresAt }) => state === 'pending' && expiresAt <= now)
          .slice(0, limit)
      ),
  };
  return { orders, lines };
};

const paymentsIn = ({ table, committed }: MemoryTables): PaymentRepository => {
  const rows = table<Payment>('payment');
  return {
    insert: async (payment) => {
      if (rows.get(payment.paymentKey)) throw new DuplicateRow('payment');
      rows.put(payment.paymentKey, { ...payment });
    },
    find: (paymentKey) => committed(() => rows.get(paymentKey) ?? null),
    lock: async (paymentKey) => rows.get(paymentKey) ?? null,
    list: ({ buyer, orderId, state }) =>
      committed(() =>
        pageOf(
          rows
            .values()
            .filter(
              (payment) =>
                (buyer === undefined || payment.buyer === buyer) &&
                (orderId === undefined || payment.orderId === orderId) &&
                (state === undefined || payment.state === state)
            )
        )
      ),
    update: async (paymentKey, change) => {
      const payment = rows.get(paymentKey);
      if (payment) rows.put(paymentKey, { ...payment, ...change });
    },
    updateAt: async (paymentKey, revision, change) => {
      const payment = rows.get(paymentKey);
      if (payment?.revision !== revision) return false;
      rows.put(paymentKey, { ...payment, ...change });
      return true;
    },
    claimDue: (...due) => committed(() => claimed(rows, ({ paymentKey }) => paymentKey, due)),
    claimLooks: (now, until, limit) =>
      committed(() =>
        rows
          .values()
          .filter(({ lookAt }) => lookAt !== null && lookAt <= now)
          .slice(0, limit)
          .map((row) => {
            const taken = { ...row, lookAt: until };
            rows.put(row.paymentKey, taken);
            return taken;
          })
      ),
  };
};

const refundsIn = ({ table, committed }: MemoryTables): RefundRepository => {
  const rows = table<Refund>('refund');
  return {
    insert: async (refund) => {
      const { refundId, transactionKey } = refund;
      const isTaken = rows
        .values()
        .some((known) => known.refundId === refundId || (transactionKey && known.transactionKey === transactionKey));
      if (isTaken) throw new DuplicateRow('refund');
      rows.put(refundId, { ...refund });
    },
    find: (refundId) => committed(() => rows.get(refundId) ?? null),
    ofPayment: (paymentKey) => committed(() => rows.values().filter((refund) => refund.paymentKey === paymentKey)),
    list: ({ paymentKey }) =>
      committed(() =>
        pageOf(rows.values().filter((refund) => paymentKey === undefined || refund.paymentKey === paymentKey))
      ),
    askedBy: async (requester, currency, since) =>
      rows
        .values()
        .filter((refund) => refund.requester === requester && refund.currency === currency)
        .filter(({ requestedAt, state }) => requestedAt >= since && state !== 'failed')
        .reduce((sum, { amount }) => sum + amount, 0),
    update: async (refundId, from, change) => {
      const refund = rows.get(refundId);
      if (!refund || !from.includes(refund.state)) return false;
      const { transactionKey } = change;
      if (transactionKey && rows.values().some((r) => r.refundId !== refundId && r.transactionKey === transactionKey))
        throw new DuplicateRow('refund');
      rows.put(refundId, { ...refund, ...change });
      return true;
    },
    claimDue: (...due) => committed(() => claimed(rows, ({ refundId }) => refundId, due)),
  };
};

/**
 * The money repositories in memory. Transactions run one after the other and a throw undoes all of it, as the
 * databases do it; `isInTransaction` tells what the provider's guard would.
 */
export const createMemoryMoney = () => {
  const tables = createMemoryTables();
  const { orders, lines } = ordersIn(tables);
  const { offers, rows: offerRows, payableLines } = offersIn(tables, lines);
  const events: NewEvent[] = [];
  const { audit, entries } = createMemoryAudit(tables.remember);

  return {
    inTransaction: tables.inTransaction,
    atOnce: tables.inTransaction,
    isInTransaction: tables.isInTransaction,
    /** Every state that an order, payment or refund came to, in order; what was undone is not in it. */
    changes: tables.changes,
    /** What happened, written with the change that made it happen. */
    outbox: {
      append: async (happened: readonly NewEvent[]) => {
        const { length } = events;
        events.push(...happened);
        tables.remember(() => void events.splice(length));
      },
      kick: () => undefined,
    },
    told: (): readonly NewEvent[] => events,
    audit,
    /** What was written down about it. */
    audited: (): readonly NewAuditEntry[] => entries,
    orders,
    /** An order as a confirmation reads it. */
    payableOrder: async (orderId: string) => {
      const order = await orders.find(orderId);
      return order && { order, lines: payableLines(orderId), credentials: async () => ({ secretKey: 'test_gsk_x' }) };
    },
    payments: paymentsIn(tables),
    refunds: refundsIn(tables),
    offers,
    /** Puts an offer on the shelf. */
    stock: (offer: Partial<Offer> & { product: string }) =>
      offerRows.put(offer.product, {
        names: { ko: '린넨 셔츠', en: 'Linen shirt' },
        sku: null,
        price: 33_000,
        currency: 'KRW',
        taxFree: false,
        onSale: true,
        stock: null,
        ...offer,
      }),
  };
};

export type MemoryMoney = ReturnType<typeof createMemoryMoney>;
