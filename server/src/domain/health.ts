import {
  HEALTH_CODES,
  HEALTH_SEVERITIES,
  type HealthCode,
  type HealthCure,
  type HealthDetails,
  type HealthSeverity,
  type HealthState,
} from '../../../contracts/health';
import type { Environment } from '../../../contracts/keys';
import type { VaultFinding } from '../../../contracts/vault';
import type { EventEndpoint } from './event-endpoint';
import type { KeySet } from './key-set';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** What is known of one set's webhooks. Times in epoch milliseconds. */
export type WebhookFacts = {
  keySet: Pick<KeySet, 'keySetId' | 'name'>;
  lastDeliveryAt: number | null;
  /** The first payment approved after the last webhook, or within the last week when that is later. */
  firstUnheardAt: number | null;
};

/** What waits for a person. `oldestAt`: the oldest payment or refund among them. */
export type WaitingFacts = {
  payments: number;
  refunds: number;
  webhooks: number;
  events: number;
  oldestAt: number | null;
};

/** All that the rules look at: read from the database and the configuration at `now`. Times in epoch milliseconds. */
export type HealthFacts = {
  now: number;
  environment: Environment;
  isProduction: boolean;
  vault: readonly VaultFinding[];
  /** As this process finds them: `problem` says what is wrong with what a reference leads to. */
  keySets: readonly KeySet[];
  /** Is an order under way that belongs to a key set of the other environment? */
  hasForeignOrders: boolean;
  webhooks: readonly WebhookFacts[];
  waiting: WaitingFacts;
  endpoints: readonly Pick<EventEndpoint, 'endpointId' | 'url' | 'isEnabled' | 'failingSince' | 'disabledReason'>[];
  /** Since when the longest due piece of work is due; `null`: nothing is due. */
  dueSince: number | null;
};

/** Something that is wrong now. `subject` tells several of one code apart; `since` is `null` where no fact says it. */
export type Finding = {
  code: HealthCode;
  subject: string | null;
  since: number | null;
  details: HealthDetails;
  cure: HealthCure;
};

/** The same for as long as the finding lasts. */
export const findingIdOf = ({ code, subject }: Pick<Finding, 'code' | 'subject'>): string =>
  subject === null ? code : `${code}:${subject}`;

export const severityOf = (code: HealthCode): HealthSeverity => HEALTH_CODES[code];

/** The gravest first; equal ones in the order in which the codes are declared. */
export const gravestFirst = (findings: readonly Finding[]): Finding[] => {
  const codes = Object.keys(HEALTH_CODES);
  const weight = ({ code }: Finding) =>
    HEALTH_SEVERITIES.indexOf(severityOf(code)) * codes.length + codes.indexOf(code);
  return [...findings].sort((a, b) => weight(a) - weight(b));
};

/** A notice leaves the state good: nothing is lost while nobody sees to it. */
export const stateOf = (findings: readonly Pick<Finding, 'code'>[]): HealthState => {
  const severities = findings.map(({ code }) => severityOf(code));
  if (severities.includes('serious')) return 'serious';
  return severities.includes('warning') ? 'warning' : 'good';
};
