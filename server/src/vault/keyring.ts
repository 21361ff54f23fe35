import { createHash, hkdfSync } from 'node:crypto';

/** One sealing key: 256 bits, and a name for it that tells nothing about them. */
export type VaultKey = { kid: string; bytes: Uint8Array };

export type VaultKeySource = 'vault.keys' | 'admin.secrets.encryptionKey';

/** The keys that secrets are sealed with. Every one opens, the first one seals. */
export type Keyring = {
  keys: readonly VaultKey[];
  source: VaultKeySource | null;
  /** Why there is no key, in one sentence that says what to set; `null` when there is one. */
  problem: string | null;
};

/** Which texts the host has configured: `keys` newest first; `fallback` seals when `keys` is empty, and always opens. */
export type KeyTexts = { keys: readonly string[]; fallback?: string | null | undefined };

const MIN_LENGTH = 32;
/** `create-strapi-app` writes 16 random bytes in base64: 24 characters, 128 bits. Asking for more would refuse every stock app. */
const MIN_FALLBACK_LENGTH = 24;
const MIN_DISTINCT = 8;
const REPEATED = /^(.{1,16}?)\1+$/s;

const DERIVATION = 'strapi-plugin-commerce-payments/vault/A256GCM/1';
const KID_LENGTH = 16;

/**
 * What makes a text too weak to seal with; `null` when it is good. A guess at its entropy, which only catches
 * placeholders: length, repetition, number of different characters.
 *
 * @returns one sentence, which never repeats the text
 */
export const keyTextProblem = (name: string, text: string, minLength = MIN_LENGTH): string | null => {
  if (text.length < minLength) return `${name} must have at least ${minLength} characters`;
  if (REPEATED.test(text) || new Set(text).size < MIN_DISTINCT) {
    return `${name} must be random: make one with \`openssl rand -base64 32\``;
  }
  return null;
};

/** Derives the key by HKDF-SHA256 (RFC 5869). The `kid` is a hash of the derived key: 64 bits of it, in hexadecimal. */
const deriveKey = (text: string): VaultKey => {
  const bytes = new Uint8Array(hkdfSync('sha256', text, '', DERIVATION, 32));
  const kid = createHash('sha256').update(`${DERIVATION}/kid`).update(bytes).digest('hex').slice(0, KID_LENGTH);
  return { kid, bytes };
};

const without = (problem: string): Keyring => ({ keys: [], source: null, problem });

/**
 * Strapi's key behind our own: an installation that had none of its own has sealed with it. One too weak to seal with
 * has sealed nothing, and is left out.
 */
const withFallback = (keys: readonly VaultKey[], fallback: KeyTexts['fallback']): VaultKey[] => {
  const isUsed = fallback && keyTextProblem('', fallback, MIN_FALLBACK_LENGTH) === null;
  return isUsed ? [...keys, deriveKey(fallback)] : [...keys];
};

const distinct = (keys: readonly VaultKey[]): VaultKey[] => [...new Map(keys.map((key) => [key.kid, key])).values()];

/**
 * Reads the keys: `vault.keys` when there are any, then Strapi's `admin.secrets.encryptionKey`. One weak text of
 * `vault.keys` spoils all: a key left out in silence would leave what it sealed unreadable, and nobody would know why.
 */
export const createKeyring = ({ keys, fallback }: KeyTexts): Keyring => {
  // What Strapi's key has sealed must still open when that one is another now, and while servers change over to one of
  // our own: behind the first, and as the very key of Strapi, a text may be as short as a stock one.
  const minLength = (text: string, index: number): number =>
    index === 0 && text !== fallback ? MIN_LENGTH : MIN_FALLBACK_LENGTH;
  const problem = keys
    .map((text, index) => keyTextProblem(`vault.keys[${index}]`, text, minLength(text, index)))
    .find((found) => found !== null);
  if (problem) return without(`${problem}.`);
  if (keys.length > 0) {
    return { keys: distinct(withFallback(keys.map(deriveKey), fallback)), source: 'vault.keys', problem: null };
  }
  if (!fallback) {
    return without(
      'Secrets cannot be sealed: set `vault.keys` in the config of commerce-payments, or ENCRYPTION_KEY for `admin.secrets.encryptionKey`.'
    );
  }
  const weakness = keyTextProblem('admin.secrets.encryptionKey', fallback, MIN_FALLBACK_LENGTH);
  if (weakness) return without(`${weakness}.`);
  return { keys: [deriveKey(fallback)], source: 'admin.secrets.encryptionKey', problem: null };
};
