import type { OrderView } from './orders';
import type { PaymentRowView } from './payment-list';
import type { TimelineEntry } from './payment-timeline';
import type { PaymentView } from './payments';
import type { ProblemView } from './problems';
import type { RefundView } from './refunds';

/** Everything that is known of one payment, for the panel. */
export type PaymentDetailView = {
  payment: PaymentView & Pick<PaymentRowView, 'keySetId' | 'instrument' | 'last4'>;
  keySetName: string | null;
  order: OrderView | null;
  /** Oldest first. */
  refunds: RefundView[];
  problem: ProblemView | null;
  /** Of the provider's newest answer about it, for its support. */
  traceId: string | null;
  /** Oldest first. */
  timeline: TimelineEntry[];
};

/** What the provider says of it now; secrets and personal data hidden. */
export type RawPaymentView = { askedAt: string; traceId: string | null; body: unknown };
