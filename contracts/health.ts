import type { Environment } from './keys';

/**
 * How much a finding weighs. `serious`: buyers cannot pay, or money cannot be moved or seen; it is told by an event.
 * `warning`: will become so, or something is lost meanwhile. `notice`: good to know; the state stays good.
 */
export const HEALTH_SEVERITIES = ['serious', 'warning', 'notice'] as const;
export type HealthSeverity = (typeof HEALTH_SEVERITIES)[number];

/** Everything that can be wrong with the installation, and how much it weighs. Stable: shops tell them apart by these. */
export const HEALTH_CODES = {
  NO_KEY_SET: 'serious',
  KEYS_OF_OTHER_ENVIRONMENT: 'serious',
  KEY_REJECTED: 'serious',
  ADDRESS_BLOCKED: 'serious',
  REFERENCE_MISSING: 'serious',
  REFERENCE_UNUSABLE: 'serious',
  VAULT_KEY_MISSING: 'serious',
  VAULT_KEY_UNKNOWN: 'serious',
  OTHER_INSTALLATION: 'serious',
  LIVE_OUTSIDE_PRODUCTION: 'serious',
  LIVE_ORDERS_IN_TEST: 'serious',
  PAYMENTS_WAIT: 'serious',
  WORK_OVERDUE: 'serious',
  PREVIOUS_KEY_ENDING: 'warning',
  KEY_NOT_VERIFIED: 'warning',
  PROVIDER_NOT_REACHED: 'warning',
  LIVE_KEYS_OUTSIDE_PRODUCTION: 'warning',
  WEBHOOK_NEVER_RECEIVED: 'warning',
  WEBHOOK_SILENT: 'warning',
  DELIVERIES_WAIT: 'warning',
  EVENT_ADDRESS_FAILING: 'warning',
  EVENT_ADDRESS_GONE: 'warning',
  PREVIOUS_KEY_ENDED: 'notice',
  IDLE_KEY_UNUSABLE: 'notice',
  VERIFICATION_OLD: 'notice',
  TEST_ORDERS_IN_LIVE: 'notice',
} as const satisfies Record<string, HealthSeverity>;
export type HealthCode = keyof typeof HEALTH_CODES;

/** In words: what is wrong, and what a person can do about it. `{name}` and the like stand for the finding's details. */
export type HealthText = { cause: string; cure: string };

/** Where it is cured: a page of the panel, or a part of the README when it is cured outside of the panel. */
export type HealthCure =
  | { place: 'key-set'; keySetId: string }
  | { place: 'key-sets' }
  | { place: 'environment' }
  | { place: 'problems' }
  | { place: 'webhooks' }
  | { place: 'readme'; anchor: HealthAnchor };

/** Headings of the README that say how something outside of the panel is set right. */
export const HEALTH_ANCHORS = ['when-something-needs-a-person', 'to-other-systems', 'options', 'webhooks'] as const;
export type HealthAnchor = (typeof HEALTH_ANCHORS)[number];

/** Ids, names, counts, the last four characters of a key; never a secret. Times ISO 8601 (UTC). */
export type HealthDetails = Readonly<Record<string, string | number | boolean | null>>;

/** Something wrong with the installation, as the panel's API lists it. It is gone as soon as its cause is. */
export type FindingView = {
  /** `CODE`, or `CODE:subject`: the same for as long as it lasts. */
  id: string;
  code: HealthCode;
  severity: HealthSeverity;
  /** Since when, as far as is known (ISO 8601, UTC). */
  since: string | null;
  details: HealthDetails;
  cure: HealthCure;
  messages: { ko: HealthText; en: HealthText };
};

export const HEALTH_STATES = ['good', 'warning', 'serious'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** Is all well? `state` is that of the gravest finding; the gravest come first. */
export type HealthView = {
  state: HealthState;
  environment: Environment;
  findings: FindingView[];
  /** When it was looked at (ISO 8601, UTC): now. */
  checkedAt: string;
};
