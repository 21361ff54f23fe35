import type { Environment, KeyKind } from './keys';
import type { DeliveryResultCode, DeliveryState, DeliveryView, MoneyKind } from './webhooks';

/** How many there are; `isMore`: at least so many, since nobody counts further. */
export type CappedCount = { count: number; isMore: boolean };

/** What was last heard at one key set's address. Times ISO 8601 (UTC), `null` for never within 90 days. */
export type HeardView = {
  keySetId: string;
  name: string;
  environment: Environment;
  kind: KeyKind;
  isEnabled: boolean;
  /** Of any kind but our own self-tests. */
  lastAt: string | null;
  lastAtByKind: Record<MoneyKind, string | null>;
  lastSelfTest: { deliveryId: string; at: string; state: DeliveryState; code: DeliveryResultCode | null } | null;
};

/** What stands above the list of webhooks that arrived. */
export type WebhookSummaryView = { counts: Record<DeliveryState, CappedCount>; keySets: HeardView[] };

/**
 * How a self-test ended. `passed`: it arrived, was kept and worked on, and its signature was right. `not_answered`: no
 * connection to this server's own port. `refused`: another answer than 200. `not_kept`: answered, but not found
 * afterwards. `waiting`: kept, and not worked on in time. `failed`: worked on, with another result.
 */
export const SELF_TEST_OUTCOMES = ['passed', 'not_answered', 'refused', 'not_kept', 'waiting', 'failed'] as const;
export type SelfTestOutcome = (typeof SELF_TEST_OUTCOMES)[number];

export type SelfTestInput = { keySetId: string };

export type SelfTestView = {
  keySetId: string;
  outcome: SelfTestOutcome;
  /** The set's security key, as Toss signs; the address's own secret part for a set that has none. */
  signedWith: 'security_key' | 'address';
  /** HTTP status of our own answer; `null` without one. */
  status: number | null;
  /** Code of the failed connection, `TIMEOUT` or `NOT_LISTENING`. */
  error: string | null;
  tookMs: number;
  delivery: DeliveryView | null;
};
