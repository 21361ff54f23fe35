import type { Currency } from '../../../contracts/money';
import type { OrderState } from '../../../contracts/orders';
import type { PaymentState } from '../../../contracts/payments';
import type { RefundState } from '../../../contracts/refunds';
import type { Order, OrderLine } from '../domain/order';
import type { Page, Paging } from '../domain/page';
import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';

/**
 * Runs `work` in one short transaction; it throws, all of it is undone. Transactions do not nest: an inner one joins.
 * No provider is ever called in here.
 */
export type InTransaction = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * The same for work that does nothing but write rows whose keys and states it knows. `work` may run twice: nothing that
 * it did the first time is there then.
 */
export type AtOnce = InTransaction;

/** A unique index refused the row. On PostgreSQL the transaction is lost then, so it must be undone and not gone on with. */
export class DuplicateRow extends Error {
  override readonly name = 'DuplicateRow';
}

export type OrderFilter = { buyer?: number | undefined; state?: OrderState | undefined };

export type OrderRepository = {
  insert: (order: Order, lines: readonly OrderLine[]) => Promise<void>;
  find: (orderId: string) => Promise<Order | null>;
  list: (filter: OrderFilter, paging: Paging) => Promise<Page<Order>>;
  linesOf: (orderIds: readonly string[]) => Promise<Map<string, OrderLine[]>>;
  /**
   * Compare-and-set on the state: `false` when the order was not in `from`.
   *
   * @param lineIds the order's lines, where they are known: they say when they were paid, too
   */
  move: (
    orderId: string,
    from: OrderState,
    to: OrderState,
    change?: Partial<Pick<Order, 'paidAt' | 'refundedAmount'>>,
    lineIds?: readonly number[]
  ) => Promise<boolean>;
  /** Orders that nobody began to pay in time, the oldest first. */
  unpaidPast: (now: number, limit: number) => Promise<Order[]>;
};

export type PaymentFilter = {
  buyer?: number | undefined;
  orderId?: string | undefined;
  state?: PaymentState | undefined;
};

/** `isMoved`: it was counted in the overview at another time before, or may have been. It is never taken back. */
export type PaymentChange = Partial<Payment> & { isMoved?: true };

export type PaymentRepository = {
  /** @throws DuplicateRow when a payment with this key is there already: let it undo the transaction */
  insert: (payment: Payment) => Promise<void>;
  find: (paymentKey: string) => Promise<Payment | null>;
  /** Reads the row under its lock, held until the transaction ends. Call it first in a transaction. */
  lock: (paymentKey: string) => Promise<Payment | null>;
  list: (filter: PaymentFilter, paging: Paging) => Promise<Page<Payment>>;
  update: (paymentKey: string, change: PaymentChange) => Promise<void>;
  /** Compare-and-set on the revision: `false` when somebody has settled the payment since. Locks the row as `lock` does. */
  updateAt: (paymentKey: string, revision: number, change: PaymentChange) => Promise<boolean>;
  /**
   * Claims payments whose `nextCheckAt` has come: it moves to `until`, so that no other process takes them before.
   * Call it outside of a transaction.
   */
  claimDue: (now: number, until: number, limit: number) => Promise<Payment[]>;
  /** The same by `lookAt`. */
  claimLooks: (now: number, until: number, limit: number) => Promise<Payment[]>;
};

export type RefundFilter = {
  buyer?: number | undefined;
  paymentKey?: string | undefined;
  state?: RefundState | undefined;
};

export type RefundRepository = {
  insert: (refund: Refund) => Promise<void>;
  find: (refundId: string) => Promise<Refund | null>;
  ofPayment: (paymentKey: string) => Promise<Refund[]>;
  list: (filter: RefundFilter, paging: Paging) => Promise<Page<Refund>>;
  /** What a requester asked for since then, less what was certainly not given back. Smallest unit of the currency. */
  askedBy: (requester: string, currency: Currency, since: number) => Promise<number>;
  /** Compare-and-set on the state: `false` when the refund was in none of `from`. */
  update: (refundId: string, from: readonly RefundState[], change: Partial<Refund>) => Promise<boolean>;
  /** As with payments. */
  claimDue: (now: number, until: number, limit: number) => Promise<Refund[]>;
};

/** What is charged for a product now, and what is left of it. Prices in the smallest unit. */
export type Offer = {
  product: string;
  /** Name by locale, as published. */
  names: Record<string, string>;
  sku: string | null;
  price: number | null;
  currency: Currency | null;
  taxFree: boolean;
  onSale: boolean;
  /** Pieces left; `null` when they are not counted. */
  stock: number | null;
};

/** A line whose pieces are taken from a stock. */
export type HeldLine = { id: number; product: string; quantity: number };

/** A line of an order that is about to be paid. `isCounted`: its pieces are taken from a stock. */
export type PayableLine = HeldLine & { isCounted: boolean };

export type OfferRepository = {
  find: (product: string) => Promise<Offer | null>;
  findMany: (products: readonly string[]) => Promise<Map<string, Offer>>;
  /**
   * Takes the pieces of an order's counted lines and marks the lines as held.
   *
   * @returns the products of which too few are left; when any is named the caller must undo the transaction
   */
  hold: (orderId: string) => Promise<string[]>;
  /** The same for lines that were just read. */
  holdLines: (lines: readonly PayableLine[]) => Promise<string[]>;
  /**
   * Puts back what `hold` took for this order; a second call finds nothing held.
   *
   * @param held the order's lines that are held, where they are known
   */
  release: (orderId: string, held?: readonly HeldLine[]) => Promise<void>;
  setStock: (product: string, stock: number | null) => Promise<void>;
  /** `false` when it would go under zero, or the product is not counted. */
  adjustStock: (product: string, by: number) => Promise<boolean>;
};
