/** What the findings are judged by and nobody else asks for. Every statement hits an index and reads one row. */
export type HealthFactsRepository = {
  /** When the newest webhook for this key set's address came; epoch milliseconds. */
  lastDeliveryAt: (keySetId: string) => Promise<number | null>;
  /** When the first payment of this key set after `after` was approved; epoch milliseconds. */
  firstApprovedAfter: (keySetId: string, after: number) => Promise<number | null>;
  /** Is an order of one of these key sets neither paid nor over? */
  hasOpenOrders: (keySetIds: readonly string[]) => Promise<boolean>;
  /** Since when the oldest payment or refund waits for a person; epoch milliseconds. */
  oldestProblemAt: () => Promise<number | null>;
  /** Since when the longest due piece of work of the jobs is due; in the future, or `null`, when none is. */
  dueSince: () => Promise<number | null>;
};
