import { z } from '@strapi/utils';

/** What begins a rekey. Without anything it is the real one. What was sent is never repeated. */
export const rekeyBody = z
  .strictObject(
    { dryRun: z.boolean('INVALID').optional() },
    { error: ({ code }) => (code === 'unrecognized_keys' ? 'INVALID' : undefined) }
  )
  .optional();
