import type { PastDelivery, PastEntry } from '../domain/timeline';
import type { PastEvent } from '../domain/payment-happenings';

/** Of which payment, and at most how many of each kind: the newest. */
export type HistoryOf = { paymentKey: string; orderId: string; limit: number };

/** What is remembered of a payment beside its own row. Newest first. */
export type PaymentHistoryRepository = {
  /** Of the payment, and of its order where no payment is named. */
  events: (of: HistoryOf) => Promise<PastEvent[]>;
  /** Of the payment, and those that name its order alone: deposits. */
  deliveries: (of: HistoryOf) => Promise<PastDelivery[]>;
  /** What was written down of the payment, of these refunds and of these deliveries. */
  entries: (of: {
    paymentKey: string;
    refundIds: readonly string[];
    deliveryIds: readonly string[];
    limit: number;
  }) => Promise<PastEntry[]>;
};
