import type { OrderState } from '../../../contracts/orders';
import type { PaymentState } from '../../../contracts/payments';
import type { Payment } from './payment';
import type { ProviderPayment } from './provider-payment';
import { PAYMENT_LIFE, canMove } from './transition';

/** The fields of a provider's answer that are not what we asked about. Empty: it fits. */
export const mismatchesOf = (
  payment: Pick<Payment, 'paymentKey' | 'orderId' | 'amount' | 'currency'>,
  news: Pick<ProviderPayment, 'paymentKey' | 'orderId' | 'amount' | 'currency'>
): string[] =>
  (['paymentKey', 'orderId', 'amount', 'currency'] as const).filter((field) => payment[field] !== news[field]);

/** States of a payment that has, or had, money. */
export const PAID_STATES: readonly PaymentState[] = ['paid', 'partially_refunded', 'refunded'];
const MONEYLESS_STATES: readonly PaymentState[] = ['declined', 'expired', 'canceled'];

/** Did money arrive, whatever became of it afterwards? A virtual account canceled before its deposit never had any. */
const wasPaid = (payment: Pick<Payment, 'state'>, news: ProviderPayment): boolean =>
  news.state === 'paid' ||
  news.state === 'partially_refunded' ||
  ((news.state === 'refunded' || news.state === 'canceled') &&
    (news.approvedAt !== null || PAID_STATES.includes(payment.state)));

const isVirtualAccountExpired = (news: ProviderPayment): boolean =>
  news.state === 'awaiting_deposit' && news.details.virtualAccount?.expired === true;

/** The state that the news amounts to; `null` when it says nothing final (not executed yet, or a word we do not know). */
const stateTold = (payment: Payment, news: ProviderPayment, balanceAmount: number): PaymentState | null => {
  if (wasPaid(payment, news)) {
    if (balanceAmount === 0) return 'refunded';
    return balanceAmount < news.amount ? 'partially_refunded' : 'paid';
  }
  switch (news.state) {
    case 'awaiting_deposit':
      return isVirtualAccountExpired(news) ? 'expired' : 'awaiting_deposit';
    case 'refunded':
    case 'canceled':
      return 'canceled';
    case 'aborted':
      return 'declined';
    case 'expired':
      return 'expired';
    default:
      return null;
  }
};

/**
 * A step that news may skip because we were not told of it: money came and went, an account was given and canceled, or
 * a deposit was taken back from an account whose time is over.
 */
const waypointsFrom = (from: PaymentState): readonly PaymentState[] =>
  from === 'confirming' || from === 'paid' ? ['paid', 'awaiting_deposit'] : ['paid'];

/** The steps from one state to another along the table, through at most one waypoint; `null` when there is no way. */
export const pathTo = (from: PaymentState, to: PaymentState): PaymentState[] | null => {
  if (from === to) return [];
  if (canMove(PAYMENT_LIFE, from, to)) return [to];
  const waypoint = waypointsFrom(from).find(
    (state) => canMove(PAYMENT_LIFE, from, state) && canMove(PAYMENT_LIFE, state, to)
  );
  return waypoint ? [waypoint, to] : null;
};

export type Verdict =
  /** Nothing final, or nothing that we do not know. */
  | { kind: 'no_news' }
  /** The answer does not fit, or tells of something that cannot happen from here: a person must look. */
  | {
      kind: 'problem';
      code: 'ANSWER_MISMATCH' | 'PAID_AFTER_ALL' | 'UNEXPECTED_STATE';
      details: Record<string, unknown>;
    }
  /** The answer may be older than what we know, and would undo what came after it: ask again. */
  | { kind: 'outdated' }
  | { kind: 'moved'; path: PaymentState[] }
  /** A payment that was given up has money, or an account that takes some: `path` leads on from `confirming`. */
  | { kind: 'after_all'; path: PaymentState[] };

/** What the news means for a payment that we think ended without money. */
const judgeEnded = (payment: Payment, told: PaymentState, news: ProviderPayment, isCurrent: boolean): Verdict => {
  // Nothing moves, but a refund of ours, whose answer was lost, may be what canceled it.
  if (told === 'canceled' && payment.state === 'canceled') return { kind: 'moved', path: [] };
  if (MONEYLESS_STATES.includes(told)) return { kind: 'no_news' };
  // An account that was read before its time was over looks as if it waited again.
  if (!isCurrent) return { kind: 'outdated' };
  const path = canMove(PAYMENT_LIFE, payment.state, 'confirming') ? pathTo('confirming', told) : null;
  if (path) return { kind: 'after_all', path };
  return {
    kind: 'problem',
    code: 'PAID_AFTER_ALL',
    details: { from: payment.state, told, providerStatus: news.providerStatus },
  };
};

/**
 * A deposit comes, and the bank may take it back, any number of times: an older answer looks just like the next step.
 * Everything else only goes forward, so that an older answer is no more than late.
 */
const isAboutDeposit = (payment: Payment, path: readonly PaymentState[]): boolean =>
  (payment.state === 'paid' && path[0] === 'awaiting_deposit') ||
  (payment.state === 'awaiting_deposit' && path.at(-1) === 'paid');

/**
 * What a provider's answer means for a payment of ours. It never completes anything that does not fit field by field.
 *
 * @param balanceAmount what is left after the refunds that the answer tells of (smallest unit)
 * @param isCurrent nothing was written since the provider was asked; `false` also when that is not known
 */
export const judge = (payment: Payment, news: ProviderPayment, balanceAmount: number, isCurrent: boolean): Verdict => {
  const wrong = mismatchesOf(payment, news);
  if (wrong.length > 0) {
    const answered = Object.fromEntries(wrong.map((field) => [field, news[field as keyof ProviderPayment]]));
    return { kind: 'problem', code: 'ANSWER_MISMATCH', details: { fields: wrong, answered } };
  }
  const told = stateTold(payment, news, balanceAmount);
  if (told === null) return { kind: 'no_news' };
  if (MONEYLESS_STATES.includes(payment.state)) return judgeEnded(payment, told, news, isCurrent);
  const path = pathTo(payment.state, told);
  if (!isCurrent && (!path || isAboutDeposit(payment, path))) return { kind: 'outdated' };
  if (path) return { kind: 'moved', path };
  return {
    kind: 'problem',
    code: 'UNEXPECTED_STATE',
    details: { from: payment.state, told, providerStatus: news.providerStatus },
  };
};

/** Where the order goes with its payment; `null` when it stays. */
export const orderStateFor = (from: PaymentState, to: PaymentState): OrderState | null => {
  switch (to) {
    case 'paid':
    case 'awaiting_deposit':
    case 'partially_refunded':
    case 'refunded':
      return to;
    case 'declined':
      return 'pending';
    case 'expired':
      return from === 'confirming' ? 'pending' : 'expired';
    case 'canceled':
      return 'canceled';
    default:
      return null;
  }
};

/** Does this step end the payment without money, so that its pieces go back on the shelf? */
export const givesStockBack = (to: PaymentState): boolean => MONEYLESS_STATES.includes(to);
