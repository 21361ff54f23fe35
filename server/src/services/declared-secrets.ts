import { isReference } from '../../../contracts/references';
import type { DeclaredKeySet } from '../domain/declared-key-set';
import { SECRET_SLOTS, type KeySet, type SecretSlot, type StoredSecret } from '../domain/key-set';
import { fingerprint, last4 } from '../vault/mask';
import { valueOfTyped, type ReadVariable } from './open-secret';

const FIELD_OF = {
  primarySecretKey: 'secretKey',
  secondarySecretKey: 'previousSecretKey',
  primarySecurityKey: 'securityKey',
  secondarySecurityKey: 'previousSecurityKey',
} as const satisfies Record<SecretSlot, keyof DeclaredKeySet>;

const everySlot = (of: (slot: SecretSlot) => StoredSecret | null): KeySet['secrets'] =>
  Object.fromEntries(SECRET_SLOTS.map((slot) => [slot, of(slot)])) as KeySet['secrets'];

/** A slot for what is declared. What stood there stays when it has the same reference: its age is its own. */
const declaredSecret = (
  reference: string | undefined,
  before: StoredSecret | null,
  readVariable: ReadVariable,
  now: number
): StoredSecret | null => {
  if (reference === undefined) return null;
  if (before?.reference === reference) return before;
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
): KeySet['secrets'] =>
  everySlot((slot) => declaredSecret(declared[FIELD_OF[slot]], before?.[slot] ?? null, readVariable, now));

/** What is stored of referenced secrets, brought up to what was seen. A variable that is missing is no news to keep. */
export const notedSecrets = (stored: KeySet['secrets'], seen: KeySet['secrets'], now: number): KeySet['secrets'] =>
  everySlot((slot) => {
    const [before, found] = [stored[slot], seen[slot]];
    if (!before || !found || found.problem !== undefined || found.fingerprint === before.fingerprint) return before;
    return { ...before, last4: found.last4, fingerprint: found.fingerprint, setAt: now, rejectedAt: null };
  });
