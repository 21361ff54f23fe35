import type { RefundAccount } from '../payment-provider';

/**
 * Toss's own words. They stay in this folder; `translate.ts` turns them into ours.
 * Source: Toss API reference, Payment object (version 2022-11-16 and later) and its requests.
 */

/** How a payment stands at Toss. New words appear without a new version. */
export const TOSS_STATUSES = [
  'READY',
  'IN_PROGRESS',
  'WAITING_FOR_DEPOSIT',
  'DONE',
  'CANCELED',
  'PARTIAL_CANCELED',
  'ABORTED',
  'EXPIRED',
] as const;
export type TossStatus = (typeof TOSS_STATUSES)[number];

/** How one cancel stands. Anything but `DONE` is seen for overseas easy pay only. */
export const TOSS_CANCEL_STATUSES = ['DONE', 'IN_PROGRESS', 'ABORTED'] as const;
export type TossCancelStatus = (typeof TOSS_CANCEL_STATUSES)[number];

/** Payment methods as answers name them: Korean unless `Accept-Language` asks otherwise, which we never do. */
export const TOSS_METHODS = [
  '카드',
  '가상계좌',
  '간편결제',
  '휴대폰',
  '계좌이체',
  '문화상품권',
  '도서문화상품권',
  '게임문화상품권',
] as const;
export type TossMethod = (typeof TOSS_METHODS)[number];

/** `POST /v1/payments/confirm`. `amount` is a decimal of the currency, not its smallest unit. */
export type ConfirmBody = { paymentKey: string; orderId: string; amount: number };

/** `POST /v1/payments/{paymentKey}/cancel`. Amounts are decimals of the currency. */
export type CancelBody = {
  cancelReason: string;
  cancelAmount: number;
  refundableAmount: number;
  currency: string;
  taxFreeAmount?: number;
  refundReceiveAccount?: RefundAccount;
  /** Overseas wallets that cancel later ask for it; others answer `null`. */
  cancelRequestId?: string;
};

/** Bounds of what goes out. Source: Toss API reference, shared field rules and idempotency keys. */
export const MAX_CANCEL_REASON_LENGTH = 200;
export const MAX_MESSAGE_LENGTH = 510;

const PAYMENT_KEY_FORM = /^[A-Za-z0-9_=-]{1,200}$/;
const ORDER_ID_FORM = /^[A-Za-z0-9_=-]{1,64}$/;
const IDEMPOTENCY_KEY_FORM = /^[\x21-\x7e]{1,300}$/;

/** No slash, dot or percent sign: a key that is also a path must not reach another one. */
export const isPaymentKey = (text: string): boolean => PAYMENT_KEY_FORM.test(text);
export const isOrderId = (text: string): boolean => ORDER_ID_FORM.test(text);
export const isIdempotencyKey = (text: string): boolean => IDEMPOTENCY_KEY_FORM.test(text);

export const PATHS = {
  confirm: '/v1/payments/confirm',
  payment: (paymentKey: string): string => `/v1/payments/${encodeURIComponent(paymentKey)}`,
  paymentOfOrder: (orderId: string): string => `/v1/payments/orders/${encodeURIComponent(orderId)}`,
  cancel: (paymentKey: string): string => `/v1/payments/${encodeURIComponent(paymentKey)}/cancel`,
} as const;

export const TRACE_ID_HEADER = 'x-tosspayments-trace-id';
