import { actorOfCaller } from '../domain/actor';
import { maySee, nameOf, ownFilter, type Caller } from '../domain/caller';
import { CommerceError } from '../domain/errors';
import type { Page, Paging } from '../domain/page';
import { newRefund } from '../domain/new-refund';
import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';
import { requesterOf } from '../domain/refund-limit';
import type { Credentials, RefundAccount } from '../providers/payment-provider';
import type { ProviderFailure } from '../domain/provider-payment';
import type { InTransaction, PaymentRepository, RefundRepository } from '../repositories/ports';
import type { AuditLog } from './audit/audit-port';
import { refundCreated } from './audit/refund-entry';
import type { Clock } from './clock';
import type { Drain } from './drain';
import type { RefundAccounts } from './refund-accounts';
import type { AmountWish, RefundAmountsService } from './refund-amounts';
import type { RefundExecution } from './refund-execution';
import type { RefundLimitGuard } from './refund-limit-guard';
import type { Serial } from './serial';

export type RefundPorts = {
  inTransaction: InTransaction;
  payments: PaymentRepository;
  refunds: RefundRepository;
  execution: RefundExecution;
  credentialsOf: (keySetId: string) => Promise<Credentials>;
  accounts: RefundAccounts;
  amounts: RefundAmountsService;
  drain: Drain;
  serial: Serial;
  audit: AuditLog;
  limits: RefundLimitGuard;
  /** How long a call to the provider can take: nobody else asks about a refund before. Milliseconds. */
  callLeaseMs: number;
  clock: Clock;
};

/** Amounts in the smallest unit. Without an amount and lines: all that is left. */
export type RefundWishInput = AmountWish & {
  reason: string;
  refundReceiveAccount?: RefundAccount | undefined;
};

const visible = (caller: Caller, paymentKey: string, payment: Payment | null): Payment => {
  if (payment && maySee(caller, payment)) return payment;
  throw new CommerceError('PAYMENT_NOT_FOUND', 'No such payment', { paymentKey });
};

const refusalOf = ({ refundId, paymentKey, failure: view }: Refund, failure: ProviderFailure): CommerceError => {
  const details = { refundId, paymentKey, providerCode: failure.code, ...(view ? { messages: view.message } : {}) };
  if (failure.errorClass !== 'merchant')
    return new CommerceError('REFUND_NOT_ALLOWED', view?.message.en ?? failure.code, details);
  return new CommerceError('KEY_REJECTED_BY_PROVIDER', 'The provider refused the shop, not the refund', details);
};

/** Gives money back: claim, call, settle. */
export const createRefunds = (ports: RefundPorts) => {
  const { inTransaction, payments, refunds, accounts, execution, callLeaseMs, clock } = ports;

  const claim = async (
    caller: Caller,
    paymentKey: string,
    refundId: string,
    wish: RefundWishInput
  ): Promise<Refund> => {
    const { refundReceiveAccount, reason, ...wanted } = wish;
    const lines = wanted.lines ? [...wanted.lines] : null;
    const account = refundReceiveAccount ? await accounts.sealed(refundId, refundReceiveAccount) : null;
    const subjects = await ports.limits.subjectsOf(caller);
    return inTransaction(async () => {
      const payment = visible(caller, paymentKey, await payments.lock(paymentKey));
      // Both locks before the first plain read: MariaDB shows a transaction what was there at that read, and no more.
      const limit = await ports.limits.lock(subjects, payment.currency);
      const made = await refunds.ofPayment(paymentKey);
      const amounts = await ports.amounts.decide(payment, made, wanted, account !== null);
      // One time for both: what was let through on this day also counts for it.
      const now = clock();
      await ports.limits.check(limit, { caller, amount: amounts.amount, currency: payment.currency, now });
      const origin = caller.kind === 'admin' ? 'admin' : 'api';
      const refund: Refund = {
        ...newRefund(payment, { ...amounts, refundId, reason, origin, requestedAt: now }),
        lines,
        requestedBy: nameOf(caller).slice(0, 191),
        requester: requesterOf(caller),
        refundReceiveAccount: account,
        // Set before the call: a process that dies in the middle leaves a claim that reconciliation finds.
        nextCheckAt: now + callLeaseMs,
      };
      await refunds.insert(refund);
      await ports.audit.record(refundCreated(refund, actorOfCaller(caller)));
      return refund;
    });
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
        const { refund: made, failure } = await ports.serial(paymentKey, () =>
          execution.execute(refund, credentials, wish.refundReceiveAccount)
        );
        if (failure) throw refusalOf(made, failure);
        return made;
      }),

    /** The account that a refund goes to, as it may be shown; `null` without one, and once the refund is over. */
    accountShown: accounts.shown,

    /** @throws CommerceError `REFUND_NOT_FOUND`, also for another buyer's refund */
    async find(caller: Caller, refundId: string): Promise<Refund> {
      const refund = await refunds.find(refundId);
      if (refund && maySee(caller, refund)) return refund;
      throw new CommerceError('REFUND_NOT_FOUND', 'No such refund', { refundId });
    },

    /** @throws CommerceError `PAYMENT_NOT_FOUND` */
    async ofPayment(caller: Caller, paymentKey: string, paging: Paging): Promise<Page<Refund>> {
      visible(caller, paymentKey, await payments.find(paymentKey));
      return refunds.list({ ...ownFilter(caller), paymentKey }, paging);
    },
  };
};

export type Refunds = ReturnType<typeof createRefunds>;
