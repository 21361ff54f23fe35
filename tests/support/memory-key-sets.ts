import { defaultSlotOf, SECRET_SLOTS, type KeySet } from '../../server/src/domain/key-set';
import type { KeySetRepository } from '../../server/src/repositories/key-set-port';
import { DuplicateRow, type InTransaction } from '../../server/src/repositories/ports';

/** Sealed values that are the same in `next` and `before` stay as they stand in `row`. */
const withSealedOf = (row: KeySet, next: KeySet, before: KeySet): KeySet => {
  const secrets = { ...next.secrets };
  for (const slot of SECRET_SLOTS) {
    const secret = secrets[slot];
    const stays = secret && secret.sealed === before.secrets[slot]?.sealed;
    if (stays) secrets[slot] = { ...secret, sealed: row.secrets[slot]?.sealed ?? null };
  }
  const hookStays = next.hookTokenSealed === before.hookTokenSealed;
  return { ...next, secrets, hookTokenSealed: hookStays ? row.hookTokenSealed : next.hookTokenSealed };
};

/** Key sets in memory, with the database's unique default and its compare-and-set. `rows` is what is stored, `used` the sets with orders, `paid` their last payments. */
export const createMemoryKeySets = () => {
  const rows = new Map<string, KeySet>();
  const used = new Set<string>();
  const paid = new Map<string, string>();

  const refuseSecondDefault = (keySet: KeySet): void => {
    const isTaken = [...rows.values()].some(
      (other) => other.isDefault && other.keySetId !== keySet.keySetId && defaultSlotOf(other) === defaultSlotOf(keySet)
    );
    if (keySet.isDefault && isTaken) throw new DuplicateRow('A default is there already');
  };
  const findBy = (matches: (keySet: KeySet) => boolean): KeySet | null =>
    structuredClone([...rows.values()].find(matches) ?? null);
  const put = (keySet: KeySet): void => {
    refuseSecondDefault(keySet);
    rows.set(keySet.keySetId, structuredClone(keySet));
  };

  const keySets: KeySetRepository = {
    list: async () => structuredClone([...rows.values()]),
    find: async (keySetId) => findBy((row) => row.keySetId === keySetId),
    findDefault: async (environment, kind) =>
      findBy((row) => row.isDefault && row.environment === environment && row.kind === kind),
    insert: async (keySet) => {
      if (rows.has(keySet.keySetId)) throw new DuplicateRow('A set of this id is there already');
      put(keySet);
    },
    update: async (keySet, before) => {
      const row = rows.get(keySet.keySetId);
      if (row?.version !== before.version) return false;
      put(withSealedOf(row, keySet, before));
      return true;
    },
    recordVerification: async (keySetId, fingerprint, verification) => {
      const row = rows.get(keySetId);
      if (row?.secrets.primarySecretKey?.fingerprint !== fingerprint) return false;
      rows.set(keySetId, { ...row, verification });
      return true;
    },
    recordRejection: async (keySetId, fingerprint, rejectedAt) => {
      const row = rows.get(keySetId);
      for (const slot of ['primarySecretKey', 'secondarySecretKey'] as const) {
        const secret = row?.secrets[slot];
        if (!row || secret?.fingerprint !== fingerprint) continue;
        if ((secret.rejectedAt === null) === (rejectedAt === null)) continue;
        rows.set(keySetId, { ...row, secrets: { ...row.secrets, [slot]: { ...secret, rejectedAt } } });
      }
    },
    lastPaymentOf: async (keySetId) => paid.get(keySetId) ?? null,
    isUsed: async (keySetId) => used.has(keySetId),
  };

  /** Undoes everything when the work throws, as a database does. */
  const inTransaction: InTransaction = async (work) => {
    const before = new Map(rows);
    try {
      return await work();
    } catch (error) {
      rows.clear();
      for (const [keySetId, row] of before) rows.set(keySetId, row);
      throw error;
    }
  };

  return { keySets, inTransaction, rows, used, paid };
};
