import type { Actor } from '../domain/actor';
import { CommerceError } from '../domain/errors';
import type { KeySet } from '../domain/key-set';
import type { KeySetRepository } from '../repositories/key-set-port';
import { DuplicateRow, type InTransaction } from '../repositories/ports';
import type { Clock } from './clock';

export type StorePorts = { keySets: KeySetRepository; inTransaction: InTransaction; clock: Clock };

const notFound = (keySetId: string): CommerceError =>
  new CommerceError('KEY_SET_NOT_FOUND', 'No such key set', { keySetId });

export const keySetChanged = (keySetId: string): CommerceError =>
  new CommerceError('KEY_SET_CHANGED', 'Somebody else changed the key sets meanwhile; read them again', { keySetId });

/** Reads and writes key sets so that the mark "default" is on one set at a time, and no change is lost under another. */
export const createKeySetStore = ({ keySets, inTransaction, clock }: StorePorts) => {
  const write = async (next: KeySet, expectedVersion: number): Promise<void> => {
    if (!(await keySets.update(next, expectedVersion))) throw keySetChanged(next.keySetId);
  };

  /** Takes the mark from the set that has it. First, because a unique index lets nobody have it twice. */
  const clearDefault = async (next: KeySet): Promise<void> => {
    const other = next.isDefault ? await keySets.findDefault(next.environment, next.kind) : null;
    if (!other || other.keySetId === next.keySetId) return;
    const { modifiedBy, modifiedAt } = next;
    await write({ ...other, isDefault: false, version: other.version + 1, modifiedBy, modifiedAt }, other.version);
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

    /** @throws CommerceError `KEY_SET_CHANGED` when another default was made at the same time */
    insert: (keySet: KeySet): Promise<void> =>
      together(keySet.keySetId, async () => {
        await clearDefault(keySet);
        await keySets.insert(keySet);
      }),

    /**
     * Writes a set over what was read as `before`, one version further.
     *
     * @returns the set as it is stored now
     * @throws CommerceError `KEY_SET_CHANGED` when it is no longer as it was read
     */
    async replace(before: KeySet, changed: KeySet, by: Actor): Promise<KeySet> {
      const next = { ...changed, version: before.version + 1, modifiedBy: by.name, modifiedAt: clock() };
      await together(before.keySetId, async () => {
        await clearDefault(next);
        await write(next, before.version);
      });
      return next;
    },
  };
};
