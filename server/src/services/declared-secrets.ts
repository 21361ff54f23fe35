import { isReference } from '../../../contracts/references';
import type { DeclaredKeySet } from '../domain/declared-key-set';
import { SECRET_SLOTS, type KeySet, type SecretSlot, type StoredSecret } from '../domain/key-set';
import type { FieldProblem } from '../domain/key-set-rules';
import { fingerprint, last4 } from '../vault/mask';
import { valueOfTyped, type ReadVariable } from './open-secret';
import { problemAt } from './seen-key-sets';

const FIELD_OF = {
  primarySecretKey: 'secretKey',
  secondarySecretKey: 'previousSecretKey',
  primarySecurityKey: 'securityKey',
  secondarySecurityKey: 'previousSecurityKey',
} as const satisfies Record<SecretSlot, keyof DeclaredKeySet>;

const everySlot = (of: (slot: SecretSlot) => StoredSecret | null): KeySet['secrets'] =>
  Object.fromEntries(SECRET_SLOTS.map((slot) => [slot, of(slot)])) as KeySet['secrets'];

type Family = Pick<DeclaredKeySet, 'environment' | 'kind'>;

/** Can a key be had from what stands there? A sealed one is what somebody has tried. */
const isUsable = (secret: StoredSecret, slot: SecretSlot, family: Family, readVariable: ReadVariable): boolean =>
  secret.reference === null || problemAt(secret.reference, slot, family, readVariable) === null;

/**
 * A slot for what is declared. What stood there stays when it has the same reference: its age is its own. It stays also
 * while it works and the new reference leads to no key: a sealed key that was thrown away could not be had back.
 */
const declaredSecret = (
  slot: SecretSlot,
  declared: DeclaredKeySet,
  before: StoredSecret | null,
  readVariable: ReadVariable,
  now: number
): StoredSecret | null => {
  const reference = declared[FIELD_OF[slot]];
  if (reference === undefined) return null;
  if (before?.reference === reference) return before;
  const isNoKey = problemAt(reference, slot, declared, readVariable) !== null;
  if (before && isNoKey && isUsable(before, slot, declared, readVariable)) return before;
  const value = valueOfTyped(reference, readVariable);
  const mask = isReference(value)
    ? { last4: '', fingerprint: '' }
    : { last4: last4(value), fingerprint: fingerprint(value) };
  return { sealed: null, reference, ...mask, setAt: now, endsAt: null, rejectedAt: null };
};

/** The secrets of a declared set; a slot that config does not name is empty. A variable need not be there yet. */
export const declaredSecrets = (
  declared: DeclaredKeySet,
  before: KeySet['secrets'] | null,
  readVariable: ReadVariable,
  now: number
): KeySet['secrets'] => everySlot((slot) => declaredSecret(slot, declared, before?.[slot] ?? null, readVariable, now));

/** The declared references that lead to no key at this moment. */
export const uselessReferences = (
  declared: DeclaredKeySet,
  readVariable: ReadVariable
): { reference: string; problem: FieldProblem }[] =>
  SECRET_SLOTS.flatMap((slot) => {
    const reference = declared[FIELD_OF[slot]];
    const problem = reference === undefined ? null : problemAt(reference, slot, declared, readVariable);
    return reference === undefined || problem === null ? [] : [{ reference, problem }];
  });

/** What is stored of referenced secrets, brought up to what was seen. A variable that is missing is no news to keep. */
export const notedSecrets = (stored: KeySet['secrets'], seen: KeySet['secrets'], now: number): KeySet['secrets'] =>
  everySlot((slot) => {
    const [before, found] = [stored[slot], seen[slot]];
    if (!before || !found || found.problem !== undefined || found.fingerprint === before.fingerprint) return before;
    return { ...before, last4: found.last4, fingerprint: found.fingerprint, setAt: now, rejectedAt: null };
  });
