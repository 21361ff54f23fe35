import type { ProviderPayment, ProviderRefund } from './provider-payment';
import { isOpen, type Refund } from './refund';
import type { OwnRefund } from './refund-settlement';
import { KEY_MEMORY_MS } from './repeat-rules';

/** Two clocks that disagree by more than this are not our trouble. */
const CLOCK_DRIFT_MS = 10 * 60 * 1000;

/**
 * `found`: the provider's list has an entry that is this refund's; `ambiguous`: it may as well be another one's of ours
 * that is still open.
 */
export type Echo = { kind: 'found'; own: OwnRefund } | { kind: 'ambiguous' } | { kind: 'none' };

type Wanted = Pick<Refund, 'refundId' | 'amount' | 'reason' | 'requestedAt' | 'call'>;

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

/** May the same key still be sent, so that the provider's own answer says which entry it made? */
const isExact = ({ call, requestedAt }: Wanted, now: number): boolean =>
  now - requestedAt < KEY_MEMORY_MS && (call === null || call.last === 'no_answer' || call.last === 'still_processing');

/** Was there an answer that says nothing, and that the same key would only repeat; or is the key forgotten? */
const isOpaque = ({ call, requestedAt }: Wanted, now: number): boolean =>
  call?.last === 'transient_error' || now - requestedAt >= KEY_MEMORY_MS;

const byAge = (a: Wanted, b: Wanted): number => a.requestedAt - b.requestedAt || (a.refundId < b.refundId ? -1 : 1);

/**
 * Which of the entries is this refund's, when others of ours may have made them as well; `null`: that others must settle
 * first. Who can ask by their key does so; what is left then was made by those who got an answer that says nothing.
 */
const placeAmong = (refund: Wanted, rivals: readonly Refund[], entries: number, now: number): number | null => {
  if (entries > rivals.length) return 0;
  if ([refund, ...rivals].some((one) => isExact(one, now))) return null;
  const opaque = rivals.filter((rival) => isOpaque(rival, now));
  if (!isOpaque(refund, now)) return opaque.length > 0 ? null : 0;
  return [...opaque, refund].sort(byAge).findIndex(({ refundId }) => refundId === refund.refundId);
};

/**
 * Looks for a refund of ours, whose answer was lost, in the provider's list: same amount, same reason, not older, and
 * nobody else's. To take it for made is the safe side: it is never made twice.
 *
 * @param ours all refunds of the payment
 * @param now epoch milliseconds: a key that the provider has forgotten tells nothing any more
 */
export const echoOf = (
  refund: Wanted,
  news: Pick<ProviderPayment, 'refunds'>,
  ours: readonly Refund[],
  now: number
): Echo => {
  const entries = unclaimed(news, ours).filter((told) => isLike(refund, told));
  const [first] = entries;
  if (!first) return { kind: 'none' };
  const rivals = ours.filter(
    (other) =>
      other.refundId !== refund.refundId && isOpen(other) && other.transactionKey === null && isLike(other, first)
  );
  const place = placeAmong(refund, rivals, entries.length, now);
  if (place === null) return { kind: 'ambiguous' };
  const entry = entries[place];
  return entry
    ? { kind: 'found', own: { refundId: refund.refundId, transactionKey: entry.transactionKey } }
    : { kind: 'none' };
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
