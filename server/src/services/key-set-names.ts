import { CommerceError } from '../domain/errors';
import { isNamesake, type KeySet } from '../domain/key-set';
import type { KeySetRepository } from '../repositories/key-set-port';

const NAMING = ['name', 'environment', 'kind', 'isEnabled'] as const satisfies readonly (keyof KeySet)[];

/**
 * Keeps the names of sets in use apart. Asked within the transaction that writes; of two people who save the same name
 * in the same moment both may pass: an order that names it is refused then, and never takes the wrong set.
 *
 * @param before the set as it was; `null` for a new one. What is not about the name passes beside a namesake, which
 * config may have made
 * @throws CommerceError `KEY_SET_NAME_TAKEN`
 */
export const requireOwnName = async (
  keySets: Pick<KeySetRepository, 'list'>,
  before: KeySet | null,
  after: KeySet
): Promise<void> => {
  if (before && NAMING.every((field) => before[field] === after[field])) return;
  const namesake = (await keySets.list()).find((other) => isNamesake(after, other));
  if (!namesake) return;
  throw new CommerceError('KEY_SET_NAME_TAKEN', 'Another enabled key set of this environment and kind has this name', {
    keySetId: namesake.keySetId,
    errors: [{ path: ['name'], message: 'NAME_TAKEN', name: 'ValidationError' }],
  });
};
