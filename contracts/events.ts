import type { HealthCode, HealthSeverity } from './health';
import type { Environment } from './keys';
import type { Currency } from './money';
import type { OrderState } from './orders';
import type { PaymentMethod, PaymentState } from './payments';
import { PLUGIN_ID } from './plugin-id';
import type { RefundOrigin, RefundState } from './refunds';

export const ORDER_EVENT_TYPES = [
  'order.paid',
  'order.awaiting_deposit',
  'order.deposit_reversed',
  'order.partially_refunded',
  'order.refunded',
  'order.expired',
  'order.canceled',
] as const;
export const PAYMENT_EVENT_TYPES = ['payment.declined', 'payment.expired', 'payment.problem'] as const;
export const REFUND_EVENT_TYPES = ['refund.succeeded', 'refund.failed'] as const;
/** Of the installation, not of an order. */
export const HEALTH_EVENT_TYPES = ['health.serious', 'health.cleared'] as const;

/** What is told of, in the words used inside. */
export const EVENT_TYPES = [
  ...ORDER_EVENT_TYPES,
  ...PAYMENT_EVENT_TYPES,
  ...REFUND_EVENT_TYPES,
  ...HEALTH_EVENT_TYPES,
] as const;

export type OrderEventType = (typeof ORDER_EVENT_TYPES)[number];
export type PaymentEventType = (typeof PAYMENT_EVENT_TYPES)[number];
export type RefundEventType = (typeof REFUND_EVENT_TYPES)[number];
export type HealthEventType = (typeof HEALTH_EVENT_TYPES)[number];
export type EventType = (typeof EVENT_TYPES)[number];

/** What an event is called outside: as a Strapi event, and in the body of a webhook. */
export type EventName<Type extends string = EventType> = `${typeof PLUGIN_ID}.${Type}`;
export const eventNameOf = <Type extends string>(type: Type): EventName<Type> => `${PLUGIN_ID}.${type}`;

/**
 * Payloads hold ids, states, amounts (smallest unit of `currency`) and times (ISO 8601, UTC): no secret, no card, no
 * name and no address. Who needs more reads it over the API, with a token.
 */
export type OrderEventData = {
  orderId: string;
  state: OrderState;
  amount: number;
  refundedAmount: number;
  currency: Currency;
  environment: Environment;
  /** The payment that it happened through; `null` for an order that ended without one. */
  paymentKey: string | null;
  paidAt: string | null;
};

export type PaymentEventData = {
  orderId: string;
  paymentKey: string;
  state: PaymentState;
  method: PaymentMethod | null;
  amount: number;
  balanceAmount: number;
  currency: Currency;
  environment: Environment;
  approvedAt: string | null;
  /** The provider's code, when it was declined. */
  failureCode: string | null;
  /** What a person must look at, for `payment.problem`. */
  problemCode: string | null;
};

export type RefundEventData = {
  orderId: string;
  paymentKey: string;
  refundId: string;
  state: RefundState;
  amount: number;
  currency: Currency;
  environment: Environment;
  origin: RefundOrigin;
  requestedAt: string;
  doneAt: string | null;
  /** The provider's code, when it failed. */
  failureCode: string | null;
};

/** A serious finding appeared, or is cleared. What it means and how it is cured: `GET /commerce-payments/health`. */
export type HealthEventData = {
  /** The same when it appears and when it is cleared. */
  findingId: string;
  code: HealthCode;
  severity: HealthSeverity;
  environment: Environment;
  /** The key set that it is about; `null` when it is about none. */
  keySetId: string | null;
  since: string;
};

/** Which payload belongs to which event. */
export type EventData<Type extends EventType = EventType> = Type extends OrderEventType
  ? OrderEventData
  : Type extends PaymentEventType
    ? PaymentEventData
    : Type extends RefundEventType
      ? RefundEventData
      : HealthEventData;

/** What a Strapi listener is given. `id` is the same when an event is told again: skip those you have seen. */
export type ToldEvent<Type extends EventType = EventType> = {
  id: string;
  type: EventName<Type>;
  /** When it happened: ISO 8601, UTC. */
  timestamp: string;
  data: EventData<Type>;
};
