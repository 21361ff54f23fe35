import type { DeliveryState } from '../../../contracts/webhooks';
import type { CappedCount } from '../../../contracts/webhook-pages';
import type { DeliverySummary } from './webhook-delivery-port';

/** What was last heard: figures above the list of webhooks. Every statement hits an index and reads a bounded part of it. */
export type WebhookHeardRepository = {
  /** The newest delivery of this kind at the key set's address. */
  lastOf: (keySetId: string, kind: string) => Promise<Pick<DeliverySummary, HeardField> | null>;
  /** When the newest of any kind but our own self-tests came; epoch milliseconds. */
  lastAt: (keySetId: string) => Promise<number | null>;
  /** Counts no further than `limit`. */
  countUpTo: (state: DeliveryState, limit: number) => Promise<CappedCount>;
};

export type HeardField = 'deliveryId' | 'receivedAt' | 'state' | 'result';
