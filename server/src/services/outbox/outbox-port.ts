import type { NewEvent } from '../../domain/event';

/** What the money flows know of the outbox. */
export type EventOutbox = {
  /**
   * Writes down what happened, in the transaction that is open: undone with it. One statement for all of them.
   * Nothing is told yet.
   */
  append: (events: readonly NewEvent[]) => Promise<void>;
  /** Call it after the commit: telling begins soon, in the background. Never throws; nothing to wait for. */
  kick: () => void;
};
