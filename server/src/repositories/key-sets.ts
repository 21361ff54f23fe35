import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import { defaultSlotOf, type KeySet } from '../domain/key-set';
import type { KeySetRepository } from './key-set-port';
import { keySetOf, rowOf, verificationColumns } from './key-set-rows';
import { withoutValues } from './row-errors';

export type { KeySetRepository } from './key-set-port';

const TABLE = 'commerce_key_sets';

/** Key sets in the database. No value of a failed statement gets out: it could be a sealed secret or a client key. */
export const createKeySetRepository = (strapi: Core.Strapi): KeySetRepository => {
  const keySets = () => strapi.db.query(UID.keySet);

  const findWhere = (where: Record<string, string>): Promise<KeySet | null> =>
    withoutValues(TABLE, async () => {
      const row = await keySets().findOne({ where });
      return row ? keySetOf(row) : null;
    });

  /** `false` when no row was of this kind any more. */
  const change = (where: Record<string, unknown>, data: Record<string, unknown>): Promise<boolean> =>
    withoutValues(TABLE, async () => {
      const { count } = await keySets().updateMany({ where, data: { ...data, updatedAt: new Date() } });
      return count === 1;
    });

  return {
    list: () => withoutValues(TABLE, async () => (await keySets().findMany({ orderBy: { id: 'asc' } })).map(keySetOf)),

    async find(keySetId) {
      const found = await findWhere({ keySetId });
      // An id in other case, or with a space behind it, is the same to MariaDB's comparison, not to us.
      return found?.keySetId === keySetId ? found : null;
    },

    findByHookTokenHash: (hookTokenHash) => findWhere({ hookTokenHash }),
    findDefault: (environment, kind) => findWhere({ defaultFor: defaultSlotOf({ environment, kind }) }),

    insert: (keySet) =>
      withoutValues(TABLE, async () => {
        await keySets().createMany({ data: [rowOf(keySet)] });
      }),

    update: (keySet, expectedVersion) => change({ keySetId: keySet.keySetId, version: expectedVersion }, rowOf(keySet)),

    recordVerification: (keySetId, fingerprint, verification) =>
      change({ keySetId, primarySecretKeyFingerprint: fingerprint }, verificationColumns(verification)),
  };
};
