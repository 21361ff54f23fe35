import type { FailureView } from '../../../contracts/payments';
import { CommerceError } from '../domain/errors';
import type { Payment, Problem } from '../domain/payment';
import type { ProviderFailure, ProviderPayment, ProviderRefund } from '../domain/provider-payment';
import type { Refund } from '../domain/refund';
import { bookRefunds, type OwnRefund, type RefundBooks } from '../domain/refund-settlement';
import { givesStockBack, judge, orderStateFor } from '../domain/settlement';
import { PAYMENT_LIFE, step } from '../domain/transition';
import type {
  InTransaction,
  OfferRepository,
  OrderRepository,
  PaymentRepository,
  RefundRepository,
} from '../repositories/ports';
import type { Clock } from './clock';
import { newRefundId } from './identifiers';

export type SettlementPorts = {
  inTransaction: InTransaction;
  orders: OrderRepository;
  payments: PaymentRepository;
  refunds: RefundRepository;
  offers: OfferRepository;
  /** Seals the provider's webhook secret into the payment's row. */
  seal: (plaintext: string, place: { row: string; field: string }) => Promise<string>;
  clock: Clock;
};

/** What the provider said, and where it said it. `own`: our refund that this very answer belongs to. */
export type News = { payment: ProviderPayment; traceId: string | null; own?: OwnRefund | undefined };

const factsOf = (payment: Payment, news: News, webhookSecret: string | null): Partial<Payment> => ({
  providerStatus: news.payment.providerStatus,
  method: news.payment.method ?? payment.method,
  details: news.payment.details,
  approvedAt: news.payment.approvedAt ?? payment.approvedAt,
  dueAt: news.payment.dueAt ?? payment.dueAt,
  receiptUrl: news.payment.receiptUrl ?? payment.receiptUrl,
  lastTransactionKey: news.payment.lastTransactionKey ?? payment.lastTransactionKey,
  traceId: news.traceId ?? payment.traceId,
  ...(webhookSecret === null ? {} : { webhookSecret }),
});

const refundOf = (payment: Payment, told: ProviderRefund, now: number): Refund => ({
  refundId: newRefundId(),
  paymentKey: payment.paymentKey,
  orderId: payment.orderId,
  buyer: payment.buyer,
  environment: payment.environment,
  state: told.state,
  amount: told.amount,
  taxFreeAmount: told.taxFreeAmount,
  currency: payment.currency,
  reason: told.reason.slice(0, 200),
  origin: 'provider',
  requestedBy: null,
  requestedAt: told.doneAt ?? now,
  doneAt: told.state === 'succeeded' ? (told.doneAt ?? now) : null,
  transactionKey: told.transactionKey,
  refundReceiveAccount: null,
  expectedBalance: null,
  idempotencyKey: '',
  failure: null,
  problem: null,
  traceId: null,
  attempts: 0,
  nextCheckAt: null,
});

/** The one place that writes what became of a payment, whoever brings the news. */
export const createSettlement = (ports: SettlementPorts) => {
  const { inTransaction, orders, payments, refunds, offers, clock } = ports;

  const locked = async (paymentKey: string): Promise<Payment> => {
    const payment = await payments.lock(paymentKey);
    if (!payment) throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment', { paymentKey });
    return payment;
  };

  const noteProblem = async (payment: Payment, problem: Problem): Promise<Payment> => {
    await payments.update(payment.paymentKey, { problem });
    return { ...payment, problem };
  };

  const writeRefunds = async (payment: Payment, books: RefundBooks): Promise<void> => {
    for (const { refundId, told } of books.changed) {
      const isDone = told.state !== 'processing';
      await refunds.update(refundId, ['requested', 'processing'], {
        state: told.state,
        transactionKey: told.transactionKey,
        doneAt: isDone ? (told.doneAt ?? clock()) : null,
        nextCheckAt: isDone ? null : clock(),
        ...(isDone ? { refundReceiveAccount: null } : {}),
      });
    }
    for (const told of books.foreign) await refunds.insert(refundOf(payment, told, clock()));
  };

  /** Moves payment and order together along `path`; both rows are written once a step of the order's life. */
  const writeStates = async (
    payment: Payment,
    path: readonly Payment['state'][],
    change: Partial<Payment>
  ): Promise<Payment> => {
    let { state } = payment;
    for (const next of path) {
      const from = orderStateFor(state, state) ?? 'confirming';
      const to = orderStateFor(state, next);
      step(PAYMENT_LIFE, state, next);
      if (to) await moveOrder(payment, from, to, change);
      if (givesStockBack(next)) await offers.release(payment.orderId);
      state = next;
    }
    const settled = { ...payment, ...change, state };
    await payments.update(payment.paymentKey, { ...change, state });
    return settled;
  };

  const moveOrder = async (
    payment: Payment,
    from: Parameters<OrderRepository['move']>[1],
    to: Parameters<OrderRepository['move']>[2],
    change: Partial<Payment>
  ): Promise<void> => {
    const hasMoney = to === 'paid' || to === 'partially_refunded' || to === 'refunded';
    const balance = change.balanceAmount ?? payment.balanceAmount;
    const written = await orders.move(payment.orderId, from, to, {
      paidAt: hasMoney ? (change.approvedAt ?? payment.approvedAt ?? clock()) : null,
      refundedAmount: hasMoney ? payment.amount - balance : 0,
    });
    if (!written) {
      throw new CommerceError('ILLEGAL_TRANSITION', `The order is not ${from}`, { orderId: payment.orderId, from, to });
    }
  };

  const sealSecret = async ({ payment }: News): Promise<string | null> =>
    payment.webhookSecret === null
      ? null
      : ports.seal(payment.webhookSecret, { row: payment.paymentKey, field: 'webhookSecret' });

  return {
    /** Writes what the provider says the payment is now. An answer that does not fit is kept as a problem. */
    async settle(paymentKey: string, news: News): Promise<Payment> {
      const webhookSecret = await sealSecret(news);
      return inTransaction(async () => {
        const payment = await locked(paymentKey);
        const ours = news.own || news.payment.refunds.length > 0 ? await refunds.ofPayment(paymentKey) : [];
        const books = bookRefunds(payment, ours, news.payment, news.own);
        const verdict = judge(payment, news.payment, books.balanceAmount);
        if (verdict.kind === 'no_news') return payment;
        if (verdict.kind === 'problem') {
          return noteProblem(payment, { code: verdict.code, at: clock(), details: verdict.details });
        }
        await writeRefunds(payment, books);
        const isNextPart = payment.state === 'partially_refunded' && books.balanceAmount !== payment.balanceAmount;
        const path = verdict.path.length === 0 && isNextPart ? [payment.state] : verdict.path;
        const ended = path.some(givesStockBack);
        return writeStates(payment, path, {
          ...factsOf(payment, news, webhookSecret),
          balanceAmount: ended ? 0 : books.balanceAmount,
          nextCheckAt: null,
          problem: null,
        });
      });
    },

    /** Ends a claim that the provider has certainly not executed: the order may be paid again, its pieces go back. */
    abandon: (
      paymentKey: string,
      to: 'declined' | 'expired',
      failure: FailureView,
      traceId: string | null
    ): Promise<Payment> =>
      inTransaction(async () => {
        const payment = await locked(paymentKey);
        if (payment.state !== 'confirming') return payment;
        return writeStates(payment, [to], { failure, traceId, balanceAmount: 0, nextCheckAt: null });
      }),

    /** Notes that the outcome is not known. The claim stays; reconciliation asks again at `nextCheckAt`. */
    keepWaiting: (paymentKey: string, failure: ProviderFailure, nextCheckAt: number): Promise<Payment> =>
      inTransaction(async () => {
        const payment = await locked(paymentKey);
        if (payment.state !== 'confirming') return payment;
        const change = { attempts: payment.attempts + 1, traceId: failure.traceId ?? payment.traceId, nextCheckAt };
        await payments.update(paymentKey, change);
        return { ...payment, ...change };
      }),
  };
};

export type Settlement = ReturnType<typeof createSettlement>;
