import { ACTOR_KINDS, type ActorKind } from '../../../contracts/audit';
import type { Refund } from './refund';
import { happening, lateNews, type Happening } from './timeline-entry';

type Actor = NonNullable<Happening['actor']>;

/** `API token 3 (shop)`: what stands in the brackets. */
const NAME = /\((.*)\)$/s;

/** Who asked for it, as the refund's own row tells; `null` for nobody of ours. */
const requesterOf = ({ requester, requestedBy }: Refund): Actor | null => {
  const kind = requester?.split(':')[0];
  if (!ACTOR_KINDS.includes(kind as ActorKind)) return null;
  return { kind: kind as ActorKind, name: requestedBy === null ? null : (NAME.exec(requestedBy)?.[1] ?? null) };
};

const ending = (refund: Refund): Happening[] => {
  const { state, doneAt, requestedAt, refundId, origin, amount, currency, failure, traceId, call } = refund;
  const about = { refundId, origin, amount, currency };
  const at = Math.max(doneAt ?? requestedAt, requestedAt);
  if (state === 'succeeded') return [happening('refund_succeeded', at, { ...about, traceId })];
  if (state === 'failed') return [happening('refund_failed', at, { ...about, traceId, code: failure?.code ?? null })];
  return state === 'requested' && call !== null ? [happening('outcome_unknown', requestedAt, about)] : [];
};

/** One that was made at the provider's own console is only heard of when it is done, and nobody of ours asked for it. */
const isOnlyHeardOf = ({ origin, state }: Refund): boolean => origin === 'provider' && state === 'succeeded';

/**
 * What became of a payment's refunds.
 *
 * @param startedBy who began each refund, where the audit trail knows; also when that was written down
 */
export const refundHappenings = (
  refunds: readonly Refund[],
  startedBy: ReadonlyMap<string, { actor: Actor; at: number }>
): Happening[] =>
  refunds.flatMap((refund) => {
    const { refundId, origin, amount, currency, requestedAt, problem } = refund;
    const written = startedBy.get(refundId);
    const actor = origin === 'provider' ? null : (written?.actor ?? requesterOf(refund));
    const asked = happening('refund_requested', requestedAt, { actor, refundId, origin, amount, currency });
    const ends = ending(refund).map((entry) =>
      origin === 'provider' && written ? { ...entry, learntAt: lateNews(entry.at, written.at) } : entry
    );
    return [
      ...(isOnlyHeardOf(refund) ? [] : [asked]),
      ...ends,
      ...(problem ? [happening('problem', problem.at, { refundId, code: problem.code })] : []),
    ];
  });
