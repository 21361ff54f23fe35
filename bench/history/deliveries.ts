import type { DeliveryResultCode, DeliveryState, WebhookEnvelope } from '../../contracts/webhooks';
import type { Payment } from '../../server/src/domain/payment';
import type { WebhookDelivery } from '../../server/src/domain/webhook';
import { dedupeKeyOf } from '../../server/src/services/delivery-identity';
import { resultOf } from '../../server/src/services/webhook-work';
import { korean } from './calendar';
import { createIdentifiers } from './identifiers';
import type { Random } from './random';
import type { Seal } from './sealing';
import { customerChanged, depositCallback, paymentChanged } from './webhook-body';

type Message = Pick<WebhookDelivery, 'kind' | 'envelope' | 'paymentKey' | 'orderId'> & { body: string };
type Outcome = { state: DeliveryState; code: DeliveryResultCode; cause?: string; attempts: number };

const SETTLED: Outcome = { state: 'done', code: 'SETTLED', attempts: 1 };
const IGNORED: Outcome = { state: 'ignored', code: 'NOT_USED', attempts: 1 };
/** All attempts of two days were in vain. */
const FAILED: Outcome = { state: 'failed', code: 'PROVIDER_UNREACHABLE', cause: 'timeout', attempts: 10 };

const REPEATED = 0.03;
const UNUSED = 0.006;

const named = (kind: string, envelope: WebhookEnvelope, payment: Payment | null, body: string): Message => ({
  kind,
  envelope,
  // The flat one names the order alone.
  paymentKey: envelope === 'B' ? null : (payment?.paymentKey ?? null),
  orderId: payment?.orderId ?? null,
  body,
});

/** What Toss sends about a payment: of a virtual account two messages. */
const messagesAbout = (payment: Payment, at: number, secret: string, random: Random): Message[] => {
  const changed = named('PAYMENT_STATUS_CHANGED', 'A', payment, paymentChanged(payment, secret, at));
  const isAccount = payment.method === 'virtual_account';
  const deposit = named('DEPOSIT_CALLBACK', 'B', payment, depositCallback(payment, secret, at));
  const unused = named('CUSTOMER_STATUS_CHANGED', 'A', null, customerChanged(random.text('0123456789abcdef', 24), at));
  return [changed, ...(isAccount ? [deposit] : []), ...(random.chance(UNUSED) ? [unused] : [])];
};

const deliveryOf = (message: Message, keySetId: string, at: number, outcome: Outcome, seal: Seal, random: Random) => {
  const ids = createIdentifiers(random);
  const receivedAt = at + 300 + Math.floor(random.wait(900));
  const { body, ...names } = message;
  const deliveryId = ids.deliveryId();
  const transmissionId = ids.transmissionId();
  const { state, code, cause = null, attempts } = outcome;
  const delivery: WebhookDelivery = {
    deliveryId,
    keySetId,
    dedupeKey: dedupeKeyOf(keySetId, Buffer.from(body)),
    ...names,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'tosspayments-webhook-transmission-id': transmissionId,
      'tosspayments-webhook-transmission-retried-count': '0',
      'tosspayments-webhook-transmission-time': korean(receivedAt),
    },
    body: seal(`=${body}`, { row: deliveryId, field: 'body' }),
    bodyEncoding: 'utf8',
    receivedAt,
    state,
    attempts,
    nextAttemptAt: null,
    result: resultOf(code, { cause }),
    duplicates: random.chance(REPEATED) ? random.int(1, 3) : 0,
    transmissionId,
    transmittedAt: Math.floor(receivedAt / 1_000) * 1_000,
    retriedCount: 0,
  };
  return delivery;
};

/**
 * The webhooks that came about a payment, as the plugin keeps them: the bodies sealed.
 *
 * @param payment as it was then
 * @param isHeard `false`: Toss could not be asked about it in time
 */
export const deliveriesAbout = (
  payment: Payment,
  at: number,
  isHeard: boolean,
  seal: Seal,
  random: Random
): WebhookDelivery[] => {
  const secret = createIdentifiers(random).secret();
  return messagesAbout(payment, at, secret, random).map((message) => {
    const known = message.orderId === null ? IGNORED : SETTLED;
    return deliveryOf(message, payment.keySetId, at, isHeard ? known : FAILED, seal, random);
  });
};
