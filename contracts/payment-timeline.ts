import type { AuditEntryView } from './audit';
import type { Currency } from './money';
import type { RefundOrigin } from './refunds';

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
  'webhook_replayed',
  'checked',
  'refund_requested',
  'refund_succeeded',
  'refund_failed',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Times ISO 8601 (UTC); amounts in the smallest unit of `currency`. */
export type TimelineEntry = {
  at: string;
  /** When we heard of it, where that was more than a minute later: by a webhook, or because we asked. */
  learntAt: string | null;
  kind: TimelineKind;
  /** Who did it; `null` for the buyer and for what happens by itself. */
  actor: Pick<AuditEntryView['actor'], 'kind' | 'name'> | null;
  amount: number | null;
  currency: Currency | null;
  refundId: string | null;
  /** Of a refund: who started it. */
  origin: RefundOrigin | null;
  deliveryId: string | null;
  /** Of a webhook: the provider's name of the event. */
  webhookKind: string | null;
  /** Code of a decline, failure, problem or webhook result; words are the panel's. */
  code: string | null;
  /** The provider's own id of that call, for its support. */
  traceId: string | null;
};
