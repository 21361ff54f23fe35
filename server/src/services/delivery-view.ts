import type { DeliveryDetailView, DeliveryView } from '../../../contracts/webhooks';
import type { WebhookDelivery } from '../domain/webhook';
import type { DeliverySummary } from '../repositories/webhook-delivery-port';

const HIDDEN = '[hidden]';
const MAX_DEPTH = 20;

/** Secrets by their name, and what identifies a person or an account. */
const HIDDEN_FIELDS =
  /secret|password|authorization|cookie|token|billingKey|^(customer|depositor|holder|representative)Name$|customerKey|email|phone|accountNumber|registrationNumber|identityNumber/i;

const withoutSecrets = (value: unknown, depth = 0): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === MAX_DEPTH) return HIDDEN;
  if (Array.isArray(value)) return value.map((inner) => withoutSecrets(inner, depth + 1));
  const hide = ([name, inner]: [string, unknown]): [string, unknown] =>
    HIDDEN_FIELDS.test(name) && inner !== null ? [name, HIDDEN] : [name, withoutSecrets(inner, depth + 1)];
  return Object.fromEntries(Object.entries(value).map(hide));
};

/** A body that is no JSON is not shown at all: nobody knows where a secret is in it. */
const shownBody = (body: Buffer): unknown => {
  try {
    return withoutSecrets(JSON.parse(body.toString('utf8').replace(/^\uFEFF/, '')));
  } catch {
    return null;
  }
};

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));

/** A delivery in lists. */
export const deliveryView = (delivery: DeliverySummary): DeliveryView => ({
  deliveryId: delivery.deliveryId,
  keySetId: delivery.keySetId,
  kind: delivery.kind,
  envelope: delivery.envelope,
  paymentKey: delivery.paymentKey,
  orderId: delivery.orderId,
  state: delivery.state,
  attempts: delivery.attempts,
  nextAttemptAt: isoOrNull(delivery.nextAttemptAt),
  result: delivery.result,
  duplicates: delivery.duplicates,
  receivedAt: iso(delivery.receivedAt),
  transmissionId: delivery.transmissionId,
  transmittedAt: isoOrNull(delivery.transmittedAt),
  retriedCount: delivery.retriedCount,
});

/** A delivery in full, its secrets hidden. @param body the exact bytes */
export const deliveryDetailView = (delivery: WebhookDelivery, body: Buffer): DeliveryDetailView => ({
  ...deliveryView(delivery),
  headers: delivery.headers,
  body: shownBody(body),
  bodyBytes: body.length,
});
