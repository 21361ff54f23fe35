import type { HealthFactsRepository } from '../../../server/src/repositories/health-facts-port';
import { createReadFacts } from '../../../server/src/services/health-facts';
import { keySetOf, NOW } from '../../support/health-values';

const DAY_MS = 86_400_000;

/** What is known of the webhooks of one set: when the last one came, and when payments were approved. */
const heard = async (lastDeliveryAt: number | null, approvedAt: number[]): Promise<number | null | undefined> => {
  const facts: HealthFactsRepository = {
    lastDeliveryAt: async () => lastDeliveryAt,
    firstApprovedAfter: async (_keySetId, after) => approvedAt.find((at) => at > after) ?? null,
    hasOpenOrders: async () => false,
    oldestProblemAt: async () => null,
    dueSince: async () => null,
  };
  const readFacts = createReadFacts({
    facts,
    keySets: { list: async () => [keySetOf({})] },
    endpoints: { list: async () => [] },
    problems: {
      count: async () => ({ total: 0, byKind: { payment: 0, refund: 0, webhook_delivery: 0, event_delivery: 0 } }),
    },
    vaultFindings: async () => [],
    environment: 'live',
    isProduction: true,
    clock: () => NOW,
  });
  return (await readFacts()).webhooks[0]?.firstUnheardAt;
};

describe('payments of which no webhook came', () => {
  it('are not those whose webhook came at once, though the provider’s clock is ahead of ours', async () => {
    expect(await heard(NOW - 2 * DAY_MS, [NOW - 2 * DAY_MS + 4_000])).toBeNull();
  });

  it('are those after the last webhook', async () => {
    expect(await heard(NOW - 2 * DAY_MS, [NOW - 3 * DAY_MS, NOW - DAY_MS])).toBe(NOW - DAY_MS);
  });

  it('are those of the last week, when none ever came', async () => {
    expect(await heard(null, [NOW - 8 * DAY_MS, NOW - 6 * DAY_MS])).toBe(NOW - 6 * DAY_MS);
  });
});
