import type { RefundBlock, RefundWarning, RefundWay } from '../../../contracts/refund-options';
import type { PaymentMethod } from '../../../contracts/payments';
import type { Payment } from './payment';
import { isOverseas, isPartPossible } from './refund';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Korea Standard Time: UTC+9, all the year. Phone bills end with Korea's months, wherever the shop is. */
const KOREA_MS = 9 * HOUR_MS;

/** A refund must follow within this many days, or it may fail. Source: Toss docs, "Cancel a payment", deadlines. */
const DEADLINES: Readonly<Partial<Record<PaymentMethod, 180 | 365>>> = {
  transfer: 180,
  virtual_account: 365,
  card: 365,
  easy_pay: 365,
};

const koreanMonth = (at: number): string => new Date(at + KOREA_MS).toISOString().slice(0, 7);

type Paid = Pick<Payment, 'state' | 'method' | 'details' | 'requestedAt' | 'approvedAt'>;

const paidAt = ({ approvedAt, requestedAt }: Paid): number => approvedAt ?? requestedAt;

const deadlineOf = (payment: Paid): 180 | 365 | null => {
  if (isOverseas(payment)) return 180;
  return (payment.method && DEADLINES[payment.method]) ?? null;
};

const lateness = (payment: Paid, now: number): RefundWarning[] => {
  const days = deadlineOf(payment);
  if (days === null || now - paidAt(payment) <= days * DAY_MS) return [];
  return [days === 180 ? 'older_than_180_days' : 'older_than_365_days'];
};

const isOtherMonth = (payment: Paid, now: number): boolean =>
  payment.method === 'mobile_phone' && koreanMonth(paidAt(payment)) !== koreanMonth(now);

/**
 * What a person should know before they refund this payment.
 *
 * @param isUnderWay has another refund of it not ended yet?
 */
export const refundWarnings = (payment: Paid, now: number, isUnderWay: boolean): RefundWarning[] => {
  if (payment.state === 'awaiting_deposit') return ['before_deposit'];
  const isEscrow = payment.details?.useEscrow === true;
  return [
    ...(isEscrow ? (['escrow'] as const) : []),
    ...(!isEscrow && !isPartPossible(payment) ? (['full_only'] as const) : []),
    ...(isOtherMonth(payment, now) ? (['mobile_phone_other_month'] as const) : []),
    ...lateness(payment, now),
    ...(isUnderWay ? (['under_way'] as const) : []),
  ];
};

/** What decides whether anything can go back now. Amounts in the smallest unit. */
type Situation = {
  payment: Pick<Payment, 'state' | 'environment'>;
  environment: Payment['environment'];
  refundable: number;
  isUnderWay: boolean;
  limit: { perRefund: number | null; leftToday: number | null };
};

const REFUNDABLE_STATES = ['paid', 'partially_refunded', 'awaiting_deposit'];

/** Why nothing can go back now; `null` when something can. */
export const refundBlock = ({ payment, environment, refundable, isUnderWay, limit }: Situation): RefundBlock | null => {
  if (payment.state === 'refunded') return 'nothing_left';
  if (!REFUNDABLE_STATES.includes(payment.state)) return 'not_paid';
  if (refundable === 0) return isUnderWay ? 'under_way' : 'nothing_left';
  if (payment.environment !== environment) return 'other_environment';
  return limit.perRefund === 0 || limit.leftToday === 0 ? 'limit_used_up' : null;
};

const WAYS: Readonly<Partial<Record<PaymentMethod, RefundWay>>> = {
  card: 'card',
  easy_pay: 'easy_pay',
  virtual_account: 'virtual_account',
  transfer: 'transfer',
  mobile_phone: 'mobile_phone',
};

/** How the buyer gets the money, and when. */
export const refundWay = (payment: Pick<Payment, 'state' | 'method' | 'details'>): RefundWay => {
  if (payment.state === 'awaiting_deposit') return 'nothing_paid';
  if (isOverseas(payment)) return 'overseas';
  return (payment.method && WAYS[payment.method]) ?? 'other';
};
