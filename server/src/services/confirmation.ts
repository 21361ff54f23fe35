import { callAfter } from '../domain/call';
import { mayPay, type Caller } from '../domain/caller';
import { CommerceError } from '../domain/errors';
import { orderEvent } from '../domain/event';
import { isPastExpiry, type Order, type PayingOrder } from '../domain/order';
import { newPayment, type Payment } from '../domain/payment';
import type { ProviderFailure } from '../domain/provider-payment';
import type { Credentials, PaymentProvider, ProviderAnswer } from '../providers/payment-provider';
import {
  DuplicateRow,
  type AtOnce,
  type InTransaction,
  type OfferRepository,
  type OrderRepository,
  type PayableLine,
  type PaymentRepository,
} from '../repositories/ports';
import type { Clock } from './clock';
import type { Drain } from './drain';
import type { EventOutbox } from './outbox/outbox-port';
import type { Settlement } from './settlement/settlement';
import { createTelling } from './settlement/settlement-ports';
import type { Turns } from './turns';

export type ConfirmationPorts = {
  inTransaction: InTransaction;
  atOnce: AtOnce;
  outbox: EventOutbox;
  orders: OrderRepository;
  payments: PaymentRepository;
  offers: OfferRepository;
  provider: PaymentProvider;
  payableOrder: (orderId: string) => Promise<PayableOrder | null>;
  settlement: Settlement;
  drain: Drain;
  /** In which the provider's answers are written. */
  turns: Turns;
  /** How long a call to the provider can take: nobody else asks about a payment before. Milliseconds. */
  callLeaseMs: number;
  clock: Clock;
};

/** An order with all that paying it takes, as it is now. */
export type PayableOrder = {
  order: PayingOrder;
  lines: readonly PayableLine[];
  /** The secrets of its key set, opened. @throws CommerceError as `credentialsOf` of the key sets */
  credentials: () => Promise<Credentials>;
};

/** A claim that was written, and with what it is settled. */
type Claimed = { payment: Payment; credentials: Credentials; lineIds: readonly number[] };

/** What the success page carries. `amount` in the smallest unit of the order's currency. */
export type ConfirmWish = { paymentKey: string; orderId: string; amount: number };

const whyNotPayable = (order: Pick<Order, 'orderId' | 'state'>): CommerceError => {
  const details = { orderId: order.orderId, state: order.state };
  if (order.state === 'confirming')
    return new CommerceError('PAYMENT_IN_PROGRESS', 'Another payment of this order is being confirmed', details);
  if (order.state === 'expired' || order.state === 'canceled')
    return new CommerceError('ORDER_NOT_PAYABLE', `The order is ${order.state}`, details);
  return new CommerceError('ORDER_ALREADY_PAID', 'The order was paid with another payment', details);
};

/** Takes the money for an order: claim, call, settle. */
export const createConfirmation = (ports: ConfirmationPorts) => {
  const { atOnce, orders, payments, offers, provider, settlement, clock } = ports;
  const { telling } = createTelling(ports);

  const payableOrder = async (caller: Caller, wish: ConfirmWish): Promise<PayableOrder> => {
    const found = await ports.payableOrder(wish.orderId);
    if (!found || !mayPay(caller, found.order))
      throw new CommerceError('ORDER_NOT_FOUND', 'No such order', { orderId: wish.orderId });
    const { order } = found;
    if (order.amount !== wish.amount) {
      throw new CommerceError('AMOUNT_MISMATCH', 'This is not what the order costs; nothing was taken', {
        orderId: order.orderId,
        expected: order.amount,
        received: wish.amount,
      });
    }
    return found;
  };

  /** What is there already for this key: the answer to a reload of the success page. */
  const stored = async (order: PayingOrder, paymentKey: string): Promise<Payment | null> => {
    const payment = await payments.find(paymentKey);
    if (payment && payment.orderId !== order.orderId) {
      throw new CommerceError('INVALID_REQUEST', 'This payment belongs to another order', { fields: ['paymentKey'] });
    }
    return payment;
  };

  const expire = async (order: PayingOrder): Promise<never> => {
    await telling(async (events) => {
      const isExpired = await orders.move(order.orderId, 'pending', 'expired');
      if (isExpired) events.push(orderEvent('order.expired', { ...order, state: 'expired' }));
    });
    throw whyNotPayable({ ...order, state: 'expired' });
  };

  /** Writes the claim; `null` when somebody else was first. */
  const claim = async ({ order, lines }: PayableOrder, paymentKey: string): Promise<Payment | null> => {
    const now = clock();
    // The check is set before the call: a process that dies in the middle leaves a claim that reconciliation finds.
    const payment = { ...newPayment(order, paymentKey, now), nextCheckAt: now + ports.callLeaseMs };
    try {
      return await atOnce(async () => {
        if (!(await orders.move(order.orderId, 'pending', 'confirming'))) return null;
        const [product] = await offers.holdLines(lines);
        if (product !== undefined)
          throw new CommerceError('OUT_OF_STOCK', 'Too few pieces are left; nothing was taken', {
            orderId: order.orderId,
            product,
          });
        await payments.insert(payment);
        return payment;
      });
    } catch (error) {
      if (error instanceof DuplicateRow) return null;
      throw error;
    }
  };

  const keepWaiting = (payment: Payment, failure: ProviderFailure): Promise<Payment> =>
    settlement.keepWaiting(payment, { failure, call: callAfter(payment.call, failure) });

  const converge = async (payment: Payment, credentials: Credentials, failure: ProviderFailure): Promise<Payment> => {
    const answer = await provider.read(credentials, payment.paymentKey);
    if (answer.outcome !== 'answered') return keepWaiting(payment, failure);
    const settled = await settlement.settle(payment.paymentKey, { ...answer, revision: payment.revision });
    return settled.state === 'confirming' ? keepWaiting(payment, failure) : settled;
  };

  const refuse = async (payment: Payment, failure: ProviderFailure): Promise<Payment> => {
    const to = failure.errorClass === 'expired' ? 'expired' : 'declined';
    const settled = await settlement.abandon(payment.paymentKey, to, failure, null, payment);
    if (failure.errorClass !== 'merchant' || settled.state !== to) return settled;
    const { orderId, paymentKey } = payment;
    throw new CommerceError(
      'KEY_REJECTED_BY_PROVIDER',
      'The provider refused the shop, not the buyer: an administrator must look',
      { orderId, paymentKey, providerCode: failure.code }
    );
  };

  const settleAnswer = (claimed: Claimed, answer: ProviderAnswer): Promise<Payment> => {
    const { payment, credentials, lineIds } = claimed;
    if (answer.outcome === 'answered') {
      const news = { ...answer, revision: payment.revision };
      // Who just claimed it knows that nobody can have asked for a refund of it yet.
      const known = { payment, refunds: [], lineIds };
      return ports.turns.take(() => settlement.settle(payment.paymentKey, news, known));
    }
    if (answer.outcome === 'unknown') return keepWaiting(payment, answer.failure);
    const { failure } = answer;
    return failure.errorClass === 'done' ? converge(payment, credentials, failure) : refuse(payment, failure);
  };

  return {
    /**
     * Confirms a payment that the buyer has authorised. Repeatable: the same request answers with the same payment.
     *
     * @param onCall told when nothing is left to do but to wait for the provider. Must not throw
     * @returns the payment; `confirming` when the outcome is not known yet, `declined` or `expired` when no money moved
     * @throws CommerceError see the codes of section "Confirm a payment" in the README
     */
    confirm: (caller: Caller, wish: ConfirmWish, onCall = (): void => undefined): Promise<Payment> =>
      ports.drain.run(async () => {
        const found = await payableOrder(caller, wish);
        const { order, lines } = found;
        if (order.state === 'pending' && isPastExpiry(order, clock())) {
          return (await stored(order, wish.paymentKey)) ?? expire(order);
        }
        const credentials = order.state === 'pending' ? await found.credentials() : null;
        const payment = credentials ? await claim(found, wish.paymentKey) : null;
        if (!payment || !credentials) {
          const known = await stored(order, wish.paymentKey);
          if (known) return known;
          throw whyNotPayable((await orders.find(order.orderId)) ?? order);
        }
        const { idempotencyKey } = payment;
        onCall();
        const answer = await provider.confirm({ ...wish, credentials, currency: order.currency, idempotencyKey });
        return settleAnswer({ payment, credentials, lineIds: lines.map(({ id }) => id) }, answer);
      }),
  };
};

export type Confirmation = ReturnType<typeof createConfirmation>;
