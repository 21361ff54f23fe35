import type { Core } from '@strapi/strapi';
import type { Environment } from '../../../../contracts/keys';
import { isProduction, readVariable } from '../../config';
import { createEventEndpointRepository } from '../../repositories/event-endpoints';
import { createHealthFactsRepository } from '../../repositories/health-facts';
import { createHealthMemory } from '../../repositories/health-memory';
import { createKeySetRepository } from '../../repositories/key-sets';
import { createProblemRepository } from '../../repositories/problems';
import { createHealth, type Health } from '../health';
import type { EventOutbox } from '../outbox/outbox-port';
import { createProblems } from '../problems';
import { serviceOf } from '../service-of';
import { seeingReferences } from '../seen-key-sets';
import type { Books } from './books';

type Ports = Pick<Books, 'inTransaction' | 'clock'> & {
  outbox: EventOutbox;
  environment: Environment;
};

/** The list of what is wrong with the installation. */
export const wireHealth = (strapi: Core.Strapi, ports: Ports): Health =>
  createHealth({
    ...ports,
    // Looked up when it is asked: services are wired all at once.
    vaultFindings: () => serviceOf(strapi, 'vaultLife').findings(),
    problems: createProblems({ problems: createProblemRepository(strapi) }),
    keySets: seeingReferences(createKeySetRepository(strapi), readVariable),
    endpoints: createEventEndpointRepository(strapi),
    facts: createHealthFactsRepository(strapi),
    memory: createHealthMemory(strapi),
    isProduction: isProduction(),
    log: strapi.log,
  });
