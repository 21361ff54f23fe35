import type { SealDefect } from '../../../contracts/vault';
import { CommerceError } from '../domain/errors';
import { decryptJwe, encryptJwe, jweHeader } from './jwe';
import { createKeyring, type KeyTexts, type VaultKey } from './keyring';

/** Where a sealed value belongs: the row by a public id that an import does not change, and the field in it. */
export type Place = { row: string; field: string };

/** What became of opening a value. */
type Opened = { plaintext: string; kid: string } | { defect: SealDefect };

/** What became of sealing a value anew; `null`: it is under the newest key. */
export type Resealed = { sealed: string } | { defect: SealDefect } | null;

const WHY: Readonly<Record<SealDefect, string>> = {
  not_sealed: 'it is no sealed value',
  unknown_key: 'it was sealed with a key that is not configured (vault.keys, ENCRYPTION_KEY)',
  moved: 'it belongs to another row or field',
  changed: 'it was changed after it was sealed',
};

const cannotOpen = ({ row, field }: Place, defect: SealDefect): CommerceError =>
  // Without the cause on purpose: nothing that was near the value may reach a log.
  new CommerceError('VAULT_CANNOT_OPEN', `The sealed ${field} of ${row} does not open: ${WHY[defect]}`, { row, field });

/**
 * Seals secrets for the database. A sealed value is a compact JWE (RFC 7516: `dir`, `A256GCM`) whose protected header
 * names the key and the place, so that a value copied into another row or field does not open there.
 */
export const createVault = (texts: KeyTexts) => {
  const { keys, source, problem } = createKeyring(texts);
  const [newest] = keys;
  const kids = keys.map(({ kid }) => kid);

  /** @throws CommerceError `VAULT_KEY_MISSING` with a sentence that says what to set */
  const requireKey = (): VaultKey => {
    if (newest) return newest;
    throw new CommerceError('VAULT_KEY_MISSING', problem ?? 'There is no key to seal secrets with.');
  };

  const sealUnder = ({ kid, bytes }: VaultKey, plaintext: string, { row, field }: Place): string =>
    encryptJwe(plaintext, { kid, row, field }, bytes);

  const examine = (sealed: string, place: Place): Opened => {
    const header = jweHeader(sealed);
    if (!header) return { defect: 'not_sealed' };
    const key = keys.find(({ kid }) => kid === header.kid);
    if (!key) return { defect: 'unknown_key' };
    if (header.row !== place.row || header.field !== place.field) return { defect: 'moved' };
    const plaintext = decryptJwe(sealed, key.bytes);
    return plaintext ? { plaintext, kid: key.kid } : { defect: 'changed' };
  };

  return {
    isReady: newest !== undefined,
    /** Name of the key that seals now; `null` without a key. */
    kid: newest?.kid ?? null,
    /** Names of all keys that open, newest first. */
    kids,
    source,
    /** Why there is no key, in a sentence; `null` when there is one. */
    problem,
    requireKey: (): void => void requireKey(),

    /**
     * Seals a text under the newest key, for one place.
     *
     * @throws CommerceError `VAULT_KEY_MISSING`
     * @throws RangeError for an empty text, which is no secret
     */
    async seal(plaintext: string, place: Place): Promise<string> {
      const key = requireKey();
      if (plaintext === '') throw new RangeError(`Nothing to seal for ${place.field}`);
      return sealUnder(key, plaintext, place);
    },

    /**
     * Opens what was sealed for this very place, under any of the keys. Never answers an empty text.
     *
     * @throws CommerceError `VAULT_KEY_MISSING` without any key; `VAULT_CANNOT_OPEN` when it was sealed with a key that
     * is not configured, for another place, or was changed
     */
    async open(sealed: string, place: Place): Promise<string> {
      requireKey();
      const opened = examine(sealed, place);
      if ('defect' in opened) throw cannotOpen(place, opened.defect);
      return opened.plaintext;
    },

    /**
     * Seals anew under the newest key what another one has sealed. What does not open comes back as its defect.
     *
     * @throws CommerceError `VAULT_KEY_MISSING`
     */
    async reseal(sealed: string, place: Place): Promise<Resealed> {
      const key = requireKey();
      const opened = examine(sealed, place);
      if ('defect' in opened) return opened;
      return opened.kid === key.kid ? null : { sealed: sealUnder(key, opened.plaintext, place) };
    },
  };
};

export type Vault = ReturnType<typeof createVault>;
