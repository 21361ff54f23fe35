import type { Payment } from '../../server/src/domain/payment';
import { declineColumns } from '../../server/src/repositories/decline-columns';
import { problemColumn } from '../../server/src/repositories/problem-column';
import { DAY_MS } from './calendar';
import type { Store } from './database/store';
import { deliveriesAbout } from './deliveries';
import { tellHistory, type Entry, type HistoryWish } from './history';
import { createIdentifiers } from './identifiers';
import { storedEvents } from './outbox';
import { createRandom, type Random } from './random';
import type { Seal } from './sealing';
import { createTables, type Tables } from './tables';

/** So long the plugin keeps what it told of, and what it was told. */
const EVENTS_KEPT_MS = 30 * DAY_MS;
const DELIVERIES_KEPT_MS = 90 * DAY_MS;

const ROWS_AT_ONCE = 5_000;

export type Progress = { orders: number; rows: number };

export type FillWish = HistoryWish & {
  /** Seals the bodies of webhooks; without it there are no webhooks. */
  seal?: Seal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
};

const ANSWERED_AFTER_MS = 1_000;

/** The overview's sums are made anew after a history: its rows need not say that they have changed. */
const UNSUMMED = { changedAt: null };
const SUMS = 'commerce_sales_sums';

/** A payment with the columns that its repository writes beside it. */
export const paymentRow = (payment: Payment) => ({
  ...payment,
  ...problemColumn(payment),
  ...declineColumns(payment, payment.requestedAt + ANSWERED_AFTER_MS),
  ...UNSUMMED,
  isMoved: false,
});

/** Puts one entry into the rows of its tables. */
const createClerk = (tables: Tables, { seed, until, seal }: FillWish) => {
  const document = createIdentifiers(createRandom(`${seed}/documents`)).documentId;
  const randomOf = (): Random => createRandom(`${seed}/news/${(news += 1)}`);
  let news = 0;

  const addOrder = ({ story }: Extract<Entry, { kind: 'order' }>): void => {
    const { order, lines, payments } = story;
    const { orderId, currency, environment, paidAt, orderedAt } = order;
    tables.orders.add(order, orderedAt, document());
    lines.forEach((line, position) => {
      // The shelves are left as they are, so that nothing is held for these orders either.
      const row = { ...line, orderId, position, currency, environment, paidAt, stockHeld: false };
      tables.lines.add(row, orderedAt, document());
    });
    for (const payment of payments) tables.payments.add(paymentRow(payment), payment.requestedAt, document());
  };

  const addHappening = ({ happening, isHeard }: Extract<Entry, { kind: 'happening' }>): void => {
    const { at, events, told } = happening;
    const random = randomOf();
    if (at > until - EVENTS_KEPT_MS) {
      for (const event of storedEvents(events, at, random)) tables.events.add(event, at, document());
    }
    if (!seal || !told || at <= until - DELIVERIES_KEPT_MS) return;
    for (const delivery of deliveriesAbout(told, at, isHeard, seal, random)) {
      tables.deliveries.add(delivery, delivery.receivedAt, document());
    }
  };

  return (entry: Entry): void => {
    switch (entry.kind) {
      case 'order':
        return addOrder(entry);
      case 'refund':
        return tables.refunds.add(
          { ...entry.refund, ...problemColumn(entry.refund), ...UNSUMMED },
          entry.refund.requestedAt,
          document()
        );
      case 'happening':
        return addHappening(entry);
    }
  };
};

/**
 * Writes a history into a database, some thousand rows in one transaction.
 *
 * @returns how much was written
 * @throws the driver's error, above all when this history is there already
 */
export const fill = async (store: Store, wish: FillWish): Promise<Progress> => {
  const tables = createTables();
  const add = createClerk(tables, wish);
  const all = Object.values(tables).map(({ table }) => table);
  const done: Progress = { orders: 0, rows: 0 };
  const flush = async (): Promise<void> => {
    await store.write(all);
    for (const table of all) {
      done.rows += table.rows.length;
      table.rows.length = 0;
    }
    wish.onProgress?.(done);
  };
  for (const entry of tellHistory(wish)) {
    add(entry);
    if (entry.kind === 'order') done.orders += 1;
    if (all.reduce((sum, { rows }) => sum + rows.length, 0) >= ROWS_AT_ONCE) await flush();
  }
  await flush();
  await store.empty(SUMS);
  await store.analyze(all.map(({ name }) => name));
  return done;
};
