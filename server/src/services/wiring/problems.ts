import type { Core } from '@strapi/strapi';
import { createProblemRepository } from '../../repositories/problems';
import { createChecks, type CheckPorts, type Checks } from '../checks';
import { createProblems, type Problems } from '../problems';

/** What waits for a person, and asking the provider about it. */
export const wireProblems = (strapi: Core.Strapi, ports: CheckPorts): { problems: Problems; checks: Checks } => ({
  problems: createProblems({ problems: createProblemRepository(strapi) }),
  checks: createChecks(ports),
});
