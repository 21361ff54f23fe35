import type { AuditRow } from './audit-entry';
import type { Order } from './order';
import type { Payment } from './payment';
import { orderHappenings, paymentHappenings, type PastEvent } from './payment-happenings';
import type { Refund } from './refund';
import { refundHappenings } from './refund-happenings';
import { happening, inOrder, type Happening } from './timeline-entry';
import type { WebhookDelivery } from './webhook';

export type PastDelivery = Pick<WebhookDelivery, 'deliveryId' | 'kind' | 'receivedAt' | 'state' | 'result'>;
export type PastEntry = Pick<
  AuditRow,
  'at' | 'action' | 'actorKind' | 'actorName' | 'subjectKind' | 'subjectId' | 'details'
>;

/** What is known of the past of one payment. */
export type PaymentPast = {
  payment: Payment;
  order: Order | null;
  refunds: readonly Refund[];
  events: readonly PastEvent[];
  deliveries: readonly PastDelivery[];
  entries: readonly PastEntry[];
};

const actorOf = ({ actorKind, actorName }: PastEntry): NonNullable<Happening['actor']> => ({
  kind: actorKind,
  name: actorName,
});

/** Why the provider did not say, when it was asked in vain. */
const providerCode = ({ details }: PastEntry): string | null => {
  try {
    const code = (JSON.parse(details) as Record<string, unknown> | null)?.providerCode;
    return typeof code === 'string' ? code : null;
  } catch {
    return null;
  }
};

/** What persons did. How refunds began is told with them. */
const deeds = (entries: readonly PastEntry[]): Happening[] =>
  entries.flatMap((entry) => {
    const actor = actorOf(entry);
    switch (entry.action) {
      case 'payment.checked':
        return [happening('checked', entry.at, { actor, code: providerCode(entry) })];
      case 'refund.checked':
        return [happening('checked', entry.at, { actor, refundId: entry.subjectId })];
      case 'webhook_delivery.replayed':
        return [happening('webhook_replayed', entry.at, { actor, deliveryId: entry.subjectId })];
      default:
        return [];
    }
  });

const startedBy = (entries: readonly PastEntry[]) =>
  new Map(
    entries.flatMap((entry) =>
      entry.action === 'refund.created' && entry.subjectId !== null
        ? [[entry.subjectId, { actor: actorOf(entry), at: entry.at }] as const]
        : []
    )
  );

const arrival = ({ deliveryId, kind, receivedAt, state, result }: PastDelivery): Happening =>
  happening('webhook', receivedAt, { deliveryId, webhookKind: kind, code: result?.code ?? state });

/** Everything that happened around a payment, oldest first: order, provider, webhooks, refunds, persons. */
export const timelineOf = ({ payment, order, refunds, events, deliveries, entries }: PaymentPast): Happening[] =>
  inOrder([
    ...(order ? orderHappenings(order, payment, events) : []),
    ...paymentHappenings(payment, events),
    ...refundHappenings(refunds, startedBy(entries)),
    ...deliveries.map(arrival),
    ...deeds(entries),
  ]);
