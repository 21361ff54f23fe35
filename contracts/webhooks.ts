/** What became of a webhook that arrived. `waiting`: the provider could not be asked yet; `failed`: given up, a person must look. */
export const DELIVERY_STATES = ['received', 'done', 'ignored', 'waiting', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Envelopes of Toss's events. `A`: type and data; `B`: flat, deposits only; `C`: payouts and sellers, signed. */
export const WEBHOOK_ENVELOPES = ['A', 'B', 'C', 'unknown'] as const;
export type WebhookEnvelope = (typeof WEBHOOK_ENVELOPES)[number];

/** The kind of an event that names none, or not by a word. */
export const UNKNOWN_KIND = 'unknown';

/** Our own: sent by the panel's self-test, so that it is told apart from everything that the provider sends. */
export const SELF_TEST_KIND = 'commerce-payments.self-test';

/** Events that tell of money, by Toss's names (Toss Payments docs, "Webhooks"): the ones to register. */
export const MONEY_KINDS = ['PAYMENT_STATUS_CHANGED', 'DEPOSIT_CALLBACK', 'CANCEL_STATUS_CHANGED'] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];

/** Every kind that Toss documents, ours and `unknown`; others may come, and are kept as well. */
export const WEBHOOK_KINDS = [
  ...MONEY_KINDS,
  'BILLING_DELETED',
  'METHOD_UPDATED',
  'CUSTOMER_STATUS_CHANGED',
  'ORDER_PAYMENT_STATUS_CHANGED',
  'ars-reservation.changed',
  'payout.changed',
  'seller.changed',
  'PAYOUT_STATUS_CHANGED',
  'SUBMALL_STATUS_CHANGED',
  SELF_TEST_KIND,
  UNKNOWN_KIND,
] as const;

/** Why a delivery is in its state. */
export const DELIVERY_RESULT_CODES = [
  'SETTLED',
  'UNKNOWN_PAYMENT',
  'SECRET_MISMATCH',
  'NOT_USED',
  'UNKNOWN_KIND',
  'INCOMPLETE',
  'NOT_JSON',
  'NOT_AN_OBJECT',
  'SIGNATURE_VERIFIED',
  'SIGNATURE_INVALID',
  'SIGNATURE_MISSING',
  'NO_SECURITY_KEY',
  'SELF_TEST_PASSED',
  'PROVIDER_UNREACHABLE',
  'WORK_FAILED',
] as const;
export type DeliveryResultCode = (typeof DELIVERY_RESULT_CODES)[number];

/** What is odd about a delivery, though it changed nothing. `PAYMENT_PROBLEM`: its payment waits for a person. */
export const DELIVERY_NOTES = ['OTHER_MID', 'OTHER_KEY_SET', 'PAYMENT_PROBLEM'] as const;
export type DeliveryNote = (typeof DELIVERY_NOTES)[number];

/** `cause`: the provider's or our own error code behind it. */
export type DeliveryResult = { code: DeliveryResultCode; message: string; cause: string | null; notes: DeliveryNote[] };

/** A webhook that arrived, as the panel's API lists it. Times ISO 8601 (UTC). */
export type DeliveryView = {
  deliveryId: string;
  keySetId: string;
  kind: string;
  envelope: WebhookEnvelope;
  paymentKey: string | null;
  orderId: string | null;
  state: DeliveryState;
  attempts: number;
  nextAttemptAt: string | null;
  result: DeliveryResult | null;
  /** How often the same content came again. */
  duplicates: number;
  receivedAt: string;
  transmissionId: string | null;
  transmittedAt: string | null;
  retriedCount: number | null;
};

/** One of them in full. `body`: what it says, secrets and personal data hidden; `null` when it is no JSON. */
export type DeliveryDetailView = DeliveryView & { headers: Record<string, string>; body: unknown; bodyBytes: number };
