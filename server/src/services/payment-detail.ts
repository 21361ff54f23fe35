import { MAX_SHOWN_REFUNDS } from '../../../contracts/payment-detail';
import type { MaskedRefundAccount } from '../../../contracts/refunds';
import type { Actor } from '../domain/actor';
import { CommerceError, isCommerceError } from '../domain/errors';
import { withHiddenFields } from '../domain/hidden-fields';
import type { Order, OrderLine } from '../domain/order';
import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';
import { timelineOf, type PaymentPast } from '../domain/timeline';
import type { Happening } from '../domain/timeline-entry';
import type { Credentials, PaymentProvider, RawAnswer } from '../providers/payment-provider';
import type { PaymentHistoryRepository } from '../repositories/payment-history-port';
import type { OrderRepository, PaymentRepository, RefundRepository } from '../repositories/ports';
import type { AuditLog } from './audit/audit-port';
import type { Clock } from './clock';
import type { Drain } from './drain';
import { couldNotAsk } from './inquiry';

export type PaymentDetailPorts = {
  payments: Pick<PaymentRepository, 'find'>;
  orders: Pick<OrderRepository, 'find' | 'linesOf'>;
  refunds: Pick<RefundRepository, 'list'>;
  history: PaymentHistoryRepository;
  /** @throws CommerceError `KEY_SET_NOT_FOUND` */
  keySetNameOf: (keySetId: string) => Promise<string>;
  /** @throws CommerceError `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN` */
  accountShown: (refund: Refund) => Promise<MaskedRefundAccount | null>;
  provider: Pick<PaymentProvider, 'readRaw'>;
  credentialsOf: (keySetId: string) => Promise<Credentials>;
  drain: Pick<Drain, 'run'>;
  audit: AuditLog;
  clock: Clock;
};

export type FoundRefund = { refund: Refund; account: MaskedRefundAccount | null };

export type PaymentDetail = {
  payment: Payment;
  keySetName: string | null;
  order: { order: Order; lines: OrderLine[] } | null;
  /** Oldest first; the newest of them. */
  refunds: FoundRefund[];
  refundCount: number;
  timeline: Happening[];
  isTimelineCut: boolean;
};

/** `askedAt` in epoch milliseconds; `body` with secrets and personal data hidden. */
export type RawPayment = { askedAt: number; traceId: string | null; body: unknown; providerCode: string | null };

/** So many of each kind stand in a timeline: who needs more reads the audit trail and the list of webhooks. */
const LIMIT = 100;

/** What the page can do without is no reason to show nothing of a payment. */
const orNull = async <Found>(found: Promise<Found>): Promise<Found | null> => {
  try {
    return await found;
  } catch (error) {
    if (isCommerceError(error)) return null;
    throw error;
  }
};

/** Everything that is known of one payment, for a person to look at. */
export const createPaymentDetail = (ports: PaymentDetailPorts) => {
  const { payments, orders, refunds, history } = ports;

  const found = async (paymentKey: string): Promise<Payment> => {
    const payment = await payments.find(paymentKey);
    if (!payment) throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment', { paymentKey });
    return payment;
  };

  const orderOf = async ({ orderId }: Payment): Promise<PaymentDetail['order']> => {
    const order = await orders.find(orderId);
    return order && { order, lines: (await orders.linesOf([orderId])).get(orderId) ?? [] };
  };

  const pastOf = async (payment: Payment, order: Order | null, made: readonly Refund[]): Promise<PaymentPast> => {
    const of = { paymentKey: payment.paymentKey, orderId: payment.orderId, limit: LIMIT };
    const [events, deliveries] = await Promise.all([history.events(of), history.deliveries(of)]);
    const entries = await history.entries({
      ...of,
      refundIds: made.map(({ refundId }) => refundId),
      deliveryIds: deliveries.map(({ deliveryId }) => deliveryId),
    });
    return { payment, order, refunds: made, events, deliveries, entries };
  };

  const isFull = ({ events, deliveries, entries }: PaymentPast): boolean =>
    [events, deliveries, entries].some(({ length }) => length >= LIMIT);

  const askRaw = async (payment: Payment): Promise<RawAnswer> => {
    try {
      return await ports.provider.readRaw(await ports.credentialsOf(payment.keySetId), payment.paymentKey);
    } catch (error) {
      return { outcome: 'refused', failure: couldNotAsk(error) };
    }
  };

  return {
    /** @throws CommerceError `PAYMENT_NOT_FOUND` */
    async get(paymentKey: string): Promise<PaymentDetail> {
      const payment = await found(paymentKey);
      const [order, newest, keySetName] = await Promise.all([
        orderOf(payment),
        refunds.list({ paymentKey }, { page: 1, pageSize: MAX_SHOWN_REFUNDS }),
        orNull(ports.keySetNameOf(payment.keySetId)),
      ]);
      const made = [...newest.rows].reverse();
      const past = await pastOf(payment, order?.order ?? null, made);
      const accounts = await Promise.all(made.map((refund) => orNull(ports.accountShown(refund))));
      return {
        ...{ payment, keySetName, order, refundCount: newest.total },
        refunds: made.map((refund, index) => ({ refund, account: accounts[index] ?? null })),
        timeline: timelineOf(past),
        isTimelineCut: isFull(past) || newest.total > made.length,
      };
    },

    /**
     * What the provider says of it now. Who looked is written down before anybody sees it; nothing else is written.
     *
     * @throws CommerceError `PAYMENT_NOT_FOUND`, `SHUTTING_DOWN`
     */
    async raw(paymentKey: string, by: Actor): Promise<RawPayment> {
      const payment = await found(paymentKey);
      const askedAt = ports.clock();
      const answer = await ports.drain.run(() => askRaw(payment));
      const providerCode = answer.outcome === 'answered' ? null : answer.failure.code;
      await ports.audit.record({
        actor: by,
        action: 'payment.raw_shown',
        subject: { kind: 'payment', id: paymentKey },
        details: { orderId: payment.orderId, providerCode },
      });
      if (answer.outcome !== 'answered') return { askedAt, body: null, traceId: answer.failure.traceId, providerCode };
      return { askedAt, body: withHiddenFields(answer.body), traceId: answer.traceId, providerCode };
    },
  };
};

export type PaymentDetails = ReturnType<typeof createPaymentDetail>;
