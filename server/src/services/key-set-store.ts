import { CommerceError, isCommerceError } from '../domain/errors';
import type { KeySet } from '../domain/key-set';
import type { KeySetRepository } from '../repositories/key-set-port';
import { DuplicateRow, type InTransaction } from '../repositories/ports';
import type { AuditLog } from './audit/audit-port';
import type { Clock } from './clock';
import { keySetEntry, type Deed } from './key-set-audit';

export type StorePorts = { keySets: KeySetRepository; inTransaction: InTransaction; audit: AuditLog; clock: Clock };

const notFound = (keySetId: string): CommerceError =>
  new CommerceError('KEY_SET_NOT_FOUND', 'No such key set', { keySetId });

export const keySetChanged = (keySetId: string): CommerceError =>
  new CommerceError('KEY_SET_CHANGED', 'Somebody else changed the key sets meanwhile; read them again', { keySetId });

/** How often a step is tried that somebody else's change of the set got in the way of. */
const TRIES = 5;

/**
 * Does `work`, from its read on, again when somebody else changed the set just then: for what is right whatever they
 * changed. What a person read and changed is refused instead.
 *
 * @throws what `work` throws: also `KEY_SET_CHANGED`, when it comes five times in a row
 */
export const despiteChanges = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !isCommerceError(error) || error.code !== 'KEY_SET_CHANGED') throw error;
    }
  }
};

/** Would writing the one over the other change nothing? */
export const isUnchanged = (before: KeySet, after: KeySet): boolean => JSON.stringify(before) === JSON.stringify(after);

/**
 * Reads and writes key sets so that the mark "default" is on one set at a time, no change is lost under another, and
 * what was done is written down with it or not done.
 */
export const createKeySetStore = ({ keySets, inTransaction, audit, clock }: StorePorts) => {
  const write = async (next: KeySet, before: KeySet): Promise<void> => {
    if (!(await keySets.update(next, before))) throw keySetChanged(next.keySetId);
  };

  /** Takes the mark from the set that has it. First, because a unique index lets nobody have it twice. */
  const clearDefault = async (next: KeySet, by: Deed['by']): Promise<void> => {
    const other = next.isDefault ? await keySets.findDefault(next.environment, next.kind) : null;
    if (!other || other.keySetId === next.keySetId) return;
    const { modifiedBy, modifiedAt } = next;
    const cleared = { ...other, isDefault: false, version: other.version + 1, modifiedBy, modifiedAt };
    await write(cleared, other);
    await audit.record(keySetEntry(other, cleared, { by, action: 'key_set.updated' }));
  };

  /** All or nothing; whoever loses a race for the mark learns that the sets have changed. */
  const together = async (keySetId: string, work: () => Promise<void>): Promise<void> => {
    try {
      await inTransaction(work);
    } catch (error) {
      throw error instanceof DuplicateRow ? keySetChanged(keySetId) : error;
    }
  };

  return {
    /** @throws CommerceError `KEY_SET_NOT_FOUND` */
    async read(keySetId: string): Promise<KeySet> {
      const found = await keySets.find(keySetId);
      if (!found) throw notFound(keySetId);
      return found;
    },

    /**
     * @param check looks again within the transaction; what it throws undoes it
     * @throws CommerceError `KEY_SET_CHANGED` when another default was made at the same time
     */
    insert: (keySet: KeySet, deed: Deed, check?: () => Promise<void>): Promise<void> =>
      together(keySet.keySetId, async () => {
        await clearDefault(keySet, deed.by);
        await keySets.insert(keySet);
        await check?.();
        await audit.record(keySetEntry(null, keySet, deed));
      }),

    /**
     * Writes a set over what was read as `before`, one version further.
     *
     * @param check looks again within the transaction; what it throws undoes it
     * @returns the set as it is stored now
     * @throws CommerceError `KEY_SET_CHANGED` when it is no longer as it was read
     */
    async replace(before: KeySet, changed: KeySet, deed: Deed, check?: () => Promise<void>): Promise<KeySet> {
      const next = { ...changed, version: before.version + 1, modifiedBy: deed.by.name, modifiedAt: clock() };
      await together(before.keySetId, async () => {
        await clearDefault(next, deed.by);
        await write(next, before);
        await check?.();
        await audit.record(keySetEntry(before, next, deed));
      });
      return next;
    },
  };
};

export type KeySetStore = ReturnType<typeof createKeySetStore>;
