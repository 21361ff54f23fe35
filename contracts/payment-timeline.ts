import type { AuditEntryView } from './audit';
import type { Currency } from './money';

/** What happened around a payment, in the panel's words. */
export const TIMELINE_KINDS = [
  'order_created',
  'order_canceled',
  'order_expired',
  'confirm_started',
  'approved',
  'declined',
  'expired',
  'deposit_awaited',
  'deposited',
  'deposit_reversed',
  'canceled',
  'outcome_unknown',
  'problem',
  'webhook',
  'checked',
  'refund_requested',
  'refund_succeeded',
  'refund_failed',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Times ISO 8601 (UTC). */
export type TimelineEntry = {
  at: string;
  kind: TimelineKind;
  /** Who did it; `null` for the buyer and for what happens by itself. */
  actor: Pick<AuditEntryView['actor'], 'kind' | 'name'> | null;
  amount: number | null;
  currency: Currency | null;
  refundId: string | null;
  deliveryId: string | null;
  /** Code of a decline, failure, problem or webhook result; words are the panel's. */
  code: string | null;
  /** The provider's own id of that call, for its support. */
  traceId: string | null;
};
