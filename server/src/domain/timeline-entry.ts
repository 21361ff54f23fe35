import type { TimelineEntry, TimelineKind } from '../../../contracts/payment-timeline';

/** One thing that happened. Times in epoch milliseconds. */
export type Happening = Omit<TimelineEntry, 'at' | 'learntAt'> & { at: number; learntAt: number | null };

const NOTHING: Omit<Happening, 'at' | 'kind'> = {
  learntAt: null,
  actor: null,
  amount: null,
  currency: null,
  refundId: null,
  origin: null,
  deliveryId: null,
  webhookKind: null,
  code: null,
  traceId: null,
};

export const happening = (
  kind: TimelineKind,
  at: number,
  more: Partial<Omit<Happening, 'at' | 'kind'>> = {}
): Happening => ({ ...NOTHING, ...more, kind, at });

const LATE_MS = 60_000;

/** When we heard of something, where that is worth telling: more than a minute after it happened. */
export const lateNews = (at: number, learntAt: number): number | null => (learntAt - at > LATE_MS ? learntAt : null);

/**
 * What comes first of two things at one time: the provider tells its times to the second, so that what it did can seem
 * to be as old as what we asked for.
 */
const RANK: Readonly<Record<TimelineKind, number>> = {
  order_created: 0,
  confirm_started: 1,
  deposit_awaited: 2,
  webhook: 3,
  webhook_replayed: 3,
  checked: 3,
  approved: 4,
  deposited: 4,
  deposit_reversed: 4,
  declined: 4,
  expired: 4,
  refund_requested: 5,
  outcome_unknown: 6,
  problem: 6,
  refund_failed: 7,
  refund_succeeded: 7,
  canceled: 8,
  order_canceled: 9,
  order_expired: 9,
};

/** Oldest first. What happened at one time stays in the order in which it can have happened. */
export const inOrder = (entries: readonly Happening[]): Happening[] =>
  [...entries].sort((one, other) => one.at - other.at || RANK[one.kind] - RANK[other.kind]);
