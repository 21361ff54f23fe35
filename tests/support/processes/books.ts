import type { OrderState } from '../../../contracts/orders';
import type { PaymentState } from '../../../contracts/payments';
import type { RefundState } from '../../../contracts/refunds';
import { eventNameOf, type ToldEvent } from '../../../contracts/events';
import type { LedgerPayment } from '../../../sandbox/ledger/ledger';
import type { HostProcess } from './host-process';

/** The rows that money hangs on, as the database has them. Amounts in the smallest unit. */
export type Books = {
  orders: { orderId: string; state: OrderState; amount: number; refundedAmount: number }[];
  lines: { orderId: string; product: string; quantity: number; stockHeld: boolean }[];
  payments: {
    paymentKey: string;
    orderId: string;
    state: PaymentState;
    amount: number;
    balanceAmount: number;
    nextCheckAt: number | null;
  }[];
  refunds: {
    refundId: string;
    paymentKey: string;
    state: RefundState;
    amount: number;
    transactionKey: string | null;
    origin: string;
  }[];
  offers: { product: string; stock: number | null }[];
  deliveries: { deliveryId: string; state: string }[];
  events: { eventId: string; type: string; orderId: string; toldAt: number | null }[];
};

const HOLDS_STOCK: readonly string[] = ['confirming', 'awaiting_deposit', 'paid', 'partially_refunded', 'refunded'];
const HAS_MONEY: readonly string[] = ['paid', 'partially_refunded', 'refunded'];

export const readBooks = async (host: HostProcess): Promise<Books> => {
  const rows = <Name extends keyof Books>(uid: string) => host.ask<Books[Name]>('rows', uid);
  return {
    orders: await rows<'orders'>('order'),
    lines: await rows<'lines'>('order-line'),
    payments: await rows<'payments'>('payment'),
    refunds: await rows<'refunds'>('refund'),
    offers: await rows<'offers'>('offer'),
    deliveries: await rows<'deliveries'>('webhook-delivery'),
    events: await rows<'events'>('event'),
  };
};

/** What is still on its way: nobody knows its end yet. */
export const unsettledIn = ({ orders, payments, refunds, deliveries, events }: Books): string[] => [
  ...orders.filter(({ state }) => state === 'confirming').map(({ orderId }) => `order ${orderId} confirming`),
  ...payments.filter(({ state }) => state === 'confirming').map((one) => `payment ${one.paymentKey} confirming`),
  ...refunds
    .filter(({ state }) => state === 'requested' || state === 'processing')
    .map(({ refundId, state }) => `refund ${refundId} ${state}`),
  ...deliveries
    .filter(({ state }) => state === 'received' || state === 'waiting')
    .map(({ deliveryId, state }) => `delivery ${deliveryId} ${state}`),
  ...events.filter(({ toldAt }) => toldAt === null).map(({ eventId, type }) => `event ${eventId} ${type} untold`),
];

const READ_AGAIN_MS = 120_000;

/**
 * Payments whose list of refunds is soon read again: an entry that nobody had claimed while a refund was under way is
 * booked then.
 */
export const readAgainIn = ({ payments }: Books): string[] =>
  payments
    .filter(
      ({ state, nextCheckAt }) =>
        HAS_MONEY.includes(state) && Number(nextCheckAt ?? Infinity) < Date.now() + READ_AGAIN_MS
    )
    .map(({ paymentKey }) => `payment ${paymentKey} is to be read again`);

const sumOf = (rows: readonly { amount: number }[]): number => rows.reduce((sum, { amount }) => sum + amount, 0);

const stateFor = ({ captured, refunded }: LedgerPayment): string =>
  refunded === 0 ? 'paid' : refunded === captured ? 'refunded' : 'partially_refunded';

export type Difference = { kind: 'lost' | 'double' | 'wrong'; what: string };

const lost = (what: string): Difference => ({ kind: 'lost', what });
const double = (what: string): Difference => ({ kind: 'double', what });
const wrong = (what: string): Difference => ({ kind: 'wrong', what });

/** One payment of the provider's ledger beside ours. */
const comparePayment = (told: LedgerPayment, books: Books): Difference[] => {
  const { paymentKey, captured, refunded, confirmations, cancels } = told;
  const payment = books.payments.find((one) => one.paymentKey === paymentKey);
  const refunds = books.refunds.filter((one) => one.paymentKey === paymentKey);
  const found: Difference[] = [];
  if (confirmations > 1) found.push(double(`payment ${paymentKey} was taken ${confirmations} times`));
  if (captured === 0) {
    if (payment && HAS_MONEY.includes(payment.state))
      found.push(wrong(`payment ${paymentKey}: no money, yet ${payment.state}`));
    return found;
  }
  if (!payment) return [...found, lost(`payment ${paymentKey} of ${captured} is not in our books`)];
  const is = `${payment.state} ${payment.amount} balance ${payment.balanceAmount}`;
  const should = `${stateFor(told)} ${captured} balance ${captured - refunded}`;
  if (is !== should) found.push(lost(`payment ${paymentKey}: ${is}, the ledger says ${should}`));
  for (const cancel of cancels.filter(({ status }) => status === 'DONE')) {
    const ours = refunds.filter(({ transactionKey }) => transactionKey === cancel.transactionKey);
    if (ours.length === 0) found.push(lost(`refund ${cancel.transactionKey} of ${cancel.amount} is not in our books`));
    if (ours.length > 1) found.push(double(`refund ${cancel.transactionKey} is in our books ${ours.length} times`));
    const booked = ours.map((one) => `${one.state} ${one.amount} ${one.origin === 'provider' ? 'console' : 'api'}`);
    const made = `succeeded ${cancel.amount} ${cancel.origin}`;
    if (ours.length === 1 && booked[0] !== made)
      found.push(wrong(`refund ${cancel.transactionKey}: ${booked[0]}, the ledger says ${made}`));
  }
  const given = sumOf(refunds.filter(({ state }) => state === 'succeeded'));
  if (given !== refunded) found.push(wrong(`payment ${paymentKey}: refunds of ${given}, the ledger says ${refunded}`));
  return found;
};

/** What our books say that the ledger does not know. */
const compareUnknown = (ledger: ReadonlyMap<string, LedgerPayment>, books: Books): Difference[] => [
  ...books.payments
    .filter(({ paymentKey, state }) => HAS_MONEY.includes(state) && !ledger.has(paymentKey))
    .map(({ paymentKey, state }) => wrong(`payment ${paymentKey} is ${state}, the ledger does not know it`)),
  ...books.refunds
    .filter(({ state }) => state === 'succeeded')
    .filter(({ paymentKey, transactionKey }) =>
      (ledger.get(paymentKey)?.cancels ?? []).every((cancel) => cancel.transactionKey !== transactionKey)
    )
    .map(({ refundId }) => wrong(`refund ${refundId} succeeded, the ledger does not know it`)),
];

const compareOrder = (order: Books['orders'][number], told: readonly LedgerPayment[], books: Books): Difference[] => {
  const taken = told.filter(({ captured }) => captured > 0);
  const found: Difference[] = [];
  if (taken.length > 1) found.push(double(`order ${order.orderId} was paid ${taken.length} times`));
  const [payment] = taken;
  const should = payment ? `${stateFor(payment)} refunded ${payment.refunded}` : 'without money';
  const is = HAS_MONEY.includes(order.state) ? `${order.state} refunded ${order.refundedAmount}` : 'without money';
  if (is !== should) found.push(lost(`order ${order.orderId}: ${is}, the ledger says ${should}`));
  const held = books.lines.filter((line) => line.orderId === order.orderId && line.stockHeld).length;
  if (held > 0 && !HOLDS_STOCK.includes(order.state))
    found.push(wrong(`order ${order.orderId} is ${order.state} and holds stock`));
  return found;
};

const compareStock = (initial: ReadonlyMap<string, number | null>, { offers, lines }: Books): Difference[] =>
  offers.flatMap(({ product, stock }) => {
    const before = initial.get(product);
    if (before === undefined || before === null) return [];
    const held = lines
      .filter((line) => line.product === product && line.stockHeld)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    return stock === before - held ? [] : [wrong(`stock of ${product}: ${stock}, should be ${before} - ${held}`)];
  });

/** Every payment and refund was told, and is one event however often it was told. */
const compareTold = (ledger: readonly LedgerPayment[], books: Books, told: readonly ToldEvent[]): Difference[] => {
  const heard = new Set(told.map(({ id }) => id));
  const idsOf = (type: string, orderId: string): string[] =>
    books.events.filter((event) => event.type === type && event.orderId === orderId).map(({ eventId }) => eventId);
  const paid = ledger
    .filter(({ captured }) => captured > 0)
    .flatMap(({ orderId }) => {
      const ids = idsOf('order.paid', orderId);
      if (ids.length > 1) return [double(`order ${orderId} has ${ids.length} events ${eventNameOf('order.paid')}`)];
      return ids[0] && heard.has(ids[0]) ? [] : [lost(`nobody heard that order ${orderId} was paid`)];
    });
  const unheard = books.events.filter(({ eventId }) => !heard.has(eventId));
  return [...paid, ...unheard.map(({ eventId, type }) => lost(`nobody heard ${type} ${eventId}`))];
};

const groupByOrder = (ledger: readonly LedgerPayment[]): Map<string, LedgerPayment[]> => {
  const groups = new Map<string, LedgerPayment[]>();
  for (const told of ledger) groups.set(told.orderId, [...(groups.get(told.orderId) ?? []), told]);
  return groups;
};

/**
 * The provider's ledger beside our books, row by row.
 *
 * @param told what the host app's listeners heard
 * @param initialStock pieces of each product before the first sale; `null`: not counted
 * @returns what differs; empty when both say the same
 */
export const compareBooks = (
  ledger: readonly LedgerPayment[],
  books: Books,
  told: readonly ToldEvent[],
  initialStock: ReadonlyMap<string, number | null>
): Difference[] => {
  const byKey = new Map(ledger.map((told) => [told.paymentKey, told]));
  const ofOrder = groupByOrder(ledger);
  return [
    ...ledger.flatMap((told) => comparePayment(told, books)),
    ...compareUnknown(byKey, books),
    ...books.orders.flatMap((order) => compareOrder(order, ofOrder.get(order.orderId) ?? [], books)),
    ...compareStock(initialStock, books),
    ...compareTold(ledger, books, told),
    ...unsettledIn(books).map(lost),
  ];
};
