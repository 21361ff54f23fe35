import { isReference, variableOf } from '../../../contracts/references';
import { CommerceError } from '../domain/errors';
import type { SecretSlot, StoredSecret } from '../domain/key-set';
import { fingerprint, last4 } from '../vault/mask';
import type { Vault } from '../vault/vault';

/** What an environment variable holds; `undefined` or empty when there is none. */
export type ReadVariable = (name: string) => string | undefined;

/** Where secrets are: sealed in the database, or in the process's environment. */
export type SecretPorts = { vault: Pick<Vault, 'open'>; readVariable: ReadVariable };

/** One secret's place: the set and the slot in it. */
export type SecretPlace = { row: string; field: SecretSlot };

/**
 * The value behind what somebody typed: the text itself, or what the variable holds that it names. A reference that
 * leads nowhere comes back as it is, which `secretProblem` has words for.
 */
export const valueOfTyped = (typed: string, readVariable: ReadVariable): string => {
  if (!isReference(typed)) return typed;
  const variable = variableOf(typed);
  return (variable !== null && readVariable(variable)) || typed;
};

/**
 * Makes what is kept of a secret that somebody typed: the text sealed for its slot, or the reference as it is. Check
 * the value first (`secretProblem(valueOfTyped(…))`).
 *
 * @throws CommerceError `VAULT_KEY_MISSING`; `REFERENCE_MISSING` when the variable is not there
 */
export const storedSecretOf = async (
  { vault, readVariable }: { vault: Pick<Vault, 'seal'>; readVariable: ReadVariable },
  typed: string,
  place: SecretPlace,
  now: number
): Promise<StoredSecret> => {
  const value = valueOfTyped(typed, readVariable);
  if (isReference(value)) throw new CommerceError('REFERENCE_MISSING', `There is nothing at ${value}`);
  const isKeptElsewhere = isReference(typed);
  return {
    sealed: isKeptElsewhere ? null : await vault.seal(value, place),
    reference: isKeptElsewhere ? typed : null,
    last4: last4(value),
    fingerprint: fingerprint(value),
    setAt: now,
    endsAt: null,
    rejectedAt: null,
  };
};

/**
 * Opens what a slot of a key set holds: a sealed value, or what the variable holds now that is named there.
 *
 * @throws CommerceError `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`; `KEY_SET_NOT_CONFIGURED` when nothing is kept there, or
 * when what is there cannot be this secret: then the details name the variable and the problem
 */
export const openSecret = async (
  { vault, readVariable }: SecretPorts,
  { sealed, reference, problem }: StoredSecret,
  place: SecretPlace
): Promise<string> => {
  if (sealed !== null) return vault.open(sealed, place);
  const variable = reference === null ? null : variableOf(reference);
  const value = variable === null ? undefined : readVariable(variable);
  if (value && problem === undefined) return value;
  if (variable === null) {
    throw new CommerceError('KEY_SET_NOT_CONFIGURED', 'This key set has no such secret', { keySetId: place.row });
  }
  const why = problem ?? 'REFERENCE_MISSING';
  throw new CommerceError('KEY_SET_NOT_CONFIGURED', `The environment variable ${variable} holds no such key: ${why}`, {
    keySetId: place.row,
    variable,
    problem: why,
  });
};
