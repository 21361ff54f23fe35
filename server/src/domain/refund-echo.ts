import type { ProviderPayment, ProviderRefund } from './provider-payment';
import { isOpen, type Refund } from './refund';
import type { OwnRefund } from './refund-settlement';

/** Two clocks that disagree by more than this are not our trouble. */
const CLOCK_DRIFT_MS = 10 * 60 * 1000;

/**
 * `found`: the provider's list has an entry that is this refund's; `ambiguous`: it may as well be another one's of ours
 * that is still open.
 */
export type Echo = { kind: 'found'; own: OwnRefund } | { kind: 'ambiguous' } | { kind: 'none' };

type Wanted = Pick<Refund, 'refundId' | 'amount' | 'reason' | 'requestedAt'>;

const unclaimed = (news: Pick<ProviderPayment, 'refunds'>, ours: readonly Refund[]): ProviderRefund[] => {
  const taken = new Set(ours.flatMap(({ transactionKey }) => transactionKey ?? []));
  return news.refunds.filter((told) => told.state !== 'failed' && !taken.has(told.transactionKey));
};

/** The provider repeats the reason we gave, cut to its length. */
const isLike = (refund: Wanted, told: ProviderRefund): boolean =>
  // Where the provider repeats our number, that alone tells.
  (told.requestId === undefined || told.requestId === refund.refundId) &&
  told.amount === refund.amount &&
  (told.reason === '' || refund.reason.startsWith(told.reason)) &&
  (told.doneAt === null || told.doneAt >= refund.requestedAt - CLOCK_DRIFT_MS);

/**
 * Looks for a refund of ours, whose answer was lost, in the provider's list: same amount, same reason, not older, and
 * nobody else's. To take it for made is the safe side: it is never made twice.
 *
 * @param ours all refunds of the payment
 */
export const echoOf = (refund: Wanted, news: Pick<ProviderPayment, 'refunds'>, ours: readonly Refund[]): Echo => {
  const [entry] = unclaimed(news, ours).filter((told) => isLike(refund, told));
  if (!entry) return { kind: 'none' };
  const rivals = ours.filter(
    (other) =>
      other.refundId !== refund.refundId && isOpen(other) && other.transactionKey === null && isLike(other, entry)
  );
  if (rivals.length > 0) return { kind: 'ambiguous' };
  return { kind: 'found', own: { refundId: refund.refundId, transactionKey: entry.transactionKey } };
};

/** The entry that this very answer made: the newest one, if it is of our amount and nobody else's. */
export const ownEntry = (refund: Wanted, news: ProviderPayment, ours: readonly Refund[]): OwnRefund | null => {
  const taken = new Set(
    ours.flatMap(({ refundId, transactionKey }) => (refundId === refund.refundId ? [] : (transactionKey ?? [])))
  );
  const candidates = news.refunds.filter((told) => told.amount === refund.amount && !taken.has(told.transactionKey));
  const entry = candidates.find((told) => told.transactionKey === news.lastTransactionKey) ?? candidates.at(-1);
  return entry ? { refundId: refund.refundId, transactionKey: entry.transactionKey } : null;
};
