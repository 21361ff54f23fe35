import { UNKNOWN_KIND } from '../../../../contracts/webhooks';
import type { WebhookEvent, WebhookSubject } from '../../domain/webhook';
import { fieldsOf, instant, text, type Fields } from './read-fields';
import { isOrderId, isPaymentKey } from './wire';

const KIND_FORM = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/;
const REFUND_KEY_FORM = /^[A-Za-z0-9_=-]{1,64}$/;
const MAX_SECRET = 200;

const DEPOSIT = 'DEPOSIT_CALLBACK';

/** Signed by Toss, and about what this plugin does not do. */
const SIGNED_KINDS: ReadonlySet<string> = new Set(['payout.changed', 'seller.changed']);

/**
 * Kinds that say nothing about a payment of ours.
 * Source: Toss webhook-events page; the last four are newer or older than the others.
 */
const UNUSED_KINDS: ReadonlySet<string> = new Set([
  'BILLING_DELETED',
  'METHOD_UPDATED',
  'CUSTOMER_STATUS_CHANGED',
  'ORDER_PAYMENT_STATUS_CHANGED',
  'ars-reservation.changed',
  'PAYOUT_STATUS_CHANGED',
  'SUBMALL_STATUS_CHANGED',
]);

const NOTHING = { envelope: 'unknown', kind: UNKNOWN_KIND, createdAt: null, mid: null } as const;

const keyOf = (value: unknown): string | null => {
  const key = text(value);
  return key !== null && isPaymentKey(key) ? key : null;
};
const orderOf = (value: unknown): string | null => {
  const orderId = text(value);
  return orderId !== null && isOrderId(orderId) ? orderId : null;
};
const refundKeyOf = (value: unknown): string | null => {
  const key = text(value);
  return key !== null && REFUND_KEY_FORM.test(key) ? key : null;
};

const envelopeOf = (body: Fields, kind: string): WebhookEvent['envelope'] => {
  if (fieldsOf(body.entityBody) || text(body.entityType) || text(body.eventId)) return 'C';
  if (text(body.eventType)) return 'A';
  return kind === DEPOSIT ? 'B' : 'unknown';
};

/** The one without a name is flat, and has a secret, a status and an order. */
const kindOf = (body: Fields): string => {
  const name = text(body.eventType);
  if (name !== null) return KIND_FORM.test(name) ? name : UNKNOWN_KIND;
  const isFlat = text(body.orderId) !== null && (text(body.secret) !== null || text(body.status) !== null);
  return isFlat ? DEPOSIT : UNKNOWN_KIND;
};

const INCOMPLETE: WebhookSubject = { about: 'nothing', code: 'INCOMPLETE' };

const paymentSubject = (data: Fields): WebhookSubject => {
  const [paymentKey, orderId] = [keyOf(data.paymentKey), orderOf(data.orderId)];
  if (paymentKey) return { about: 'payment', paymentKey };
  return orderId ? { about: 'order', orderId } : INCOMPLETE;
};

const depositSubject = (data: Fields): WebhookSubject => {
  const orderId = orderOf(data.orderId);
  return orderId ? { about: 'deposit', orderId, secret: text(data.secret, MAX_SECRET) } : INCOMPLETE;
};

/**
 * The documented cancel names neither payment nor order; one that does is looked up by it. `cancelRequestId` is what
 * our cancel was sent with: the refund's number.
 */
const cancelSubject = (data: Fields): WebhookSubject => {
  const paymentKey = keyOf(data.paymentKey);
  if (paymentKey) return { about: 'payment', paymentKey };
  const [transactionKey, refundId] = [refundKeyOf(data.transactionKey), refundKeyOf(data.cancelRequestId)];
  return transactionKey || refundId ? { about: 'refund', transactionKey, refundId } : INCOMPLETE;
};

const subjectOf = (kind: string, data: Fields): WebhookSubject => {
  if (kind === 'PAYMENT_STATUS_CHANGED') return paymentSubject(data);
  if (kind === DEPOSIT) return depositSubject(data);
  if (kind === 'CANCEL_STATUS_CHANGED') return cancelSubject(data);
  if (SIGNED_KINDS.has(kind)) return { about: 'signed' };
  return { about: 'nothing', code: UNUSED_KINDS.has(kind) ? 'NOT_USED' : 'UNKNOWN_KIND' };
};

const parsed = (body: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(body.replace(/^\uFEFF/, '')) as unknown };
  } catch {
    return null;
  }
};

/**
 * Reads a webhook's body. Never throws: what cannot be read is an event about nothing, with the reason.
 *
 * Source: Toss webhook-events page: envelopes `{eventType, createdAt, data}`, the flat deposit callback, and
 * `{eventType, createdAt, version, eventId, entityType, entityBody}`. Times without an offset are Korean.
 */
export const readWebhookEvent = (body: string): WebhookEvent => {
  const json = parsed(body);
  const fields = json && fieldsOf(json.value);
  if (!fields) {
    const code = json ? 'NOT_AN_OBJECT' : 'NOT_JSON';
    return { ...NOTHING, paymentKey: null, orderId: null, subject: { about: 'nothing', code } };
  }
  const kind = kindOf(fields);
  const data = fieldsOf(fields.data) ?? fieldsOf(fields.entityBody) ?? fields;
  return {
    envelope: envelopeOf(fields, kind),
    kind,
    createdAt: instant(fields.createdAt),
    mid: text(data.mId, 64),
    paymentKey: keyOf(data.paymentKey),
    orderId: orderOf(data.orderId),
    subject: subjectOf(kind, data),
  };
};
