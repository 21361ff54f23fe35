import type { EventType } from '../../../contracts/events';
import type { Page, Paging } from '../domain/page';

/** One row of the outbox. Times in epoch milliseconds. */
export type StoredEvent = {
  /** `evt_…`: the same however often it is told. */
  eventId: string;
  type: EventType;
  orderId: string;
  paymentKey: string | null;
  refundId: string | null;
  /** JSON text of the data, as it was when it happened. */
  payload: string;
  occurredAt: number;
  /** When listeners and addresses were told; `null` while it is to be done. */
  toldAt: number | null;
  nextAttemptAt: number | null;
  attempts: number;
};

export type EventFilter = { orderId?: string | undefined; type?: EventType | undefined };

export type EventRepository = {
  /** Writes all of them in one statement, in the caller's transaction when one is open. */
  append: (events: readonly StoredEvent[]) => Promise<void>;
  /**
   * Claims events that are to be told, oldest first, until `until`: nobody else takes them before. Their `attempts` are
   * one more than before.
   */
  claim: (now: number, until: number, limit: number) => Promise<StoredEvent[]>;
  markTold: (eventIds: readonly string[], toldAt: number) => Promise<void>;
  find: (eventId: string) => Promise<StoredEvent | null>;
  list: (filter: EventFilter, paging: Paging) => Promise<Page<StoredEvent>>;
  /** Deletes events that were told before this time, some at once. Returns how many. */
  sweep: (toldBefore: number) => Promise<number>;
};
