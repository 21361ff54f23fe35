import type { DeliveryDetailView, DeliveryView } from '../../../contracts/webhooks';
import { withHiddenFields } from '../domain/hidden-fields';
import type { WebhookDelivery } from '../domain/webhook';
import type { DeliverySummary } from '../repositories/webhook-delivery-port';

/** A body that is no JSON is not shown at all: nobody knows where a secret is in it. */
const shownBody = (body: Buffer): unknown => {
  try {
    return withHiddenFields(JSON.parse(body.toString('utf8').replace(/^\uFEFF/, '')));
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
