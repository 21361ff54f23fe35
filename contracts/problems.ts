import type { Environment } from './keys';
import type { PaymentView } from './payments';
import type { RefundView } from './refunds';

/** What a problem is about. */
export const PROBLEM_KINDS = ['payment', 'refund', 'webhook_delivery', 'event_delivery'] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** Everything that waits for a person. Stable: panels and shops tell them apart by these. */
export const PROBLEM_CODES = [
  'ANSWER_MISMATCH',
  'UNEXPECTED_STATE',
  'PAID_AFTER_ALL',
  'OUTCOME_UNKNOWN',
  'KEY_REJECTED',
  'SURPLUS_PAYMENT_REFUND_ACCOUNT',
  'REFUND_STUCK',
  'WEBHOOK_FAILED',
  'EVENT_FAILED',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** In words: a heading, what is wrong, and what a person can do about it. */
export type ProblemText = { title: string; what: string; do: string };

/** Something that waits for a person, as the panel's API lists it. Times ISO 8601 (UTC). */
export type ProblemView = {
  kind: ProblemKind;
  code: ProblemCode;
  /** Since when. */
  at: string;
  paymentKey: string | null;
  refundId: string | null;
  orderId: string | null;
  /** Whose key was used, where that is known. */
  keySetId: string | null;
  /** Of a webhook or of an event that is sent. */
  deliveryId: string | null;
  /** `null` where no money of one environment is meant. */
  environment: Environment | null;
  /** Codes, ids and amounts; never a secret. */
  details: Record<string, unknown>;
  messages: { ko: ProblemText; en: ProblemText };
};

/** How many things wait for a person. */
export type ProblemCountView = { total: number; byKind: Record<ProblemKind, number> };

/** What a check answers: the row as it is now, and what still waits for a person. */
export type CheckedPaymentView = PaymentView & { problem: ProblemView | null };
export type CheckedRefundView = RefundView & { problem: ProblemView | null };
