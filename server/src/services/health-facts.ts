import type { Environment } from '../../../contracts/keys';
import type { VaultFinding } from '../../../contracts/vault';
import { DAY_MS, type HealthFacts, type WaitingFacts, type WebhookFacts } from '../domain/health';
import type { KeySet } from '../domain/key-set';
import type { EventEndpointRepository } from '../repositories/event-endpoint-port';
import type { HealthFactsRepository } from '../repositories/health-facts-port';
import type { KeySetRepository } from '../repositories/key-set-port';
import type { Clock } from './clock';
import type { Problems } from './problems';

export type HealthFactsPorts = {
  keySets: Pick<KeySetRepository, 'list'>;
  endpoints: Pick<EventEndpointRepository, 'list'>;
  problems: Pick<Problems, 'count'>;
  vaultFindings: () => Promise<readonly VaultFinding[]>;
  facts: HealthFactsRepository;
  environment: Environment;
  isProduction: boolean;
  clock: Clock;
};

/** Payments longer ago say nothing about webhooks now. */
const WEBHOOK_WINDOW_MS = 7 * DAY_MS;
/**
 * Payments are dated by the provider's clock, webhooks by ours: of a payment within so long after a webhook, that one may
 * have been the news.
 */
const CLOCKS_APART_MS = 5 * 60_000;

/** Reads what the rules look at: a bounded number of statements, whatever the shop's size. */
export const createReadFacts = (ports: HealthFactsPorts) => {
  const { keySets, endpoints, problems, facts, environment, clock } = ports;

  const webhookFacts = async (keySet: KeySet, now: number): Promise<WebhookFacts> => {
    const lastDeliveryAt = await facts.lastDeliveryAt(keySet.keySetId);
    const after = Math.max((lastDeliveryAt ?? 0) + CLOCKS_APART_MS, now - WEBHOOK_WINDOW_MS);
    const firstUnheardAt = await facts.firstApprovedAfter(keySet.keySetId, after);
    return { keySet: { keySetId: keySet.keySetId, name: keySet.name }, lastDeliveryAt, firstUnheardAt };
  };

  const waitingFacts = async (): Promise<WaitingFacts> => {
    const { byKind } = await problems.count();
    const isMoney = byKind.payment + byKind.refund > 0;
    return {
      payments: byKind.payment,
      refunds: byKind.refund,
      webhooks: byKind.webhook_delivery,
      events: byKind.event_delivery,
      oldestAt: isMoney ? await facts.oldestProblemAt() : null,
    };
  };

  const webhooksOf = async (sets: readonly KeySet[], now: number): Promise<WebhookFacts[]> => {
    const found: WebhookFacts[] = [];
    // One after the other: a look at the health must not take the pool's connections from those who pay.
    for (const keySet of sets) found.push(await webhookFacts(keySet, now));
    return found;
  };

  return async (): Promise<HealthFacts> => {
    const now = clock();
    const sets = await keySets.list();
    const foreign = sets.filter((keySet) => keySet.environment !== environment);
    const inUse = sets.filter((keySet) => keySet.environment === environment && keySet.isEnabled);
    return {
      now,
      environment,
      isProduction: ports.isProduction,
      vault: await ports.vaultFindings(),
      keySets: sets,
      hasForeignOrders: await facts.hasOpenOrders(foreign.map(({ keySetId }) => keySetId)),
      webhooks: await webhooksOf(inUse, now),
      waiting: await waitingFacts(),
      endpoints: await endpoints.list(),
      dueSince: await facts.dueSince(),
    };
  };
};
