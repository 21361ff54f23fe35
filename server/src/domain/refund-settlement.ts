import type { Payment } from './payment';
import type { ProviderPayment, ProviderRefund } from './provider-payment';
import { isOpen, type Refund } from './refund';

/** A refund of ours that the provider has now told the outcome of. */
export type RefundNews = { refundId: string; told: ProviderRefund };

export type RefundBooks = {
  /** Refunds of ours that change. */
  changed: RefundNews[];
  /** Refunds that nobody here asked for: made in the provider's own console. */
  foreign: ProviderRefund[];
  /** Entries that nobody claims yet, while one of our own refunds may still claim them. */
  withheld: number;
  /** What is left of the payment when all of it is booked. Smallest unit. */
  balanceAmount: number;
};

/** A refund of ours whose place in the provider's list is known, because the provider answered this very request. */
export type OwnRefund = { refundId: string; transactionKey: string };

const sumOf = (refunds: readonly { amount: number }[]): number => refunds.reduce((sum, { amount }) => sum + amount, 0);

/**
 * Lays the provider's list of refunds beside ours. Matched by `transactionKey`, and by `own` for the one just answered.
 *
 * An entry that nobody claims is foreign only when no refund of ours is open: until then it may be the echo of one
 * whose answer is still on its way. Once it is made it counts against the balance either way, so that this never looks
 * too high; one that the provider still works on counts nowhere, since it may fail.
 * Amounts add up from both lists, so an answer that was overtaken by a newer one takes nothing back.
 */
export const bookRefunds = (
  payment: Pick<Payment, 'amount'>,
  ours: readonly Refund[],
  news: Pick<ProviderPayment, 'refunds'>,
  own?: OwnRefund
): RefundBooks => {
  const byKey = new Map(ours.flatMap((refund) => (refund.transactionKey ? [[refund.transactionKey, refund]] : [])));
  const ownRefund = own && ours.find(({ refundId }) => refundId === own.refundId);
  if (own && ownRefund && !byKey.has(own.transactionKey)) byKey.set(own.transactionKey, ownRefund);

  const matched = news.refunds.flatMap((told) => {
    const refund = byKey.get(told.transactionKey);
    return refund ? [{ refund, told }] : [];
  });
  const unclaimed = news.refunds.filter((told) => !byKey.has(told.transactionKey) && told.state !== 'failed');
  const claimed = new Set(matched.map(({ refund }) => refund.refundId));
  const mayBeOurs = ours.some((refund) => isOpen(refund) && !claimed.has(refund.refundId));

  const changed = matched
    .filter(({ refund, told }) => isOpen(refund) && (refund.state !== told.state || refund.transactionKey === null))
    .map(({ refund, told }) => ({ refundId: refund.refundId, told }));
  const nowSucceeded = matched.filter(({ refund, told }) => isOpen(refund) && told.state === 'succeeded');
  const succeeded = [...ours.filter(({ state }) => state === 'succeeded'), ...nowSucceeded.map(({ told }) => told)];

  return {
    changed,
    foreign: mayBeOurs ? [] : unclaimed,
    withheld: mayBeOurs ? unclaimed.length : 0,
    // What is still under way may yet fail: nobody's balance goes down for it, as with our own.
    balanceAmount: Math.max(
      0,
      payment.amount - sumOf(succeeded) - sumOf(unclaimed.filter(({ state }) => state === 'succeeded'))
    ),
  };
};
