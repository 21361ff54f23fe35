import { CommerceError } from '../domain/errors';
import type { ProviderFailure, ProviderPayment } from '../domain/provider-payment';
import type { Refund } from '../domain/refund';
import type { OwnRefund } from '../domain/refund-settlement';
import type { Credentials, PaymentProvider, ProviderAnswer, RefundAccount } from '../providers/payment-provider';
import type { InTransaction, PaymentRepository, RefundRepository } from '../repositories/ports';
import type { Clock } from './clock';
import { failureView } from './failure-view';
import type { Settlement } from './settlement';

export type RefundExecutionPorts = {
  inTransaction: InTransaction;
  payments: PaymentRepository;
  refunds: RefundRepository;
  provider: PaymentProvider;
  settlement: Settlement;
  clock: Clock;
};

/** How long after an unknown outcome the provider is asked first. */
export const FIRST_CHECK_MS = 10_000;

/** A refund meets another one at the provider at most this often before it is left to reconciliation. */
const MAX_ATTEMPTS = 5;

/** Changes only after a certain rejection: an outcome that is not known is asked for again under the same key. */
export const refundKeyOf = (refundId: string, attempt: number): string => `refund:${refundId}:${attempt}`;

/** The provider's entry that this very answer made: the newest one, if it is of our amount and nobody else's. */
export const ownEntry = (refund: Refund, news: ProviderPayment, others: readonly Refund[]): OwnRefund | null => {
  const taken = new Set(others.flatMap(({ transactionKey }) => transactionKey ?? []));
  const candidates = news.refunds.filter((told) => told.amount === refund.amount && !taken.has(told.transactionKey));
  const entry = candidates.find((told) => told.transactionKey === news.lastTransactionKey) ?? candidates.at(-1);
  return entry ? { refundId: refund.refundId, transactionKey: entry.transactionKey } : null;
};

/** Asks the provider for a refund that is claimed, and writes what it says. */
export const createRefundExecution = (ports: RefundExecutionPorts) => {
  const { inTransaction, payments, refunds, provider, settlement, clock } = ports;

  const change = (refund: Refund, by: Partial<Refund>): Promise<boolean> =>
    inTransaction(() => refunds.update(refund.refundId, ['requested'], by));

  const fail = async (refund: Refund, failure: ProviderFailure): Promise<never> => {
    const view = failureView(failure);
    await change(refund, {
      state: 'failed',
      failure: view,
      traceId: failure.traceId,
      doneAt: clock(),
      nextCheckAt: null,
      refundReceiveAccount: null,
    });
    const { refundId, paymentKey } = refund;
    const details = { refundId, paymentKey, providerCode: failure.code, messages: view.message };
    if (failure.errorClass !== 'merchant') throw new CommerceError('REFUND_NOT_ALLOWED', view.message.en, details);
    throw new CommerceError('KEY_REJECTED_BY_PROVIDER', 'The provider refused the shop, not the refund', details);
  };

  const keepWaiting = async (refund: Refund, failure: ProviderFailure): Promise<Refund> => {
    const { attempts, traceId } = refund;
    const by = {
      attempts: attempts + 1,
      traceId: failure.traceId ?? traceId,
      nextCheckAt: clock() + FIRST_CHECK_MS,
    };
    await change(refund, by);
    return { ...refund, ...by };
  };

  const settleOwn = async (
    refund: Refund,
    answer: Extract<ProviderAnswer, { outcome: 'answered' }>
  ): Promise<Refund> => {
    const all = await refunds.ofPayment(refund.paymentKey);
    const others = all.filter(({ refundId }) => refundId !== refund.refundId);
    const own = ownEntry(refund, answer.payment, others);
    await settlement.settle(refund.paymentKey, own ? { ...answer, own } : answer);
    return (await refunds.find(refund.refundId)) ?? refund;
  };

  /** The provider's balance is not the one we sent, and nothing was executed. Learn what it is; try again, or give up. */
  const afterCollision = async (
    refund: Refund,
    credentials: Credentials,
    failure: ProviderFailure
  ): Promise<Refund | null> => {
    const answer = await provider.read(credentials, refund.paymentKey);
    if (answer.outcome !== 'answered') return null;
    await settlement.settle(refund.paymentKey, answer);
    const { balanceAmount } = answer.payment;
    if (balanceAmount < refund.amount || balanceAmount === refund.expectedBalance) {
      // Once this refund is no longer open, what is left unexplained at the provider is recorded as made there.
      await fail(refund, failure).finally(() => settlement.settle(refund.paymentKey, answer));
    }
    const attempts = refund.attempts + 1;
    const by = { attempts, expectedBalance: balanceAmount, idempotencyKey: refundKeyOf(refund.refundId, attempts + 1) };
    await change(refund, by);
    return { ...refund, ...by };
  };

  const call = (refund: Refund, credentials: Credentials, account: RefundAccount | undefined) =>
    provider.refund({
      credentials,
      paymentKey: refund.paymentKey,
      amount: refund.amount,
      taxFreeAmount: refund.taxFreeAmount,
      currency: refund.currency,
      refundableAmount: refund.expectedBalance ?? refund.amount,
      reason: refund.reason,
      refundReceiveAccount: account,
      idempotencyKey: refund.idempotencyKey,
    });

  /** The balance may have moved while this refund waited for its turn. Only before its first call may that be followed. */
  const withFreshBalance = async (refund: Refund): Promise<Refund> => {
    const payment = await payments.find(refund.paymentKey);
    const expectedBalance = payment?.balanceAmount ?? refund.expectedBalance;
    if (expectedBalance === refund.expectedBalance) return refund;
    await change(refund, { expectedBalance });
    return { ...refund, expectedBalance };
  };

  /**
   * Makes a refund that was just claimed.
   *
   * @returns the refund; still `requested` when the outcome is not known
   * @throws CommerceError `REFUND_NOT_ALLOWED`, `KEY_REJECTED_BY_PROVIDER` when it certainly was not made; it is failed then
   */
  return async (claimed: Refund, credentials: Credentials, account: RefundAccount | undefined): Promise<Refund> => {
    let refund = await withFreshBalance(claimed);
    for (;;) {
      const answer = await call(refund, credentials, account);
      if (answer.outcome === 'answered') return settleOwn(refund, answer);
      if (answer.outcome === 'unknown') return keepWaiting(refund, answer.failure);
      if (answer.failure.errorClass !== 'done') return fail(refund, answer.failure);
      const mayRepeat = refund.attempts + 1 < MAX_ATTEMPTS;
      const next = mayRepeat ? await afterCollision(refund, credentials, answer.failure) : null;
      if (!next) return keepWaiting(refund, answer.failure);
      refund = next;
    }
  };
};
