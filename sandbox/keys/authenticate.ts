import { tossError } from '../errors/toss-error';
import type { KeySet } from './key-set';
import type { KeySets } from './key-sets';

export type Caller = { readonly keySet: KeySet; readonly secretKey: string };

/**
 * Who calls: HTTP Basic with the secret key as the user and an empty password.
 *
 * A byte order mark in front of the key makes it an unknown key, as in Toss's FAQ.
 *
 * @throws TossError `UNAUTHORIZED_KEY` (no header, unknown or retired key, client key in place of the secret),
 *   `INCORRECT_BASIC_AUTH_FORMAT` (the colon was not encoded)
 *
 * Source: Toss docs, authorization.
 */
export const authenticate = (keySets: KeySets, authorization: string | undefined): Caller => {
  const credentials = /^Basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(authorization ?? '')?.[1];
  if (credentials === undefined) throw tossError('UNAUTHORIZED_KEY');
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 0) throw tossError('INCORRECT_BASIC_AUTH_FORMAT');
  const secretKey = decoded.slice(0, colon);
  const keySet = keySets.bySecretKey(secretKey);
  if (!keySet) throw tossError('UNAUTHORIZED_KEY');
  return { keySet, secretKey };
};
