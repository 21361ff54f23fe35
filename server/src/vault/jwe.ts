import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * Compact JWE with a key of its own (RFC 7516 section 7.1; `dir`, RFC 7518 section 4.5; `A256GCM`, section 5.3), by
 * Node's own cipher. The Web Cryptography that libraries stand on hands each value to another thread: for texts of a
 * line that costs more than all the rest of it, at every payment.
 */

const CIPHER = 'aes-256-gcm';
/** Bytes. Source: RFC 7518 section 5.3: "Use of an IV of size 96 bits is REQUIRED", "the tag MUST be 128 bits". */
const IV_LENGTH = 12;
const TAG_LENGTH = 16;

const ALGORITHMS = { alg: 'dir', enc: 'A256GCM' } as const;

/** What a header says beside its algorithms. */
export type JweHeader = Readonly<Record<string, unknown>>;

const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** `null` for what no encoder writes: two texts of the same bytes would be two values. */
const decoded = (part: string): Buffer | null => {
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : null;
};

const jsonIn = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return null;
  }
};

/** The protected header, before anything is proven by it; `null` when the text is no compact JWE. */
export const jweHeader = (jwe: string): JweHeader | null => {
  const parts = jwe.split('.');
  const bytes = parts.length === 5 ? decoded(parts[0] ?? '') : null;
  const header = bytes && jsonIn(bytes);
  return typeof header === 'object' && header !== null && !Array.isArray(header) ? (header as JweHeader) : null;
};

/**
 * @param key 256 bits
 * @param header what is to be said and proven beside the text: nothing in it is secret
 */
export const encryptJwe = (plaintext: string, header: JweHeader, key: Uint8Array): string => {
  const protectedHeader = encoded(Buffer.from(JSON.stringify({ ...ALGORITHMS, ...header }), 'utf8'));
  const iv = randomBytes(IV_LENGTH);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_LENGTH });
  cipher.setAAD(Buffer.from(protectedHeader, 'ascii'));
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return [protectedHeader, '', encoded(iv), encoded(ciphertext), encoded(cipher.getAuthTag())].join('.');
};

/** Extensions that must be understood, or a compressed text: we write neither. RFC 7516 sections 4.1.3 and 4.1.13. */
const isOurKind = ({ alg, enc, ...others }: JweHeader): boolean =>
  alg === ALGORITHMS.alg && enc === ALGORITHMS.enc && !('crit' in others) && !('zip' in others);

/**
 * @returns the text, in its own right and with its header as it was; `null` for everything else: another key, another
 * algorithm, anything changed
 */
export const decryptJwe = (jwe: string, key: Uint8Array): string | null => {
  const header = jweHeader(jwe);
  const [protectedHeader = '', encryptedKey, ...rest] = jwe.split('.');
  const [iv, ciphertext, tag] = rest.map(decoded);
  if (!header || !isOurKind(header) || encryptedKey !== '' || !iv || !ciphertext || !tag) return null;
  // Node takes shorter tags as well, each of which is guessed sooner.
  if (iv.length !== IV_LENGTH || tag.length !== TAG_LENGTH) return null;
  try {
    const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_LENGTH });
    decipher.setAAD(Buffer.from(protectedHeader, 'ascii'));
    decipher.setAuthTag(tag);
    const bytes = Buffer.concat([decipher.update(ciphertext), decipher.final()]);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};
