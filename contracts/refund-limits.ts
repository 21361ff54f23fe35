import type { Currency } from './money';

/** Whose refunds may be limited: the persons of a role, and an API token. */
export const LIMIT_SUBJECT_KINDS = ['role', 'api_token'] as const;
export type LimitSubjectKind = (typeof LIMIT_SUBJECT_KINDS)[number];

/** Which of the two figures a refund went over. */
export type RefundLimitName = 'perRefund' | 'perDay';

/**
 * Limits in one currency. Amounts in its smallest unit, `null` is no limit. A day is Korea's calendar day. `version`
 * rises with each change; 0 before the first. Times ISO 8601 (UTC).
 */
export type RefundLimitView = {
  currency: Currency;
  perRefund: number | null;
  perDay: number | null;
  /** What counts against the day so far; `null` for a role, where each person has a day of their own. */
  usedToday: number | null;
  version: number;
  modifiedAt: string;
  modifiedBy: string | null;
};

/** A role or a token, and its limits: none until an administrator sets one. */
export type LimitSubjectView = {
  kind: LimitSubjectKind;
  id: number;
  name: string;
  /** May it refund at all? Limits of one that may not are kept, and do nothing. */
  mayRefund: boolean;
  limits: RefundLimitView[];
};

/** What the form sends. `version` is the one read (0: none was there); another one answers `REFUND_LIMIT_CHANGED`. */
export type RefundLimitInput = {
  kind: LimitSubjectKind;
  id: number;
  currency: Currency;
  perRefund: number | null;
  perDay: number | null;
  version: number;
};
