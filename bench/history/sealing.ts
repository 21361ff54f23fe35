import { createCipheriv, randomBytes } from 'node:crypto';
import type { Place } from '../../server/src/vault/vault';
import { createKeyring } from '../../server/src/vault/keyring';

export type Seal = (plaintext: string, place: Place) => string;

const TAG_BYTES = 16;

/**
 * Seals as the plugin's vault does (RFC 7516: compact, `dir`, `A256GCM`), but in one go: tens of thousands of webhooks
 * would wait long for a promise each.
 *
 * @param encryptionKey what the app keeps in `admin.secrets.encryptionKey`
 * @throws Error when the key is too weak to seal with
 */
export const createSeal = (encryptionKey: string): Seal => {
  const { keys, problem } = createKeyring({ keys: [], fallback: encryptionKey });
  const [key] = keys;
  if (!key) throw new Error(problem ?? 'There is no key to seal with');
  return (plaintext, { row, field }) => {
    const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: key.kid, row, field }));
    const protectedHeader = header.toString('base64url');
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(protectedHeader, 'ascii'));
    const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    const parts = [iv, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'));
    return `${protectedHeader}..${parts.join('.')}`;
  };
};
