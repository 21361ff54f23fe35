import { toBodyNumber } from './amounts';
import type { KeySet } from '../keys/key-set';
import type { Payment } from './payment';

const withQuery = (url: string, query: Readonly<Record<string, string>>): string => {
  const target = new URL(url);
  for (const [name, value] of Object.entries(query)) target.searchParams.append(name, value);
  return target.href;
};

/**
 * Where the window sends the buyer after authentication; the shop's own query stays in front.
 * Widgets say `paymentType`, the payment window of API keys does not.
 *
 * Source: Toss SDK v2, `requestPayment`, successUrl.
 */
export const successRedirect = (payment: Payment, keySet: KeySet): string => {
  const amount = String(toBodyNumber(payment.totalAmount, payment.currency));
  const { orderId, paymentKey } = payment;
  return withQuery(
    payment.successUrl,
    keySet.kind === 'widget' ? { paymentType: 'NORMAL', amount, orderId, paymentKey } : { orderId, paymentKey, amount }
  );
};

export type FailReason = { readonly code: string; readonly message: string };

/** The buyer closed the window. Toss leaves the orderId out then. */
export const cancelRedirect = (payment: Payment): string =>
  withQuery(payment.failUrl, { code: 'PAY_PROCESS_CANCELED', message: '사용자에 의해 결제가 취소되었습니다.' });

/** The payment broke off inside the window. */
export const failRedirect = (payment: Payment, { code, message }: FailReason): string =>
  withQuery(payment.failUrl, { code, message, orderId: payment.orderId });
