/** What became of a webhook that arrived. `waiting`: the provider could not be asked yet; `failed`: given up, a person must look. */
export const DELIVERY_STATES = ['received', 'done', 'ignored', 'waiting', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Envelopes of Toss's events. `A`: type and data; `B`: flat, deposits only; `C`: payouts and sellers, signed. */
export const WEBHOOK_ENVELOPES = ['A', 'B', 'C', 'unknown'] as const;
export type WebhookEnvelope = (typeof WEBHOOK_ENVELOPES)[number];

/** The kind of an event that names none, or not by a word. */
export const UNKNOWN_KIND = 'unknown';

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
  'PROVIDER_UNREACHABLE',
  'WORK_FAILED',
] as const;
export type DeliveryResultCode = (typeof DELIVERY_RESULT_CODES)[number];

/** `cause`: the provider's or our own error code behind it; `notes`: what is odd, though it changed nothing. */
export type DeliveryResult = { code: DeliveryResultCode; message: string; cause: string | null; notes: string[] };

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
