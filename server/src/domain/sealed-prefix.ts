/**
 * How every sealed value begins. A compact JWE starts with its protected header in base64url; ours always has the same
 * 36 bytes before the `kid` and 18 bytes with it, both whole groups of three, so that each is a text of its own and a
 * database can tell keys apart without opening anything.
 */
const HEADER_START = '{"alg":"dir","enc":"A256GCM","kid":"';
const KID_END = '",';
const KID = /^[0-9a-f]{16}$/;

/** Characters of a sealed value up to and with its `kid`. */
export const SEALED_PREFIX_LENGTH = 72;

/** What everything starts with that is sealed under this key. @throws RangeError for what is no `kid` */
export const sealedPrefixOf = (kid: string): string => {
  if (!KID.test(kid)) throw new RangeError('A kid has 16 hexadecimal characters');
  return Buffer.from(`${HEADER_START}${kid}${KID_END}`).toString('base64url');
};

/** The key that a value with this beginning is sealed under; `null` when it is no value of ours. */
export const kidOfPrefix = (prefix: string): string | null => {
  const text = Buffer.from(prefix, 'base64url').toString('latin1');
  if (!text.startsWith(HEADER_START) || !text.endsWith(KID_END)) return null;
  const kid = text.slice(HEADER_START.length, -KID_END.length);
  return KID.test(kid) && sealedPrefixOf(kid) === prefix ? kid : null;
};
