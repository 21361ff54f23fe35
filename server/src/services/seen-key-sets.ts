import { SECRET_SLOTS, type KeySet, type PayingKeySet, type SecretSlot, type StoredSecret } from '../domain/key-set';
import { secretProblem, securityProblem, type FieldProblem } from '../domain/key-set-rules';
import type { KeySetRepository } from '../repositories/key-set-port';
import { fingerprint, last4 } from '../vault/mask';
import { valueOfTyped, type ReadVariable } from './open-secret';

const isSecretKey = (slot: SecretSlot): boolean => slot === 'primarySecretKey' || slot === 'secondarySecretKey';

type Family = Pick<KeySet, 'environment' | 'kind'>;

/** What is wrong with what a reference leads to, for this slot of a set of this family; `null`: it is such a key. */
export const problemAt = (
  reference: string,
  slot: SecretSlot,
  family: Family,
  readVariable: ReadVariable
): FieldProblem | null => {
  const value = valueOfTyped(reference, readVariable);
  return isSecretKey(slot) ? secretProblem(value, family) : securityProblem(value);
};

/** What a reference leads to now. A value that cannot be this secret is somebody else's: nothing of it is shown. */
const seenSecret = (
  secret: StoredSecret | null,
  slot: SecretSlot,
  family: Family,
  readVariable: ReadVariable
): StoredSecret | null => {
  if (!secret || secret.reference === null) return secret;
  const value = valueOfTyped(secret.reference, readVariable);
  const problem = problemAt(secret.reference, slot, family, readVariable);
  if (problem) return { ...secret, last4: '', fingerprint: '', rejectedAt: null, problem };
  if (fingerprint(value) === secret.fingerprint) return secret;
  return { ...secret, last4: last4(value), fingerprint: fingerprint(value), rejectedAt: null };
};

/**
 * A set as this process finds it: a reference shows what its variable holds now. What the provider said of another value
 * is not said of this one.
 */
export const seenKeySet = (keySet: KeySet, readVariable: ReadVariable): KeySet => {
  const seen = SECRET_SLOTS.map(
    (slot) => [slot, seenSecret(keySet.secrets[slot], slot, keySet, readVariable)] as const
  );
  if (seen.every(([slot, secret]) => secret === keySet.secrets[slot])) return keySet;
  const secrets = Object.fromEntries(seen) as KeySet['secrets'];
  const isSameKey = secrets.primarySecretKey?.fingerprint === keySet.secrets.primarySecretKey?.fingerprint;
  return { ...keySet, secrets, verification: isSameKey ? keySet.verification : null };
};

/** The same of what payments are made and refunded with. */
export const seenPayingKeySet = (keySet: PayingKeySet, readVariable: ReadVariable): PayingKeySet => {
  const { primarySecretKey, secondarySecretKey } = keySet.secrets;
  return {
    ...keySet,
    secrets: {
      primarySecretKey: seenSecret(primarySecretKey, 'primarySecretKey', keySet, readVariable),
      secondarySecretKey: seenSecret(secondarySecretKey, 'secondarySecretKey', keySet, readVariable),
    },
  };
};

/**
 * Key sets as this process finds them. What is written is what was seen: a variable that holds another key than it did
 * is noted with the next change, or when somebody verifies it.
 */
export const seeingReferences = (keySets: KeySetRepository, readVariable: ReadVariable): KeySetRepository => {
  const seen = (keySet: KeySet | null): KeySet | null => keySet && seenKeySet(keySet, readVariable);
  return {
    ...keySets,
    list: async () => (await keySets.list()).map((keySet) => seenKeySet(keySet, readVariable)),
    find: async (keySetId) => seen(await keySets.find(keySetId)),
    findDefault: async (environment, kind) => seen(await keySets.findDefault(environment, kind)),

    async recordVerification(keySetId, wanted, verification) {
      if (await keySets.recordVerification(keySetId, wanted, verification)) return true;
      const found = seen(await keySets.find(keySetId));
      if (!found?.secrets.primarySecretKey?.reference) return false;
      if (wanted === '' || found.secrets.primarySecretKey.fingerprint !== wanted) return false;
      return keySets.update({ ...found, verification }, found);
    },
  };
};
