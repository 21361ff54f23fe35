import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import { withoutValuesIn } from './row-errors';

export type FirstStepFactsRepository = {
  /** Can anything be bought? */
  isProductOnSale: () => Promise<boolean>;
};

/** Facts for the list of first steps, in the database. */
export const createFirstStepFactsRepository = (strapi: Core.Strapi): FirstStepFactsRepository => {
  const offers = () => strapi.db.query(UID.offer);

  return withoutValuesIn('commerce_offers', {
    isProductOnSale: async () =>
      (await offers().findMany({ select: ['id'], where: { onSale: true }, limit: 1 })).length > 0,
  });
};
