import type { Core } from '@strapi/strapi';
import type { Environment } from '../../../../contracts/keys';
import { readVariable } from '../../config';
import { createFirstStepFactsRepository } from '../../repositories/first-step-facts';
import { createHealthFactsRepository } from '../../repositories/health-facts';
import { createKeySetRepository } from '../../repositories/key-sets';
import { createRightsRepository } from '../../repositories/rights';
import type { Vault } from '../../vault/vault';
import { createApiTokens } from '../api-tokens';
import { createFirstSteps, type FirstSteps } from '../first-steps';
import { seeingReferences } from '../seen-key-sets';
import type { Books } from './books';

/** What a new shop still has to do. */
export const wireFirstSteps = (
  strapi: Core.Strapi,
  { environment, vault, clock }: Pick<Books, 'clock'> & { environment: Environment; vault: Vault }
): FirstSteps =>
  createFirstSteps({
    ...{ environment, vault },
    keySets: seeingReferences(createKeySetRepository(strapi), readVariable),
    apiTokens: createApiTokens({ rights: createRightsRepository(strapi), clock }),
    facts: createFirstStepFactsRepository(strapi),
    traffic: createHealthFactsRepository(strapi),
    publicUrl: () => strapi.config.get<string | undefined>('server.absoluteUrl') ?? '',
  });
