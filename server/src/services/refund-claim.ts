import { actorOfCaller } from '../domain/actor';
import { maySee, nameOf, type Caller } from '../domain/caller';
import { CommerceError } from '../domain/errors';
import { newRefund } from '../domain/new-refund';
import type { Payment } from '../domain/payment';
import type { Refund } from '../domain/refund';
import { requesterOf, type LimitSubject } from '../domain/refund-limit';
import type { RefundAccount } from '../providers/payment-provider';
import {
  DuplicateRow,
  type AtOnce,
  type InTransaction,
  type PaymentRepository,
  type RefundRepository,
} from '../repositories/ports';
import type { AuditLog } from './audit/audit-port';
import { refundCreated } from './audit/refund-entry';
import type { Clock } from './clock';
import type { RefundGround } from './payment-grounds';
import type { RefundAccounts } from './refund-accounts';
import type { AmountWish, RefundAmountsService } from './refund-amounts';
import type { RefundLimitGuard } from './refund-limit-guard';
import type { Known } from './settlement/settlement-ports';
import { Overtaken } from './settlement/state-writer';

export type RefundClaimPorts = {
  inTransaction: InTransaction;
  atOnce: AtOnce;
  payments: PaymentRepository;
  refunds: RefundRepository;
  accounts: RefundAccounts;
  amounts: RefundAmountsService;
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

/** A refund that is asked for. `refundId`: the number that it gets. */
export type RefundRequest = { caller: Caller; paymentKey: string; refundId: string; wish: RefundWishInput };

/** A claim that was written: the payment and all of its refunds as they are with it. */
export type RefundClaim = { refund: Refund; payment: Payment; refunds: readonly Refund[] } & Pick<Known, 'heldLines'>;

type Ground = Pick<RefundGround, 'payment' | 'refunds' | 'heldLines' | 'isLimited'>;

/** The request, with what is worked out before the transaction. */
type Prepared = RefundRequest & { account: string | null; subjects: readonly LimitSubject[] };

export const noSuchPayment = (paymentKey: string): CommerceError =>
  new CommerceError('PAYMENT_NOT_FOUND', 'No such payment', { paymentKey });

/** @throws CommerceError `PAYMENT_NOT_FOUND`, also for another buyer's payment */
export const visibleTo = (caller: Caller, paymentKey: string, payment: Payment | null): Payment => {
  if (payment && maySee(caller, payment)) return payment;
  throw noSuchPayment(paymentKey);
};

/**
 * Writes the claim of a refund: a row that takes its part of the balance before the provider is asked. Each claim makes
 * the payment's revision another, so that of two who have read the same balance only one can write.
 */
export const createRefundClaim = (ports: RefundClaimPorts) => {
  const { inTransaction, atOnce, payments, refunds, accounts, limits, callLeaseMs, clock } = ports;

  /** @param madeBefore every refund of the payment; read only once the limit is locked */
  const write = async (
    { caller, refundId, wish, account, subjects }: Prepared,
    payment: Payment,
    madeBefore: () => Promise<readonly Refund[]>
  ): Promise<RefundClaim> => {
    const { reason, lines, amount, taxFreeAmount } = wish;
    // Both locks before the first plain read: MariaDB shows a transaction what was there at that read, and no more.
    const limit = await limits.lock(subjects, payment.currency);
    const made = await madeBefore();
    if (made.some((one) => one.refundId === refundId)) throw new DuplicateRow(`There is a refund ${refundId} already`);
    const amounts = await ports.amounts.decide(payment, made, { lines, amount, taxFreeAmount }, account !== null);
    // One time for both: what was let through on this day also counts for it.
    const now = clock();
    await limits.check(limit, { caller, amount: amounts.amount, currency: payment.currency, now });
    const origin = caller.kind === 'admin' ? 'admin' : 'api';
    const refund: Refund = {
      ...newRefund(payment, { ...amounts, refundId, reason, origin, requestedAt: now }),
      lines: lines ? [...lines] : null,
      requestedBy: nameOf(caller).slice(0, 191),
      requester: requesterOf(caller),
      refundReceiveAccount: account,
      // Set before the call: a process that dies in the middle leaves a claim that reconciliation finds.
      nextCheckAt: now + callLeaseMs,
    };
    await refunds.insert(refund);
    await ports.audit.record(refundCreated(refund, actorOfCaller(caller)));
    return { refund, payment: { ...payment, revision: payment.revision + 1 }, refunds: [...made, refund] };
  };

  /** On what was just read: `updateAt` locks the payment as well, if it is still as it was. */
  const claimKnown = async (prepared: Prepared, ground: Ground): Promise<RefundClaim> => {
    const { payment, refunds: made, heldLines } = ground;
    // Limits are looked at under their lock, lines of the order within the transaction.
    const isToldAll = prepared.subjects.length === 0 && !prepared.wish.lines;
    const claim = await (isToldAll ? atOnce : inTransaction)(async () => {
      const { revision } = payment;
      if (!(await payments.updateAt(payment.paymentKey, revision, { revision: revision + 1 }))) throw new Overtaken();
      return write(prepared, payment, async () => made);
    });
    return { ...claim, heldLines };
  };

  const claimLocked = (prepared: Prepared): Promise<RefundClaim> =>
    inTransaction(async () => {
      const { caller, paymentKey } = prepared;
      const payment = visibleTo(caller, paymentKey, await payments.lock(paymentKey));
      const claim = await write(prepared, payment, () => refunds.ofPayment(paymentKey));
      await payments.update(paymentKey, { revision: claim.payment.revision });
      return claim;
    });

  /**
   * @param ground the payment as it was just read
   * @throws CommerceError see the codes of section "Refund a payment" in the README
   * @throws DuplicateRow when there is a refund of this number
   */
  return async (request: RefundRequest, ground: Ground): Promise<RefundClaim> => {
    const { caller, refundId, wish } = request;
    const { refundReceiveAccount } = wish;
    const prepared = {
      ...request,
      account: refundReceiveAccount ? await accounts.sealed(refundId, refundReceiveAccount) : null,
      subjects: ground.isLimited ? await limits.subjectsOf(caller) : [],
    };
    try {
      return await claimKnown(prepared, ground);
    } catch (error) {
      if (error instanceof Overtaken) return claimLocked(prepared);
      throw error;
    }
  };
};
