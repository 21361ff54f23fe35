import type { RotatedSecret } from '../../../contracts/settings';
import { SECRET_SLOTS, type KeySet, type SecretSlot, type StoredSecret } from '../domain/key-set';
import { SLOTS_OF, type SecretPair } from '../domain/rotation';
import type { Vault } from '../vault/vault';

export const pairOf = ({ secrets }: KeySet, which: RotatedSecret): SecretPair => ({
  primary: secrets[SLOTS_OF[which].primary],
  secondary: secrets[SLOTS_OF[which].secondary],
});

/** The slot that a sealed value was made for, if it is one of this set's. No two sealed values are alike. */
const originOf = ({ secrets }: KeySet, sealed: string): SecretSlot | undefined =>
  SECRET_SLOTS.find((slot) => secrets[slot]?.sealed === sealed);

/** Seals a secret for another slot: sealed values open only where they were sealed for. A reference just moves. */
const settleIn = async (
  vault: Vault,
  before: KeySet,
  secret: StoredSecret | null,
  slot: SecretSlot
): Promise<StoredSecret | null> => {
  const origin = secret?.sealed ? originOf(before, secret.sealed) : undefined;
  if (!secret?.sealed || origin === undefined || origin === slot) return secret;
  const row = before.keySetId;
  const value = await vault.open(secret.sealed, { row, field: origin });
  return { ...secret, sealed: await vault.seal(value, { row, field: slot }) };
};

/** Is it sealed under a key that the vault does not have, or was its row changed? */
const isLost = async (vault: Vault, row: string, field: SecretSlot, secret: StoredSecret | null): Promise<boolean> =>
  !!secret?.sealed &&
  vault.open(secret.sealed, { row, field }).then(
    () => false,
    () => true
  );

/**
 * The set's pair without what opens under no key of the vault: nothing can be paid or refunded with it, and it must not
 * be in the way of a new key, nor of the same one entered again.
 */
export const pairThatOpens = async (vault: Vault, keySet: KeySet, which: RotatedSecret): Promise<SecretPair> => {
  const { primary, secondary } = pairOf(keySet, which);
  const slots = SLOTS_OF[which];
  return {
    primary: (await isLost(vault, keySet.keySetId, slots.primary, primary)) ? null : primary,
    secondary: (await isLost(vault, keySet.keySetId, slots.secondary, secondary)) ? null : secondary,
  };
};

/**
 * The set's secrets with another pair in them, each sealed for the slot that it comes to stand in.
 *
 * @throws CommerceError `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`
 */
export const withPair = async (
  vault: Vault,
  before: KeySet,
  which: RotatedSecret,
  { primary, secondary }: SecretPair
): Promise<KeySet['secrets']> => {
  const slots = SLOTS_OF[which];
  return {
    ...before.secrets,
    [slots.primary]: await settleIn(vault, before, primary, slots.primary),
    [slots.secondary]: await settleIn(vault, before, secondary, slots.secondary),
  };
};
