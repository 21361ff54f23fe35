import { PERMISSIONS } from '../../../contracts/permissions';
import type { Currency } from '../../../contracts/money';
import type { RefundOptionsView } from '../../../contracts/refund-options';
import type { Caller } from '../domain/caller';
import {
  checkRefundLimit,
  koreanDayStart,
  limitOf,
  requesterOf,
  type LimitSubject,
  type RefundLimit,
} from '../domain/refund-limit';
import type { RefundRepository } from '../repositories/ports';
import type { RefundLimitRepository } from '../repositories/refund-limit-port';
import type { RightsRepository } from '../repositories/rights-port';

export type RefundLimitGuardPorts = {
  limits: Pick<RefundLimitRepository, 'lock' | 'list'>;
  refunds: Pick<RefundRepository, 'askedBy'>;
  rights: Pick<RightsRepository, 'rolesWith'>;
};

type Asked = { caller: Caller; amount: number; currency: Currency; now: number };

/**
 * Keeps refunds within what an administrator allows. What counts for a day is read from the refunds themselves, under
 * the lock of the limit: nothing has to be given back when a refund fails, and no count can go wrong.
 */
export const createRefundLimitGuard = ({ limits, refunds, rights }: RefundLimitGuardPorts) => {
  const usedBy = async (caller: Caller, limit: RefundLimit, currency: Currency, now: number): Promise<number> => {
    const requester = limit.perDay === null ? null : requesterOf(caller);
    return requester === null ? 0 : refunds.askedBy(requester, currency, koreanDayStart(now));
  };

  /**
   * Whose limits hold for this caller: the token's, or those of the roles that give a person the right to refund. End
   * users have roles of another kind, which have no limits. Ask it before the transaction.
   */
  const subjectsOf = async (caller: Caller): Promise<LimitSubject[]> => {
    if (caller.kind === 'token') return [{ kind: 'api_token', id: caller.id }];
    if (caller.kind !== 'admin') return [];
    const granting = new Set((await rights.rolesWith(PERMISSIONS.refundsCreate)).map(({ id }) => id));
    const roles = caller.roles.filter((id) => granting.has(id));
    // A right that comes from elsewhere is no reason to be without a limit.
    return (roles.length > 0 ? roles : caller.roles).map((id) => ({ kind: 'role', id }));
  };

  return {
    subjectsOf,

    /** The limit in force, locked until the transaction ends: refunds that it may stop go one after the other. */
    lock: async (subjects: readonly LimitSubject[], currency: Currency): Promise<RefundLimit> =>
      limitOf(subjects, await limits.lock(subjects, currency)),

    /** @throws CommerceError `REFUND_LIMIT_EXCEEDED` */
    async check(limit: RefundLimit, { caller, amount, currency, now }: Asked): Promise<void> {
      checkRefundLimit(limit, { amount, currency, usedToday: await usedBy(caller, limit, currency, now) });
    },

    /** What this caller may still give back, to be shown: without a lock, so that it may be less a moment later. */
    async left(caller: Caller, currency: Currency, now: number): Promise<RefundOptionsView['limit']> {
      const set = (await limits.list()).filter((limit) => limit.currency === currency);
      const limit = limitOf(await subjectsOf(caller), set);
      const used = await usedBy(caller, limit, currency, now);
      return { perRefund: limit.perRefund, leftToday: limit.perDay === null ? null : Math.max(0, limit.perDay - used) };
    },
  };
};

export type RefundLimitGuard = ReturnType<typeof createRefundLimitGuard>;
