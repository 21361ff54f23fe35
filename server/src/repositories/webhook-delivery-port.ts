import type { DeliveryState } from '../../../contracts/webhooks';
import type { Page, Paging } from '../domain/page';
import type { WebhookDelivery } from '../domain/webhook';

export type DeliveryFilter = {
  state?: DeliveryState | undefined;
  kind?: string | undefined;
  keySetId?: string | undefined;
};

/** A delivery without what is long: for lists. */
export type DeliverySummary = Omit<WebhookDelivery, 'headers' | 'body' | 'bodyEncoding'>;

/** What an attempt changes. */
export type DeliveryChange = Partial<Pick<WebhookDelivery, 'state' | 'attempts' | 'nextAttemptAt' | 'result'>>;

/** Webhooks that arrived. Times in epoch milliseconds. */
export type WebhookDeliveryRepository = {
  /** Stores all of them or none. @throws DuplicateRow when the content of one was stored already */
  insert: (deliveries: readonly WebhookDelivery[]) => Promise<void>;
  /** Which of these contents are stored. */
  known: (dedupeKeys: readonly string[]) => Promise<Set<string>>;
  /** Counts `times` repeats of each of what is stored. One that was given up is due again at `now`. */
  countDuplicates: (dedupeKeys: readonly string[], times: number, now: number) => Promise<void>;
  find: (deliveryId: string) => Promise<WebhookDelivery | null>;
  /** The one with this content. */
  findByDedupeKey: (dedupeKey: string) => Promise<WebhookDelivery | null>;
  list: (filter: DeliveryFilter, paging: Paging) => Promise<Page<DeliverySummary>>;
  /** Takes what is due; each goes to one caller, who has until `until`. */
  claimDue: (now: number, until: number, limit: number) => Promise<WebhookDelivery[]>;
  /** Writes the end of an attempt; `false` when the claim until `claimedUntil` is no longer the caller's. */
  finish: (deliveryId: string, claimedUntil: number, change: DeliveryChange) => Promise<boolean>;
  /** Makes it due as if it had just arrived; `false` when there is none. */
  requeue: (deliveryId: string, now: number) => Promise<boolean>;
  /** Deletes what arrived before and is not waiting for an attempt. Returns how many. */
  sweep: (before: number) => Promise<number>;
};

/** Where an event's payment is looked up. */
export type WebhookSubjects = {
  /** The payment that a refund belongs to: by the provider's key of the refund, else by our number of it. */
  paymentKeyOfRefund: (refund: { transactionKey: string | null; refundId: string | null }) => Promise<string | null>;
};
