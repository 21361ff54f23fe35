import { createHmac, timingSafeEqual } from 'node:crypto';

const SCHEME = 'v1:';
const DIGEST_BYTES = 32;
/** Two during a rotation of the security key; more is somebody trying. */
const MAX_VALUES = 10;
const HEX_KEY = /^[0-9a-fA-F]{64}$/;

/** A key's text, and its bytes when it is hexadecimal: the documentation does not say which of them signs. */
const keysOf = (securityKey: string): (string | Buffer)[] =>
  HEX_KEY.test(securityKey) ? [securityKey, Buffer.from(securityKey, 'hex')] : [securityKey];

const valuesOf = (header: string): Buffer[] =>
  header
    .split(',', MAX_VALUES)
    .map((value) => value.trim())
    .filter((value) => value.startsWith(SCHEME))
    .map((value) => Buffer.from(value.slice(SCHEME.length), 'base64'))
    .filter(({ length }) => length === DIGEST_BYTES);

/** The header's value for a delivery that the key's text signs. For a webhook that we send to ourselves. */
export const signatureBy = (key: string, { body, time }: { body: Buffer; time: string }): string =>
  `${SCHEME}${createHmac('sha256', key).update(body).update(`:${time}`).digest('base64')}`;

/**
 * Did the holder of one of the security keys sign this very delivery? Any of the header's values will do, with any of
 * the keys; compared in constant time.
 *
 * @param body the exact bytes that came
 * @param time the text of that delivery's transmission-time header
 * @param header `v1:` and base64, several with commas between them
 * Source: Toss webhook guide, payout and seller events: HMAC-SHA256 over `{body}:{transmission time}`.
 */
export const isSignedBy = (
  securityKeys: readonly string[],
  { body, time, header }: { body: Buffer; time: string; header: string }
): boolean => {
  const values = valuesOf(header);
  const digests = securityKeys
    .flatMap(keysOf)
    .map((key) => createHmac('sha256', key).update(body).update(`:${time}`).digest());
  return digests.some((digest) => values.some((value) => timingSafeEqual(digest, value)));
};
