import type { Core } from '@strapi/strapi';
import { UID } from '../content-types/uids';
import { defaultSlotOf, type SecretSlot } from '../domain/key-set';
import type { KeySetRepository } from './key-set-port';
import { createJoinedRead } from './joined-rows';
import { KEY_SET_ATTRIBUTES, keySetOf, rowOf, rowOver, verificationColumns } from './key-set-rows';
import { withoutValuesIn } from './row-errors';

export type { KeySetRepository } from './key-set-port';

const TABLE = 'commerce_key_sets';
const SECRET_KEY_SLOTS = ['primarySecretKey', 'secondarySecretKey'] as const satisfies readonly SecretSlot[];

/** Key sets in the database. No value of a failed statement gets out: it could be a sealed secret or a client key. */
export const createKeySetRepository = (strapi: Core.Strapi): KeySetRepository => {
  const keySets = () => strapi.db.query(UID.keySet);
  const orders = () => strapi.db.query(UID.order);
  const payments = () => strapi.db.query(UID.payment);

  const readDefault = createJoinedRead(
    strapi,
    { keySet: { uid: UID.keySet, attributes: KEY_SET_ATTRIBUTES } },
    ({ columns, table, column }) =>
      `select ${columns} from ${table('keySet')} where ${column('keySet', 'defaultFor')} = ?`
  );

  /** `false` when no row was of this kind any more. */
  const change = async (where: Record<string, unknown>, data: Record<string, unknown>): Promise<boolean> => {
    const { count } = await keySets().updateMany({ where, data: { ...data, updatedAt: new Date() } });
    return count === 1;
  };

  return withoutValuesIn(TABLE, {
    list: async () => (await keySets().findMany({ orderBy: { id: 'asc' } })).map(keySetOf),

    async find(keySetId) {
      const row = await keySets().findOne({ where: { keySetId } });
      // An id in other case, or with a space behind it, is the same to MariaDB's comparison, not to us.
      return row?.keySetId === keySetId ? keySetOf(row) : null;
    },

    async findDefault(environment, kind) {
      const [row] = await readDefault([defaultSlotOf({ environment, kind })]);
      return row?.keySet ? keySetOf(row.keySet) : null;
    },

    async insert(keySet) {
      await keySets().createMany({ data: [rowOf(keySet)] });
    },

    update: (keySet, before) => change({ keySetId: keySet.keySetId, version: before.version }, rowOver(keySet, before)),

    recordVerification: (keySetId, fingerprint, verification) =>
      change({ keySetId, primarySecretKeyFingerprint: fingerprint }, verificationColumns(verification)),

    async recordRejection(keySetId, fingerprint, rejectedAt) {
      const isNews = rejectedAt === null ? { $notNull: true } : { $null: true };
      for (const slot of SECRET_KEY_SLOTS) {
        const where = { keySetId, [`${slot}Fingerprint`]: fingerprint, [`${slot}RejectedAt`]: isNews };
        await change(where, { [`${slot}RejectedAt`]: rejectedAt });
      }
    },

    async lastPaymentOf(keySetId) {
      const where = {
        keySetId,
        approvedAt: { $notNull: true },
        state: { $in: ['paid', 'partially_refunded', 'refunded'] },
      };
      const found = await payments().findOne({ where, select: ['paymentKey'], orderBy: { approvedAt: 'desc' } });
      return (found?.paymentKey as string | undefined) ?? null;
    },

    isUsed: async (keySetId) => (await orders().findOne({ where: { keySetId }, select: ['id'] })) !== null,
  });
};
