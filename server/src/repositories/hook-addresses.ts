import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import type { HookAddressRepository } from './hook-address-port';
import { withoutValuesIn } from './row-errors';

type Address = { hookTokenHash: string; keySetId: string };

/** Webhook addresses in the database. */
export const createHookAddressRepository = (strapi: Core.Strapi): HookAddressRepository => {
  return withoutValuesIn('commerce_key_sets', {
    async keySetIdsOf(hookTokenHashes) {
      const found: Address[] = await strapi.db
        .query(UID.keySet)
        .findMany({ select: ['hookTokenHash', 'keySetId'], where: { hookTokenHash: { $in: [...hookTokenHashes] } } });
      return new Map(found.map(({ hookTokenHash, keySetId }) => [hookTokenHash, keySetId]));
    },
  });
};
