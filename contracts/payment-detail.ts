import type { OrderView } from './orders';
import type { TimelineEntry } from './payment-timeline';
import type { PaymentView } from './payments';
import type { CheckedRefundView, ProblemView } from './problems';
import type { RefundLine } from './refund-options';

/** A payment as the panel shows it: with what a storefront has no use for. Times ISO 8601 (UTC). */
export type ShownPayment = PaymentView & {
  keySetId: string;
  /** The provider's own word for the state. */
  providerStatus: string | null;
  /** Until when a virtual account takes the money. */
  dueAt: string | null;
  /** When the provider is asked next by itself; `null` while nothing is waited for. */
  nextCheckAt: string | null;
  /** Money that no order waits for: it goes back, and moves no order. */
  isSurplus: boolean;
};

/** A refund with what still waits for a person, the provider's id of its newest answer, and what it gave back. */
export type ShownRefund = CheckedRefundView & {
  traceId: string | null;
  /** What of the order's lines it gave back; `null` for a refund of an amount. */
  lines: RefundLine[] | null;
};

/** Everything that is known of one payment, for the panel. */
export type PaymentDetailView = {
  payment: ShownPayment;
  keySetName: string | null;
  order: OrderView | null;
  /** Oldest first; the newest `MAX_SHOWN_REFUNDS`. */
  refunds: ShownRefund[];
  /** How many there are in all. */
  refundCount: number;
  problem: ProblemView | null;
  /** Of the provider's newest answer about it, for its support. */
  traceId: string | null;
  /** Oldest first. */
  timeline: TimelineEntry[];
  /** There is more of some kind than is shown: the newest are. */
  isTimelineCut: boolean;
};

/** More of one payment is no list for a person to read. */
export const MAX_SHOWN_REFUNDS = 100;

/** What the provider says of it now; secrets and personal data hidden. */
export type RawPaymentView = {
  askedAt: string;
  traceId: string | null;
  /** `null` when it did not say; why stands in `providerCode`. */
  body: unknown;
  providerCode: string | null;
};
