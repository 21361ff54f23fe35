import type { Environment } from '../../../contracts/keys';
import type { Currency } from '../../../contracts/money';
import type { FailureView } from '../../../contracts/payments';
import type { RefundLine } from '../../../contracts/refund-options';
import type { RefundOrigin, RefundState } from '../../../contracts/refunds';
import { CommerceError } from './errors';
import type { Call, Payment, Problem } from './payment';
import type { LineSum } from './refund-lines';

/** A refund as we keep it. Amounts in the smallest unit of `currency`, times in epoch milliseconds. */
export type Refund = {
  refundId: string;
  paymentKey: string;
  orderId: string;
  buyer: number | null;
  environment: Environment;
  state: RefundState;
  amount: number;
  taxFreeAmount: number;
  currency: Currency;
  /** What of the order's lines it gives back; `null` for a refund of an amount. */
  lines: RefundLine[] | null;
  reason: string;
  origin: RefundOrigin;
  /** Who asked for it, in words: an API token's name and id, an end user, an administrator. */
  requestedBy: string | null;
  /** Whom it counts for, where refunds are limited: `api_token:3`, `admin_user:1`. */
  requester: string | null;
  requestedAt: number;
  doneAt: number | null;
  transactionKey: string | null;
  /** The account that a virtual account's refund goes to. Sealed; erased once the refund is done. */
  refundReceiveAccount: string | null;
  /** The balance sent as the provider's optimistic lock. */
  expectedBalance: number | null;
  idempotencyKey: string;
  failure: FailureView | null;
  problem: Problem | null;
  traceId: string | null;
  /** How often the provider was asked in vain. */
  attempts: number;
  nextCheckAt: number | null;
  /** How the refund stands with the provider; `null` before its first answer or silence. */
  call: Call | null;
};

/** Is the money of this refund still on its way, or may it be? */
export const isOpen = (refund: Pick<Refund, 'state'>): boolean =>
  refund.state === 'requested' || refund.state === 'processing';

/** What is asked for. Without an amount and lines: all that is left. */
export type RefundWish = {
  /** With lines: what they must come to. */
  amount?: number | undefined;
  taxFreeAmount?: number | undefined;
  lines?: LineSum | undefined;
  hasAccount: boolean;
};

type Balance = Pick<
  Payment,
  'state' | 'amount' | 'balanceAmount' | 'taxFreeAmount' | 'method' | 'details' | 'paymentKey'
>;

const refuse = (message: string, payment: Balance): never => {
  throw new CommerceError('REFUND_NOT_ALLOWED', message, { paymentKey: payment.paymentKey, state: payment.state });
};

/** What can still be given back: the balance less what open refunds have claimed. Smallest unit; never negative. */
export const refundableAmount = (
  payment: Pick<Payment, 'balanceAmount'>,
  openRefunds: readonly Pick<Refund, 'amount'>[]
): number => Math.max(0, payment.balanceAmount - openRefunds.reduce((sum, refund) => sum + refund.amount, 0));

const checkState = (payment: Balance): void => {
  if (payment.state === 'paid' || payment.state === 'partially_refunded' || payment.state === 'awaiting_deposit')
    return;
  if (payment.state === 'refunded') {
    throw new CommerceError('REFUND_EXCEEDS_BALANCE', 'Nothing is left to refund', {
      paymentKey: payment.paymentKey,
      refundable: 0,
    });
  }
  refuse(`A payment that is ${payment.state} has no money to give back`, payment);
};

/** Only what a buyer paid abroad names another country. */
export const isOverseas = (payment: Pick<Payment, 'details'> | null): boolean =>
  (payment?.details?.country ?? 'KR') !== 'KR';

/** Does the money of this refund go to an account that must be named? So it is with a deposit. */
export const needsAccount = ({ method, state }: Pick<Payment, 'method' | 'state'>): boolean =>
  method === 'virtual_account' && state !== 'awaiting_deposit';

/**
 * May less than all of it go back? Not before the deposit, not where the provider says so, and not in escrow.
 * Source: Toss docs, "Error codes", `NOT_ALLOWED_PARTIAL_REFUND`, `NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT`.
 */
export const isPartPossible = ({ state, details }: Pick<Payment, 'state' | 'details'>): boolean =>
  state !== 'awaiting_deposit' && details?.isPartialCancelable !== false && details?.useEscrow !== true;

const checkMethod = (payment: Balance, amount: number, hasAccount: boolean): void => {
  const isPart = amount < payment.amount;
  if (payment.state === 'awaiting_deposit') {
    if (isPart) refuse('Before the deposit a virtual account can only be canceled in full', payment);
    if (hasAccount) refuse('Before the deposit there is nothing to send to an account', payment);
    return;
  }
  if (needsAccount(payment) && !hasAccount) {
    throw new CommerceError(
      'REFUND_ACCOUNT_REQUIRED',
      'A paid virtual account is refunded to a bank account: name it',
      {
        paymentKey: payment.paymentKey,
      }
    );
  }
  if (isPart && !isPartPossible(payment)) {
    refuse('This payment can only be refunded in full', payment);
  }
};

/** Amounts in the smallest unit; the tax-free part is in `amount`. */
export type RefundAmounts = { amount: number; taxFreeAmount: number };

/**
 * Lines know their own tax-free part. Refunds of an amount before may have taken of it, or of the rest: then it is as
 * near as can be, so that neither this refund nor what is left after it has more tax-free money than money.
 */
const withinReach = (taxFree: number, amount: number, left: number, taxFreeLeft: number): number =>
  Math.max(0, taxFreeLeft - (left - amount), Math.min(taxFree, amount, taxFreeLeft));

/** What is to go back; lines come to what they come to. */
const wantedAmount = ({ amount, lines }: RefundWish, left: number, payment: Balance): number => {
  if (!lines) return amount ?? left;
  if (lines.amount === 0) refuse('These lines cost nothing', payment);
  if (amount !== undefined && amount !== lines.amount) {
    const details = { paymentKey: payment.paymentKey, expected: lines.amount, given: amount };
    throw new CommerceError('AMOUNT_MISMATCH', 'The lines come to another amount', details);
  }
  return lines.amount;
};

/** What of the tax-free part no refund has claimed. Smallest unit; never negative. */
export const taxFreeRefundable = (
  payment: Pick<Payment, 'taxFreeAmount'>,
  done: readonly Pick<Refund, 'taxFreeAmount' | 'state'>[]
): number => {
  const counted = done.filter(({ state }) => state !== 'failed');
  return Math.max(0, payment.taxFreeAmount - counted.reduce((sum, refund) => sum + refund.taxFreeAmount, 0));
};

/**
 * The tax-free part of a refund: what was asked for, else the share that keeps the remainder's split.
 * A refund of everything left takes all of the tax-free part that is left.
 */
const splitTaxFree = (wish: RefundWish, amount: number, left: number, taxFreeLeft: number): number => {
  if (wish.taxFreeAmount !== undefined) return wish.taxFreeAmount;
  if (wish.lines) return withinReach(wish.lines.taxFreeAmount, amount, left, taxFreeLeft);
  if (taxFreeLeft === 0 || left === 0) return 0;
  if (amount === left) return taxFreeLeft;
  const share = (BigInt(amount) * BigInt(taxFreeLeft)) / BigInt(left);
  return Number(share);
};

/**
 * Decides how much a refund gives back.
 *
 * @param done refunds of this payment that were made or are still open
 * @throws CommerceError `REFUND_NOT_ALLOWED`, `REFUND_EXCEEDS_BALANCE`, `REFUND_ACCOUNT_REQUIRED`, `AMOUNT_MISMATCH`
 */
export const decideRefund = (
  payment: Balance,
  done: readonly Pick<Refund, 'amount' | 'taxFreeAmount' | 'state'>[],
  wish: RefundWish
): RefundAmounts => {
  checkState(payment);
  const left = refundableAmount(payment, done.filter(isOpen));
  const amount = wantedAmount(wish, left, payment);
  if (amount > left || left === 0) {
    throw new CommerceError('REFUND_EXCEEDS_BALANCE', 'More than what is left to refund', {
      paymentKey: payment.paymentKey,
      refundable: left,
    });
  }
  checkMethod(payment, amount, wish.hasAccount);
  const taxFreeLeft = taxFreeRefundable(payment, done);
  const taxFreeAmount = splitTaxFree(wish, amount, left, taxFreeLeft);
  if (taxFreeAmount > Math.min(amount, taxFreeLeft)) {
    throw new CommerceError('REFUND_EXCEEDS_BALANCE', 'More than the tax-free part that is left', {
      paymentKey: payment.paymentKey,
      taxFreeRefundable: taxFreeLeft,
    });
  }
  return { amount, taxFreeAmount };
};
