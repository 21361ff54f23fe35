import type {
  EventData,
  EventType,
  HealthEventData,
  HealthEventType,
  OrderEventData,
  OrderEventType,
  PaymentEventType,
  RefundEventType,
} from '../../../contracts/events';
import type { Order } from './order';
import type { Payment } from './payment';
import type { Refund } from './refund';

/** Something that happened, before it has a number. Written in the transaction that makes it happen. */
export type NewEvent = {
  type: EventType;
  /** Absent for what is told of the installation. */
  orderId?: string | undefined;
  paymentKey?: string | undefined;
  refundId?: string | undefined;
  data: EventData;
};

/** An event in the outbox. Times in epoch milliseconds. */
export type StoredEvent = {
  /** `evt_…`: the same however often it is told. */
  eventId: string;
  type: EventType;
  orderId: string | null;
  paymentKey: string | null;
  refundId: string | null;
  /** JSON text of the data, as it was when it happened. */
  payload: string;
  occurredAt: number;
  /** When listeners and addresses were told; `null` while it is to be done. */
  toldAt: number | null;
  nextAttemptAt: number | null;
  attempts: number;
};

const isoOrNull = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** What an order's event tells, as it is after the step. Smallest unit; `paidAt` in epoch milliseconds. */
export type OrderFacts = Pick<
  Order,
  'orderId' | 'state' | 'amount' | 'refundedAmount' | 'currency' | 'environment' | 'paidAt'
>;

/** An order came to a new state. Fields are named one by one: nothing personal slips in with a new column. */
export const orderEvent = (type: OrderEventType, order: OrderFacts, paymentKey: string | null = null): NewEvent => {
  const data: OrderEventData = {
    orderId: order.orderId,
    state: order.state,
    amount: order.amount,
    refundedAmount: order.refundedAmount,
    currency: order.currency,
    environment: order.environment,
    paymentKey,
    paidAt: isoOrNull(order.paidAt),
  };
  return { type, orderId: order.orderId, ...(paymentKey === null ? {} : { paymentKey }), data };
};

/** Something became of a payment, given as it is now. */
export const paymentEvent = (type: PaymentEventType, payment: Payment): NewEvent => ({
  type,
  orderId: payment.orderId,
  paymentKey: payment.paymentKey,
  data: {
    orderId: payment.orderId,
    paymentKey: payment.paymentKey,
    state: payment.state,
    method: payment.method,
    amount: payment.amount,
    balanceAmount: payment.balanceAmount,
    currency: payment.currency,
    environment: payment.environment,
    approvedAt: isoOrNull(payment.approvedAt),
    failureCode: payment.failure?.code ?? null,
    problemCode: payment.problem?.code ?? null,
  },
});

/** Something became of a refund, given as it is now. */
export const refundEvent = (type: RefundEventType, refund: Refund): NewEvent => ({
  type,
  orderId: refund.orderId,
  paymentKey: refund.paymentKey,
  refundId: refund.refundId,
  data: {
    orderId: refund.orderId,
    paymentKey: refund.paymentKey,
    refundId: refund.refundId,
    state: refund.state,
    amount: refund.amount,
    currency: refund.currency,
    environment: refund.environment,
    origin: refund.origin,
    requestedAt: new Date(refund.requestedAt).toISOString(),
    doneAt: isoOrNull(refund.doneAt),
    failureCode: refund.failure?.code ?? null,
  },
});

/** A serious finding appeared, or is cleared: of the installation, of no order. */
export const healthEvent = (type: HealthEventType, data: HealthEventData): NewEvent => ({ type, data });
