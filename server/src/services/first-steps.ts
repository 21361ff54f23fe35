import type { FirstStepsView } from '../../../contracts/first-steps';
import type { Environment } from '../../../contracts/keys';
import { firstStepsOf, type SetUpKeySet } from '../domain/first-steps';
import type { KeySet } from '../domain/key-set';
import type { FirstStepFactsRepository } from '../repositories/first-step-facts';
import type { HealthFactsRepository } from '../repositories/health-facts-port';
import type { KeySetRepository } from '../repositories/key-set-port';
import type { Vault } from '../vault/vault';
import type { ApiTokens } from './api-tokens';

export type FirstStepsPorts = {
  environment: Environment;
  vault: Pick<Vault, 'isReady'>;
  keySets: Pick<KeySetRepository, 'list'>;
  apiTokens: ApiTokens;
  facts: FirstStepFactsRepository;
  traffic: Pick<HealthFactsRepository, 'lastDeliveryAt' | 'firstApprovedAfter'>;
  publicUrl: () => string;
};

const SELLS = ['order.create', 'payment.confirm'];

/** What a new shop still has to do until it sells, and until it sells for real money. */
export const createFirstSteps = (ports: FirstStepsPorts) => {
  const { environment, vault, keySets, apiTokens, facts, traffic, publicUrl } = ports;

  const setUp = async ({ verification, ...set }: KeySet): Promise<SetUpKeySet> => {
    const { keySetId, isEnabled, isDefault } = set;
    // The other environment's sets are looked at for their keys alone.
    const isAsked = isEnabled && set.environment === environment;
    return {
      ...{ keySetId, isEnabled, isDefault, environment: set.environment },
      isVerified: verification?.result === 'good',
      hasWebhook: isAsked && (await traffic.lastDeliveryAt(keySetId)) !== null,
      hasPayment: isAsked && (await traffic.firstApprovedAfter(keySetId, 0)) !== null,
    };
  };

  const hasToken = async (): Promise<boolean> =>
    (await apiTokens.list()).some(
      ({ kind, actions, advice }) =>
        kind === 'content-api' && !advice.includes('expired') && SELLS.every((action) => actions.includes(action))
    );

  return {
    async view(): Promise<FirstStepsView> {
      const sets: SetUpKeySet[] = [];
      // One after the other: a look at the panel must not take the pool's connections from those who pay.
      for (const set of await keySets.list()) sets.push(await setUp(set));
      return firstStepsOf({
        environment,
        isVaultReady: vault.isReady,
        keySets: sets,
        isProductOnSale: await facts.isProductOnSale(),
        hasToken: await hasToken(),
        publicUrl: publicUrl(),
      });
    },
  };
};

export type FirstSteps = ReturnType<typeof createFirstSteps>;
