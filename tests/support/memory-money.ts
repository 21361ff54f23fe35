import { AsyncLocalStorage } from 'node:async_hooks';
import type { Order, OrderLine } from '../../server/src/domain/order';
import type { Page } from '../../server/src/domain/page';
import type { NewEvent } from '../../server/src/domain/event';
import type { Payment } from '../../server/src/domain/payment';
import type { Refund } from '../../server/src/domain/refund';
import {
  DuplicateRow,
  type InTransaction,
  type Offer,
  type OfferRepository,
  type OrderRepository,
  type PaymentRepository,
  type RefundRepository,
} from '../../server/src/repositories/ports';

type Held = { product: string; quantity: number };

type Rows = {
  orders: Map<string, Order>;
  lines: Map<string, OrderLine[]>;
  payments: Map<string, Payment>;
  refunds: Map<string, Refund>;
  offers: Map<string, Offer>;
  held: Map<string, Held[]>;
  events: NewEvent[];
};

const copyOf = (rows: Rows): Rows => structuredClone(rows);

/** Moves the time of what is due, as the databases do, and answers the rows as they are then. */
const claimed = <Row extends { nextCheckAt: number | null }>(
  table: Map<string, Row>,
  now: number,
  until: number,
  limit: number
): Row[] =>
  [...table]
    .filter(([, { nextCheckAt }]) => nextCheckAt !== null && nextCheckAt <= now)
    .slice(0, limit)
    .map(([key, row]) => {
      const taken = { ...row, nextCheckAt: until };
      table.set(key, taken);
      return taken;
    });

const pageOf = <T>(rows: T[]): Page<T> => ({ rows: [...rows].reverse(), total: rows.length });

/**
 * The money repositories in memory. Transactions run one after the other and a throw undoes all of it, as the
 * databases do it; `isInTransaction` tells what the provider's guard would.
 */
export const createMemoryMoney = () => {
  let rows: Rows = {
    orders: new Map(),
    lines: new Map(),
    payments: new Map(),
    refunds: new Map(),
    offers: new Map(),
    held: new Map(),
    events: [],
  };
  let tail: Promise<unknown> = Promise.resolve();
  const open = new AsyncLocalStorage<true>();

  const inTransaction: InTransaction = (work) => {
    if (open.getStore()) return work();
    const run = async () => {
      const before = copyOf(rows);
      try {
        return await open.run(true, work);
      } catch (error) {
        rows = before;
        throw error;
      }
    };
    const turn = tail.then(run, run);
    tail = turn.catch(() => undefined);
    return turn;
  };

  const orders: OrderRepository = {
    insert: async (order, lines) => {
      if (rows.orders.has(order.orderId)) throw new DuplicateRow('order');
      rows.orders.set(order.orderId, { ...order });
      rows.lines.set(order.orderId, [...lines]);
    },
    find: async (orderId) => rows.orders.get(orderId) ?? null,
    list: async ({ buyer, state }) =>
      pageOf(
        [...rows.orders.values()].filter(
          (order) => (buyer === undefined || order.buyer === buyer) && (state === undefined || order.state === state)
        )
      ),
    linesOf: async (orderIds) => new Map(orderIds.map((orderId) => [orderId, rows.lines.get(orderId) ?? []])),
    move: async (orderId, from, to, change = {}) => {
      const order = rows.orders.get(orderId);
      if (order?.state !== from) return false;
      rows.orders.set(orderId, { ...order, ...change, state: to });
      return true;
    },
    unpaidPast: async (now, limit) =>
      [...rows.orders.values()]
        .filter(({ state, expiresAt }) => state === 'pending' && expiresAt <= now)
        .slice(0, limit),
  };

  const payments: PaymentRepository = {
    insert: async (payment) => {
      if (rows.payments.has(payment.paymentKey)) throw new DuplicateRow('payment');
      rows.payments.set(payment.paymentKey, { ...payment });
    },
    find: async (paymentKey) => rows.payments.get(paymentKey) ?? null,
    lock: async (paymentKey) => rows.payments.get(paymentKey) ?? null,
    list: async ({ buyer, orderId }) =>
      pageOf(
        [...rows.payments.values()].filter(
          (payment) =>
            (buyer === undefined || payment.buyer === buyer) && (orderId === undefined || payment.orderId === orderId)
        )
      ),
    update: async (paymentKey, change) => {
      const payment = rows.payments.get(paymentKey);
      if (payment) rows.payments.set(paymentKey, { ...payment, ...change });
    },
    claimDue: async (now, until, limit) => claimed(rows.payments, now, until, limit),
  };

  const refunds: RefundRepository = {
    insert: async (refund) => {
      const isTaken = [...rows.refunds.values()].some(
        (known) =>
          known.refundId === refund.refundId ||
          (refund.transactionKey !== null && known.transactionKey === refund.transactionKey)
      );
      if (isTaken) throw new DuplicateRow('refund');
      rows.refunds.set(refund.refundId, { ...refund });
    },
    find: async (refundId) => rows.refunds.get(refundId) ?? null,
    ofPayment: async (paymentKey) => [...rows.refunds.values()].filter((refund) => refund.paymentKey === paymentKey),
    list: async ({ paymentKey }) =>
      pageOf(
        [...rows.refunds.values()].filter((refund) => paymentKey === undefined || refund.paymentKey === paymentKey)
      ),
    update: async (refundId, from, change) => {
      const refund = rows.refunds.get(refundId);
      if (!refund || !from.includes(refund.state)) return false;
      rows.refunds.set(refundId, { ...refund, ...change });
      return true;
    },
    claimDue: async (now, until, limit) => claimed(rows.refunds, now, until, limit),
  };

  const changeStock = (product: string, by: number): boolean => {
    const offer = rows.offers.get(product);
    if (!offer || offer.stock === null || offer.stock + by < 0) return false;
    rows.offers.set(product, { ...offer, stock: offer.stock + by });
    return true;
  };

  const offers: OfferRepository = {
    find: async (product) => rows.offers.get(product) ?? null,
    findMany: async (products) =>
      new Map(
        products.flatMap((product) => {
          const offer = rows.offers.get(product);
          return offer ? [[product, offer] as const] : [];
        })
      ),
    hold: async (orderId) => {
      const counted = (rows.lines.get(orderId) ?? []).filter(
        ({ product }) => typeof rows.offers.get(product)?.stock === 'number'
      );
      const short = counted
        .filter(({ product, quantity }) => !changeStock(product, -quantity))
        .map(({ product }) => product);
      if (short.length === 0) rows.held.set(orderId, counted);
      return short;
    },
    release: async (orderId) => {
      for (const { product, quantity } of rows.held.get(orderId) ?? []) changeStock(product, quantity);
      rows.held.delete(orderId);
    },
    setStock: async (product, stock) => {
      const offer = rows.offers.get(product);
      if (offer) rows.offers.set(product, { ...offer, stock });
    },
    adjustStock: async (product, by) => changeStock(product, by),
  };

  return {
    inTransaction,
    /** What happened, written with the change that made it happen. */
    outbox: {
      append: async (events: readonly NewEvent[]) => void rows.events.push(...events),
      kick: () => undefined,
    },
    told: (): readonly NewEvent[] => rows.events,
    isInTransaction: () => open.getStore() === true,
    orders,
    payments,
    refunds,
    offers,
    /** Puts an offer on the shelf. */
    stock: (offer: Partial<Offer> & { product: string }) =>
      rows.offers.set(offer.product, {
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
