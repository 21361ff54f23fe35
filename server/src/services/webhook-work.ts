import {
  SELF_TEST_KIND,
  type DeliveryNote,
  type DeliveryResult,
  type DeliveryResultCode,
} from '../../../contracts/webhooks';
import { depositPayment, type DepositCandidate } from '../domain/deposit-payment';
import { isCommerceError } from '../domain/errors';
import type { Payment } from '../domain/payment';
import { REFUND_LOOKUPS, type Outcome, type WebhookDelivery, type WebhookEvent } from '../domain/webhook';
import type { WebhookSubjects } from '../repositories/webhook-delivery-port';
import type { DeliveryBodies } from './delivery-body';
import type { Inquired, Inquiry } from './inquiry';
import { isSameSecret } from './same-secret';

/** Reads the provider's webhooks; throws nothing. */
export type WebhookReader = {
  readEvent: (body: Buffer) => WebhookEvent;
  signature: (
    securityKeys: readonly string[],
    body: Buffer,
    headers: Readonly<Record<string, string>>
  ) => 'verified' | 'invalid' | 'missing';
};

/** Asks the provider what a payment is now, and writes it. */
export type Asking = Pick<Inquiry, 'ask' | 'askAbout' | 'ofOrder'>;

export type WebhookWorkPorts = {
  reader: WebhookReader;
  subjects: WebhookSubjects;
  inquiry: Asking;
  open: (sealed: string, place: { row: string; field: string }) => Promise<string>;
  bytesOf: DeliveryBodies['bytesOf'];
  securityKeysOf: (keySetId: string) => Promise<string[]>;
  /** What a self-test for this set is signed with. */
  selfTestKeysOf: (keySetId: string) => Promise<string[]>;
  midOf: (keySetId: string) => Promise<string | null>;
};

type Settled = Extract<Inquired, { outcome: 'settled' }>;

const MESSAGES: Readonly<Record<DeliveryResultCode, string>> = {
  SETTLED: 'The provider was asked, and its answer was written',
  UNKNOWN_PAYMENT: 'No payment or refund here is the one it names',
  SECRET_MISMATCH: 'It does not have the secret of this order’s payment; nothing was asked',
  NOT_USED: 'An event of the provider that changes nothing here',
  UNKNOWN_KIND: 'An event that is not known here',
  INCOMPLETE: 'It does not say which payment it is about',
  NOT_JSON: 'Its body is no JSON',
  NOT_AN_OBJECT: 'Its body is JSON, but no object',
  SIGNATURE_VERIFIED: 'Signed by the provider; it changes nothing here',
  SIGNATURE_INVALID: 'No security key of this key set made its signature',
  SIGNATURE_MISSING: 'It has no signature, and events of its kind are signed',
  NO_SECURITY_KEY: 'This key set has no security key to check the signature with',
  SELF_TEST_PASSED: 'The self-test arrived with its signature, was kept and worked on',
  PROVIDER_UNREACHABLE: 'The provider could not be asked',
  WORK_FAILED: 'Something broke here; the log says more',
};

export const resultOf = (
  code: DeliveryResultCode,
  more: Partial<Pick<DeliveryResult, 'cause' | 'notes'>> = {}
): DeliveryResult => ({ code, message: MESSAGES[code], cause: null, notes: [], ...more });

const ignored = (code: DeliveryResultCode): Outcome => ({ state: 'ignored', result: resultOf(code) });

/** What a delivery comes to when its work threw: tried again, since what broke is on our side. */
export const brokenOutcome = (error: unknown): Outcome => ({
  state: 'again',
  result: resultOf('WORK_FAILED', { cause: isCommerceError(error) ? error.code : null }),
  orElse: 'failed',
});

/** Works on one delivery: finds what it is about, and asks the provider. Nothing that the delivery says is written. */
export const createWebhookWork = (ports: WebhookWorkPorts) => {
  const { reader, subjects, inquiry } = ports;

  const notesOn = async (delivery: WebhookDelivery, event: WebhookEvent, asked: Settled): Promise<DeliveryNote[]> => {
    const isOtherSet = asked.payment.keySetId !== delivery.keySetId;
    const midOfSet = async () => (isOtherSet ? ports.midOf(delivery.keySetId) : asked.mid);
    const mid = event.mid === null ? null : await midOfSet();
    return [
      ...(mid !== null && mid !== event.mid ? (['OTHER_MID'] as const) : []),
      ...(isOtherSet ? (['OTHER_KEY_SET'] as const) : []),
      ...(asked.payment.problem ? (['PAYMENT_PROBLEM'] as const) : []),
    ];
  };

  const outcomeOf = async (answer: Inquired, delivery: WebhookDelivery, event: WebhookEvent): Promise<Outcome> => {
    switch (answer.outcome) {
      case 'settled':
        return { state: 'done', result: resultOf('SETTLED', { notes: await notesOn(delivery, event, answer) }) };
      case 'unreachable': {
        const result = resultOf('PROVIDER_UNREACHABLE', { cause: answer.failure.code });
        return { state: 'again', result, orElse: 'failed' };
      }
      case 'unknown_payment':
        return ignored('UNKNOWN_PAYMENT');
    }
  };

  const askFor = async (paymentKey: string, delivery: WebhookDelivery, event: WebhookEvent): Promise<Outcome> =>
    outcomeOf(await inquiry.ask(paymentKey), delivery, event);

  const candidateOf = async (payment: Payment, told: string | null): Promise<DepositCandidate> => {
    const { webhookSecret, paymentKey } = payment;
    if (webhookSecret === null) return { payment, secret: 'none' };
    const kept = await ports.open(webhookSecret, { row: paymentKey, field: 'webhookSecret' });
    return { payment, secret: told !== null && isSameSecret(kept, told) ? 'same' : 'other' };
  };

  const onDeposit = async (
    subject: { orderId: string; secret: string | null },
    delivery: WebhookDelivery,
    event: WebhookEvent
  ): Promise<Outcome> => {
    const grounds = await inquiry.ofOrder(subject.orderId);
    const candidates = await Promise.all(grounds.map(({ payment }) => candidateOf(payment, subject.secret)));
    const found = depositPayment(candidates);
    if (found === 'mismatch') return ignored('SECRET_MISMATCH');
    const ground = found === 'unknown' ? undefined : grounds.find(({ payment }) => payment === found.payment);
    return ground ? outcomeOf(await inquiry.askAbout(ground), delivery, event) : ignored('UNKNOWN_PAYMENT');
  };

  const onOrder = async (orderId: string, delivery: WebhookDelivery, event: WebhookEvent): Promise<Outcome> => {
    const [latest] = await inquiry.ofOrder(orderId);
    return latest ? outcomeOf(await inquiry.askAbout(latest), delivery, event) : ignored('UNKNOWN_PAYMENT');
  };

  const onRefund = async (
    refund: { transactionKey: string | null; refundId: string | null },
    delivery: WebhookDelivery,
    event: WebhookEvent
  ): Promise<Outcome> => {
    const paymentKey = await subjects.paymentKeyOfRefund(refund);
    if (paymentKey !== null) return askFor(paymentKey, delivery, event);
    const result = resultOf('UNKNOWN_PAYMENT');
    return { state: 'again', result, orElse: 'ignored', maxAttempts: REFUND_LOOKUPS };
  };

  const onSigned = async ({ keySetId, headers }: WebhookDelivery, body: Buffer): Promise<Outcome> => {
    const keys = await ports.securityKeysOf(keySetId);
    const signature = reader.signature(keys, body, headers);
    if (signature === 'missing') return ignored('SIGNATURE_MISSING');
    if (keys.length === 0) return ignored('NO_SECURITY_KEY');
    return ignored(signature === 'verified' ? 'SIGNATURE_VERIFIED' : 'SIGNATURE_INVALID');
  };

  const onSelfTest = async ({ keySetId, headers }: WebhookDelivery, body: Buffer): Promise<Outcome> => {
    const signature = reader.signature(await ports.selfTestKeysOf(keySetId), body, headers);
    if (signature === 'verified') return { state: 'done', result: resultOf('SELF_TEST_PASSED') };
    return ignored(signature === 'missing' ? 'SIGNATURE_MISSING' : 'SIGNATURE_INVALID');
  };

  /** @throws what the database or the vault throws: nothing is decided then */
  return async (delivery: WebhookDelivery): Promise<Outcome> => {
    const body = await ports.bytesOf(delivery);
    const event = reader.readEvent(body);
    if (event.kind === SELF_TEST_KIND) return onSelfTest(delivery, body);
    const { subject } = event;
    switch (subject.about) {
      case 'payment':
        return askFor(subject.paymentKey, delivery, event);
      case 'order':
        return onOrder(subject.orderId, delivery, event);
      case 'deposit':
        return onDeposit(subject, delivery, event);
      case 'refund':
        return onRefund(subject, delivery, event);
      case 'signed':
        return onSigned(delivery, body);
      case 'nothing':
        return ignored(subject.code);
    }
  };
};

export type WebhookWork = ReturnType<typeof createWebhookWork>;
