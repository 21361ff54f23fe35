import { maySee, nameOf, ownFilter, type Caller } from '../domain/caller';
import { CommerceError } from '../domain/errors';
import type { Page, Paging } from '../domain/page';
import type { Payment } from '../domain/payment';
import type { ProviderFailure, ProviderPayment } from '../domain/provider-payment';
import { decideRefund, type Refund } from '../domain/refund';
import type { OwnRefund } from '../domain/refund-settlement';
import type { Credentials, PaymentProvider, ProviderAnswer, RefundAccount } from '../providers/payment-provider';
import type { InTransaction, PaymentRepository, RefundRepository } from '../repositories/ports';
import type { Clock } from './clock';
import { failureView } from './confirmation';
import type { Drain } from './drain';
import type { Serial } from './serial';
import type { Settlement } from './settlement';

type Place = { row: string; field: string };

export type RefundPorts = {
  inTransaction: InTransaction;
  payments: PaymentRepository;
  refunds: RefundRepository;
  provider: PaymentProvider;
  credentialsOf: (keySetId: string) => Promise<Credentials>;
  seal: (plaintext: string, place: Place) => Promise<string>;
  settlement: Settlement;
  drain: Drain;
  serial: Serial;
  clock: Clock;
};

/** Amounts in the smallest unit. Without an amount: all that is left. */
export type RefundWishInput = {
  reason: string;
  amount?: number | undefined;
  taxFreeAmount?: number | undefined;
  refundReceiveAccount?: RefundAccount | undefined;
};

const FIRST_CHECK_MS = 10_000;
/** A refund meets another one at the provider at most this often before it is left to reconciliation. */
const MAX_ATTEMPTS = 5;

const keyOf = (refundId: string, attempt: number): string => `refund:${refundId}:${attempt}`;

/** The provider's entry that this very answer made: the newest one, if it is of our amount and nobody else's. */
export const ownEntry = (refund: Refund, news: ProviderPayment, others: readonly Refund[]): OwnRefund | null => {
  const taken = new Set(others.flatMap(({ transactionKey }) => transactionKey ?? []));
  const candidates = news.refunds.filter((told) => told.amount === refund.amount && !taken.has(told.transactionKey));
  const entry = candidates.find((told) => told.transactionKey === news.lastTransactionKey) ?? candidates.at(-1);
  return entry ? { refundId: refund.refundId, transactionKey: entry.transactionKey } : null;
};

/** Gives money back: claim, call, settle. */
export const createRefunds = (ports: RefundPorts) => {
  const { inTransaction, payments, refunds, provider, settlement, clock } = ports;

  const claimOf = (caller: Caller, payment: Payment, amounts: { amount: number; taxFreeAmount: number }, claim: { refundId: string; reason: string; account: string | null }): Refund => ({
    refundId: claim.refundId,
    paymentKey: payment.paymentKey,
    orderId: payment.orderId,
    buyer: payment.buyer,
    environment: payment.environment,
    state: 'requested',
    ...amounts,
    currency: payment.currency,
    reason: claim.reason,
    origin: caller.kind === 'admin' ? 'admin' : 'api',
    requestedBy: nameOf(caller).slice(0, 191),
    requestedAt: clock(),
    doneAt: null,
    transactionKey: null,
    refundReceiveAccount: claim.account,
    expectedBalance: payment.balanceAmount,
    idempotencyKey: keyOf(claim.refundId, 1),
    failure: null,
    problem: null,
    traceId: null,
    attempts: 0,
    nextCheckAt: clock() + FIRST_CHECK_MS,
  });

  const visible = (caller: Caller, paymentKey: string, payment: Payment | null): Payment => {
    if (payment && maySee(caller, payment)) return payment;
    throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment', { paymentKey });
  };

  const claim = async (caller: Caller, paymentKey: string, refundId: string, wish: RefundWishInput): Promise<Refund> => {
    const { refundReceiveAccount, reason } = wish;
    const account = refundReceiveAccount
      ? await ports.seal(JSON.stringify(refundReceiveAccount), { row: refundId, field: 'refundReceiveAccount' })
      : null;
    return inTransaction(async () => {
      const payment = visible(caller, paymentKey, await payments.lock(paymentKey));
      const amounts = decideRefund(payment, await refunds.ofPayment(paymentKey), { ...wish, hasAccount: account !== null });
      const refund = claimOf(caller, payment, amounts, { refundId, reason, account });
      await refunds.insert(refund);
      return refund;
    });
  };

  const fail = async (refund: Refund, failure: ProviderFailure): Promise<never> => {
    const view = failureView(failure);
    const change = { state: 'failed' as const, failure: view, traceId: failure.traceId, doneAt: clock(), nextCheckAt: null, refundReceiveAccount: null };
    await inTransaction(() => refunds.update(refund.refundId, ['requested'], change));
    const details = { refundId: refund.refundId, paymentKey: refund.paymentKey, providerCode: failure.code, messages: view.message };
    if (failure.errorClass === 'merchant') throw new CommerceError('KEY_REJECTED_BY_PROVIDER', 'The provider refused the shop: an administrator must look', details);
    throw new CommerceError('REFUND_NOT_ALLOWED', view.message.en, details);
  };

  const keepWaiting = async (refund: Refund, failure: ProviderFailure): Promise<Refund> => {
    const change = { attempts: refund.attempts + 1, traceId: failure.traceId, nextCheckAt: clock() + FIRST_CHECK_MS };
    await inTransaction(() => refunds.update(refund.refundId, ['requested'], change));
    return { ...refund, ...change };
  };

  const settleOwn = async (refund: Refund, answer: Extract<ProviderAnswer, { outcome: 'answered' }>): Promise<Refund> => {
    const others = (await refunds.ofPayment(refund.paymentKey)).filter(({ refundId }) => refundId !== refund.refundId);
    const own = ownEntry(refund, answer.payment, others);
    await settlement.settle(refund.paymentKey, own ? { ...answer, own } : answer);
    return (await refunds.find(refund.refundId)) ?? refund;
  };

  /** The provider's balance is not the one we sent, and nothing was executed. Learn what it is; try again, or give up. */
  const afterCollision = async (refund: Refund, credentials: Credentials, failure: ProviderFailure): Promise<Refund | null> => {
    const answer = await provider.read(credentials, refund.paymentKey);
    if (answer.outcome !== 'answered') return null;
    await settlement.settle(refund.paymentKey, answer);
    const { balanceAmount } = answer.payment;
    const tooLittle = balanceAmount < refund.amount;
    const sameBalance = balanceAmount === refund.expectedBalance;
    if (tooLittle || sameBalance) {
      await fail(refund, failure).finally(() => settlement.settle(refund.paymentKey, answer));
    }
    const attempt = refund.attempts + 1;
    const change = { attempts: attempt, expectedBalance: balanceAmount, idempotencyKey: keyOf(refund.refundId, attempt + 1) };
    await inTransaction(() => refunds.update(refund.refundId, ['requested'], change));
    return { ...refund, ...change };
  };

  const call = (refund: Refund, credentials: Credentials, account: RefundAccount | undefined): Promise<ProviderAnswer> =>
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
    await inTransaction(() => refunds.update(refund.refundId, ['requested'], { expectedBalance }));
    return { ...refund, expectedBalance };
  };

  const execute = async (claimed: Refund, credentials: Credentials, account: RefundAccount | undefined): Promise<Refund> => {
    let refund = await withFreshBalance(claimed);
    for (;;) {
      const answer = await call(refund, credentials, account);
      if (answer.outcome === 'answered') return settleOwn(refund, answer);
      if (answer.outcome === 'unknown') return keepWaiting(refund, answer.failure);
      if (answer.failure.errorClass !== 'done') return fail(refund, answer.failure);
      const next = refund.attempts + 1 < MAX_ATTEMPTS ? await afterCollision(refund, credentials, answer.failure) : null;
      if (!next) return keepWaiting(refund, answer.failure);
      refund = next;
    }
  };

  return {
    /**
     * Gives money back.
     *
     * @param refundId the new refund's number, chosen by the caller: a repeat with one that is there answers with it
     * @returns the refund; `requested` when the outcome is not known yet, `processing` while the provider works on it
     * @throws CommerceError see the codes of section "Refund a payment" in the README
     */
    create: (caller: Caller, paymentKey: string, refundId: string, wish: RefundWishInput): Promise<Refund> =>
      ports.drain.run(async () => {
        const known = await refunds.find(refundId);
        if (known) return known;
        // Keys first: what cannot be asked of the provider leaves no claim behind.
        const { keySetId } = visible(caller, paymentKey, await payments.find(paymentKey));
        const credentials = await ports.credentialsOf(keySetId);
        const refund = await claim(caller, paymentKey, refundId, wish);
        return ports.serial(paymentKey, () => execute(refund, credentials, wish.refundReceiveAccount));
      }),

    async find(caller: Caller, refundId: string): Promise<Refund> {
      const refund = await refunds.find(refundId);
      if (!refund || !maySee(caller, refund)) throw new CommerceError('REFUND_NOT_FOUND', 'No such refund', { refundId });
      return refund;
    },

    async ofPayment(caller: Caller, paymentKey: string, paging: Paging): Promise<Page<Refund>> {
      visible(caller, paymentKey, await payments.find(paymentKey));
      return refunds.list({ ...ownFilter(caller), paymentKey }, paging);
    },
  };
};

export type Refunds = ReturnType<typeof createRefunds>;
