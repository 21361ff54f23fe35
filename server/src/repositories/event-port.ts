import type { StoredEvent } from '../domain/event';
import type { Page, Paging } from '../domain/page';

export type EventFilter = { orderId?: string | undefined };

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
