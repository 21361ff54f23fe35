import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { createKeyring, type KeyTexts, type VaultKey } from './keyring';

export type Signed = { signature: string | null; signedWith: string | null };

/** `none`: no signature, and no key here to make one with. `missing`: no signature although there is a key. */
export type SignatureCheck = 'good' | 'none' | 'missing' | 'unknown_key' | 'wrong';

const DERIVATION = 'strapi-plugin-commerce-payments/audit/HMAC-SHA256/1';
const SIGNATURE_FORM = /^[0-9a-f]{64}$/;

const signingKey = ({ kid, bytes }: VaultKey): VaultKey => ({
  kid,
  bytes: new Uint8Array(hkdfSync('sha256', bytes, '', DERIVATION, 32)),
});

const hmacOf = ({ bytes }: VaultKey, text: string): string => createHmac('sha256', bytes).update(text).digest('hex');

const isEqual = (one: string, other: string): boolean =>
  SIGNATURE_FORM.test(one) && timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));

/**
 * Signs what is written down, so that somebody who has the database alone cannot write it anew unnoticed: HMAC-SHA256
 * with a key of its own, derived from the vault's keys by HKDF (RFC 5869). The newest signs, all of them check; without
 * any nothing is signed.
 */
export const createSigner = (texts: KeyTexts) => {
  const keys = createKeyring(texts).keys.map(signingKey);
  const [newest] = keys;

  return {
    /** Name of the key that signs now; `null` without a key. */
    kid: newest?.kid ?? null,

    knows: (kid: string): boolean => keys.some((key) => key.kid === kid),

    sign: (text: string): Signed =>
      newest ? { signature: hmacOf(newest, text), signedWith: newest.kid } : { signature: null, signedWith: null },

    check(text: string, { signature, signedWith }: Signed): SignatureCheck {
      if (signature === null) return newest ? 'missing' : 'none';
      const key = keys.find(({ kid }) => kid === signedWith);
      if (!key) return 'unknown_key';
      return isEqual(signature, hmacOf(key, text)) ? 'good' : 'wrong';
    },
  };
};

export type Signer = ReturnType<typeof createSigner>;
