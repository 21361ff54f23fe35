import type { VaultFinding } from '../../../contracts/vault';
import { DAY_MS, gravestFirst, HOUR_MS, type Finding, type HealthFacts } from './health';
import { keyFindings } from './health-keys';

/** A webhook comes within seconds, and is tried again for days: after so long none is on its way to a new address. */
const NEVER_MS = HOUR_MS;
/** An address that took webhooks before may be away for a while: Toss tries again. */
const SILENT_MS = DAY_MS;
const FAILING_MS = HOUR_MS / 2;
/** Jobs come round every few seconds: work that waits so long is not being done. */
const OVERDUE_MS = HOUR_MS / 6;

const ENVIRONMENT = { place: 'environment' } as const;
const PROBLEMS = { place: 'problems' } as const;
const WEBHOOKS = { place: 'webhooks' } as const;
const JOBS = { place: 'readme', anchor: 'when-something-needs-a-person' } as const;
const EVENTS = { place: 'readme', anchor: 'to-other-systems' } as const;

const vaultFinding = (found: VaultFinding): Finding => {
  const common = { since: null, cure: ENVIRONMENT };
  switch (found.code) {
    case 'VAULT_KEY_MISSING':
      return { ...common, code: found.code, subject: null, details: { values: found.values } };
    case 'VAULT_KEY_UNKNOWN': {
      const { kid, values } = found;
      return { ...common, code: found.code, subject: kid, details: { kid, values } };
    }
    case 'OTHER_INSTALLATION': {
      const { id, environment, differs } = found.installation;
      const details = { installation: id, environment, differs: differs.join(', ') };
      return { ...common, code: found.code, subject: null, details };
    }
  }
};

const orderFindings = ({ environment, hasForeignOrders }: HealthFacts): Finding[] => {
  if (!hasForeignOrders) return [];
  const common = { subject: null, since: null, details: { environment } };
  return environment === 'test'
    ? [{ ...common, code: 'LIVE_ORDERS_IN_TEST', cure: { place: 'readme', anchor: 'options' } }]
    : [{ ...common, code: 'TEST_ORDERS_IN_LIVE', cure: ENVIRONMENT }];
};

const webhookFindings = ({ webhooks, now }: HealthFacts): Finding[] =>
  webhooks.flatMap(({ keySet: { keySetId, name }, lastDeliveryAt, firstUnheardAt }): Finding[] => {
    if (firstUnheardAt === null) return [];
    const isNever = lastDeliveryAt === null;
    if (now - firstUnheardAt < (isNever ? NEVER_MS : SILENT_MS)) return [];
    const lastAt = isNever ? null : new Date(lastDeliveryAt).toISOString();
    return [
      {
        code: isNever ? 'WEBHOOK_NEVER_RECEIVED' : 'WEBHOOK_SILENT',
        subject: keySetId,
        since: firstUnheardAt,
        details: { keySetId, name, lastDeliveryAt: lastAt },
        cure: WEBHOOKS,
      },
    ];
  });

const waitingFindings = ({ waiting }: HealthFacts): Finding[] => {
  const { payments, refunds, webhooks, events, oldestAt } = waiting;
  const common = { subject: null, cure: PROBLEMS };
  const money: Finding = { ...common, code: 'PAYMENTS_WAIT', since: oldestAt, details: { payments, refunds } };
  const news: Finding = { ...common, code: 'DELIVERIES_WAIT', since: null, details: { webhooks, events } };
  return [...(payments + refunds > 0 ? [money] : []), ...(webhooks + events > 0 ? [news] : [])];
};

/** The address's path may hold a token of the receiver's: only its host is told. */
const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

const endpointFindings = ({ endpoints, now }: HealthFacts): Finding[] =>
  endpoints.flatMap(({ endpointId, url, isEnabled, failingSince, disabledReason }): Finding[] => {
    const common = {
      subject: endpointId,
      since: failingSince,
      details: { endpointId, host: hostOf(url) },
      cure: EVENTS,
    };
    if (!isEnabled) return disabledReason === 'gone' ? [{ ...common, code: 'EVENT_ADDRESS_GONE' }] : [];
    const isFailing = failingSince !== null && now - failingSince >= FAILING_MS;
    return isFailing ? [{ ...common, code: 'EVENT_ADDRESS_FAILING' }] : [];
  });

const workFindings = ({ dueSince, now }: HealthFacts): Finding[] =>
  dueSince !== null && now - dueSince >= OVERDUE_MS
    ? [{ code: 'WORK_OVERDUE', subject: null, since: dueSince, details: {}, cure: JOBS }]
    : [];

/** Everything that is wrong, the gravest first. What is cured is not among it: nothing is remembered here. */
export const findingsOf = (facts: HealthFacts): Finding[] =>
  gravestFirst([
    ...keyFindings(facts),
    ...facts.vault.map(vaultFinding),
    ...orderFindings(facts),
    ...webhookFindings(facts),
    ...waitingFindings(facts),
    ...endpointFindings(facts),
    ...workFindings(facts),
  ]);
