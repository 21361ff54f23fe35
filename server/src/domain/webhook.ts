import type { DeliveryResult, DeliveryResultCode, DeliveryState, WebhookEnvelope } from '../../../contracts/webhooks';

/** What an event is about, as far as it can be looked up here. Nothing in it is believed. */
export type WebhookSubject =
  | { about: 'payment'; paymentKey: string }
  /** Named by the order alone. */
  | { about: 'order'; orderId: string }
  /** A virtual account; `secret` is to be the one that the provider gave when it issued the account. */
  | { about: 'deposit'; orderId: string; secret: string | null }
  /** One refund: by the provider's own key of it, or by our number of it, which it repeats. */
  | { about: 'refund'; transactionKey: string | null; refundId: string | null }
  /** Nothing of ours, but signed: the signature tells whether it is the provider's. */
  | { about: 'signed' }
  | {
      about: 'nothing';
      code: Extract<DeliveryResultCode, 'NOT_USED' | 'UNKNOWN_KIND' | 'INCOMPLETE' | 'NOT_JSON' | 'NOT_AN_OBJECT'>;
    };

/** A webhook's body, read. Ids are of a form that a database takes; anything else is `null`. */
export type WebhookEvent = {
  envelope: WebhookEnvelope;
  /** The provider's name of the event, `DEPOSIT_CALLBACK` for the one without a name, or `unknown`. */
  kind: string;
  /** When the provider made it, epoch milliseconds. */
  createdAt: number | null;
  /** The shop id it says it is for. */
  mid: string | null;
  paymentKey: string | null;
  orderId: string | null;
  subject: WebhookSubject;
};

/** What the provider says of one sending. */
export type Transmission = {
  transmissionId: string | null;
  /** Epoch milliseconds. */
  transmittedAt: number | null;
  retriedCount: number | null;
};

/** A webhook that arrived, as we keep it. Times in epoch milliseconds. */
export type WebhookDelivery = Transmission & {
  deliveryId: string;
  keySetId: string;
  /** Same content for the same key set, same key: 64 hexadecimal characters. */
  dedupeKey: string;
  kind: string;
  envelope: WebhookEnvelope;
  paymentKey: string | null;
  orderId: string | null;
  headers: Record<string, string>;
  /** The exact bytes, written as `bodyEncoding` says, sealed. */
  body: string;
  bodyEncoding: 'utf8' | 'base64';
  receivedAt: number;
  state: DeliveryState;
  attempts: number;
  /** When it is worked on next; `null` when it is not. */
  nextAttemptAt: number | null;
  result: DeliveryResult | null;
  duplicates: number;
};

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How long after an attempt the next one is made: about two days in all, within Toss's own week of repeats. */
export const RETRY_AFTER_MS: readonly number[] = [
  10 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  24 * HOUR_MS,
];

/** An answer that names the refund may still be on its way here: so many attempts are made before it counts as unknown. */
export const REFUND_LOOKUPS = 4;

/** When to try again; `null` after the last attempt. @param attempts made so far, from 1 */
export const retryAt = (attempts: number, now: number): number | null => {
  const after = RETRY_AFTER_MS[attempts - 1];
  return after === undefined ? null : now + after;
};

/** What a delivery's work came to. `again`: not finished, to be tried later. */
export type Outcome =
  | { state: 'done' | 'ignored'; result: DeliveryResult }
  | { state: 'again'; result: DeliveryResult; orElse: 'failed' | 'ignored'; maxAttempts?: number };

/** The row after an attempt. */
export const afterAttempt = (
  attempts: number,
  outcome: Outcome,
  now: number
): Pick<WebhookDelivery, 'state' | 'attempts' | 'nextAttemptAt' | 'result'> => {
  const { result } = outcome;
  if (outcome.state !== 'again') return { state: outcome.state, attempts, nextAttemptAt: null, result };
  const mayRepeat = attempts < (outcome.maxAttempts ?? Infinity);
  const nextAttemptAt = mayRepeat ? retryAt(attempts, now) : null;
  return { state: nextAttemptAt === null ? outcome.orElse : 'waiting', attempts, nextAttemptAt, result };
};
