import { z } from '@strapi/utils';

/** The document describes everything else; of itself it says no more than this. */
export const openApiAnswer = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.looseObject({}),
});
