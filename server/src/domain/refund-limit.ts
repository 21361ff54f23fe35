import type { Currency } from '../../../contracts/money';
import type { LimitSubjectKind, RefundLimitName } from '../../../contracts/refund-limits';
import type { Caller } from './caller';
import { CommerceError } from './errors';

/** A role or an API token, by Strapi's id. A regenerated token keeps its id. */
export type LimitSubject = { kind: LimitSubjectKind; id: number };

/** Amounts in the smallest unit; `null`: no limit. */
export type RefundLimit = { perRefund: number | null; perDay: number | null };

/** A limit as we keep it; `modifiedAt` in epoch milliseconds. */
export type StoredRefundLimit = LimitSubject &
  RefundLimit & { currency: Currency; version: number; modifiedAt: number; modifiedBy: string | null };

export const NO_LIMIT: RefundLimit = { perRefund: null, perDay: null };

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Korea Standard Time: UTC+9, all the year. */
const KOREA_MS = 9 * HOUR_MS;

/** When Korea's calendar day began that `now` is in. Epoch milliseconds. */
export const koreanDayStart = (now: number): number => Math.floor((now + KOREA_MS) / DAY_MS) * DAY_MS - KOREA_MS;

/** Whom a refund counts for: a token, a person of the panel, an end user. `null` for nobody known. */
export const requesterOf = (caller: Caller): string | null => {
  switch (caller.kind) {
    case 'token':
      return requesterOfToken(caller.id);
    case 'admin':
      return `admin_user:${caller.id}`;
    case 'user':
      return `end_user:${caller.id}`;
    case 'guest':
      return null;
  }
};

export const requesterOfToken = (id: number): string => `api_token:${id}`;

/** The larger of two figures, where none at all is the largest. */
const larger = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : Math.max(one, other);

/**
 * The limit of somebody who has several roles. Rights add up in Strapi, and so do limits: of each figure the most
 * generous one holds, and a role without a limit lifts it.
 *
 * @param subjects the roles that give the right to refund, or the token; none: nothing is limited
 * @param limits what is set in the refund's currency
 */
export const limitOf = (subjects: readonly LimitSubject[], limits: readonly StoredRefundLimit[]): RefundLimit => {
  const [first = NO_LIMIT, ...rest] = subjects.map(
    ({ kind, id }) => limits.find((limit) => limit.kind === kind && limit.id === id) ?? NO_LIMIT
  );
  return rest.reduce<RefundLimit>(
    (best, { perRefund, perDay }) => ({
      perRefund: larger(best.perRefund, perRefund),
      perDay: larger(best.perDay, perDay),
    }),
    { perRefund: first.perRefund, perDay: first.perDay }
  );
};

/** What is asked for, and how much of the day is used before it. Amounts in the smallest unit of `currency`. */
export type LimitedWish = { amount: number; currency: Currency; usedToday: number };

/**
 * Lets a refund pass that is within its limit.
 *
 * @throws CommerceError `REFUND_LIMIT_EXCEEDED`: which figure, what was asked, what is allowed and left
 */
export const checkRefundLimit = ({ perRefund, perDay }: RefundLimit, wish: LimitedWish): void => {
  const { amount, currency, usedToday } = wish;
  const leftToday = perDay === null ? null : Math.max(0, perDay - usedToday);
  const refuse = (limit: RefundLimitName, allowed: number, message: string): never => {
    throw new CommerceError('REFUND_LIMIT_EXCEEDED', message, { limit, asked: amount, allowed, leftToday, currency });
  };
  if (perRefund !== null && amount > perRefund) refuse('perRefund', perRefund, 'More than one refund may give back');
  if (perDay !== null && leftToday !== null && amount > leftToday)
    refuse('perDay', perDay, 'More than what may be refunded today');
};
