import { CommerceError } from '../domain/errors';
import type { SecretSlot, StoredSecret } from '../domain/key-set';
import type { Vault } from '../vault/vault';

/**
 * Opens what a slot of a key set holds.
 *
 * @throws CommerceError `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`; `KEY_SET_NOT_CONFIGURED` when nothing is kept there
 */
export const openSecret = (
  vault: Pick<Vault, 'open'>,
  { sealed }: StoredSecret,
  place: { row: string; field: SecretSlot }
): Promise<string> => {
  if (sealed === null) throw new CommerceError('KEY_SET_NOT_CONFIGURED', 'This key set has no such secret');
  return vault.open(sealed, place);
};
