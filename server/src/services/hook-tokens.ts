import { createHash, randomBytes } from 'node:crypto';
import type { KeySet } from '../domain/key-set';
import type { Vault } from '../vault/vault';

const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/;
const HASH_DOMAIN = 'strapi-plugin-commerce-payments/hook-token/1:';

/** A webhook address's token: 256 random bits, 43 characters that a path takes as they are. */
export const newHookToken = (): string => randomBytes(32).toString('base64url');

/** What is stored in the token's place, 64 hexadecimal characters; `null` when the text cannot be a token at all. */
export const hashOfHookToken = (token: string): string | null =>
  TOKEN_FORM.test(token) ? createHash('sha256').update(HASH_DOMAIN).update(token).digest('hex') : null;

/** A new webhook address for a set. @throws CommerceError `VAULT_KEY_MISSING` */
export const sealedHook = async (
  vault: Pick<Vault, 'seal'>,
  keySetId: string
): Promise<Pick<KeySet, 'hookTokenHash' | 'hookTokenSealed'>> => {
  const token = newHookToken();
  const hookTokenHash = hashOfHookToken(token);
  if (!hookTokenHash) throw new TypeError('A new hook token has the wrong form');
  return { hookTokenHash, hookTokenSealed: await vault.seal(token, { row: keySetId, field: 'hookTokenSealed' }) };
};
