import type { Core } from '@strapi/strapi';
import { answerOfError } from '../../domain/error-answer';
import { createIdempotencyRepository } from '../../repositories/idempotency';
import { createIdempotency, type Idempotency } from '../idempotency';

/** `Idempotency-Key`s, with real time to wait in. */
export const wireIdempotency = (strapi: Core.Strapi, clock: () => number): Idempotency =>
  createIdempotency({
    records: createIdempotencyRepository(strapi),
    clock,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    answerOf: answerOfError,
  });
