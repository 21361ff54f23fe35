import type { WebhookEvent } from '../keys/key-set';
import { renderCancel } from '../payments/render-cancel';
import { renderPayment } from '../payments/render-payment';
import type { Payment } from '../payments/payment';
import type { News } from '../payments/world';
import { koreanWithoutOffset } from '../state/korean-time';

export type WebhookMessage = { readonly event: WebhookEvent; readonly body: string };

const envelope = (event: WebhookEvent, now: number, data: unknown): WebhookMessage => ({
  event,
  body: JSON.stringify({ eventType: event, createdAt: koreanWithoutOffset(now), data }),
});

/** Flat: no `eventType`, no `paymentKey`. Only the `secret` ties it to the payment. */
const depositCallback = (payment: Payment, now: number): WebhookMessage => ({
  event: 'DEPOSIT_CALLBACK',
  body: JSON.stringify({
    createdAt: koreanWithoutOffset(now),
    secret: payment.secret,
    status: payment.status,
    transactionKey: payment.lastTransactionKey,
    orderId: payment.orderId,
  }),
});

/**
 * The messages that a change of a payment makes; a change of a virtual account makes two.
 *
 * Source: Toss webhook-events page.
 */
export const messagesFor = (
  payment: Payment,
  news: News,
  now: number,
  publicUrl: string
): readonly WebhookMessage[] => {
  if (news.kind === 'cancel')
    return [envelope('CANCEL_STATUS_CHANGED', now, renderCancel(news.cancel, payment.currency))];
  const changed = envelope('PAYMENT_STATUS_CHANGED', now, renderPayment(payment, now, publicUrl));
  const isIssuedAccount = payment.method?.kind === 'VIRTUAL_ACCOUNT' && payment.lastTransactionKey !== null;
  return isIssuedAccount ? [changed, depositCallback(payment, now)] : [changed];
};
