import type { Environment, KeyKind } from '../../../contracts/keys';
import type { RotatedSecret } from '../../../contracts/settings';
import { CommerceError } from './errors';
import type { SecretSlot, StoredSecret } from './key-set';
import { secretProblem, securityProblem, type FieldProblem } from './key-set-rules';

/** Which two places a secret rotates through. */
export const SLOTS_OF = {
  secret: { primary: 'primarySecretKey', secondary: 'secondarySecretKey' },
  security: { primary: 'primarySecurityKey', secondary: 'secondarySecurityKey' },
} as const satisfies Readonly<Record<RotatedSecret, Record<'primary' | 'secondary', SecretSlot>>>;

/** How long Toss takes the old key beside a reissued one. Source: Toss Payments docs, "API keys", reissue. */
export const PREVIOUS_LIVES_MS = 7 * 24 * 60 * 60 * 1000;

/** The key in use, and the one before it. Payments under way finish as long as the provider takes one of the two. */
export type SecretPair = { primary: StoredSecret | null; secondary: StoredSecret | null };

export type RotationTerms = {
  /** When the old key ends, epoch milliseconds; `null`: not known to end; `undefined`: as the provider does it. */
  previousEndsAt: number | null | undefined;
  /** Has the caller seen that a previous key that still lives is dropped? */
  replacesPrevious: boolean;
  now: number;
};

const hasEnded = ({ endsAt }: StoredSecret, now: number): boolean => endsAt !== null && endsAt <= now;

/** Does the provider take it, as far as is known? */
export const isAlive = (secret: StoredSecret | null, now: number): secret is StoredSecret =>
  secret !== null && !hasEnded(secret, now) && secret.rejectedAt === null;

/** The provider has ended the key in use, and takes the previous one: what keeps the payments going is that one. */
export const isPreviousTheOneThatWorks = ({ primary, secondary }: SecretPair): boolean =>
  secondary !== null && secondary.rejectedAt === null && primary !== null && primary.rejectedAt !== null;

const refused = (field: string, problem: string, message: string): CommerceError =>
  new CommerceError('INVALID_REQUEST', message, {
    errors: [{ path: [field], message: problem, name: 'ValidationError' }],
  });

const illegal = (message: string): CommerceError => new CommerceError('ILLEGAL_TRANSITION', message);

const nothingBefore = (): CommerceError => illegal('There is no previous key');

const CODES = [
  'INVALID_API_KEY',
  'NOT_SUPPORTED_WIDGET_KEY',
  'NOT_SUPPORTED_API_INDIVIDUAL_KEY',
  'REFERENCE_MISSING',
] as const;

/**
 * Lets the value of a new key pass into a set of this family.
 *
 * @throws CommerceError as `requireGoodKeySet`, for the field `key`
 */
export const requireGoodKey = (
  which: RotatedSecret,
  value: string,
  family: { environment: Environment; kind: KeyKind }
): void => {
  const securityKeyProblem = (): FieldProblem | null =>
    family.kind === 'api' ? securityProblem(value) : 'NOT_SUPPORTED_WIDGET_KEY';
  const problem = which === 'secret' ? secretProblem(value, family) : securityKeyProblem();
  if (!problem) return;
  throw new CommerceError(
    CODES.find((code) => code === problem) ?? 'INVALID_REQUEST',
    `This key cannot be stored (key: ${problem})`,
    { errors: [{ path: ['key'], message: problem, name: 'ValidationError' }] }
  );
};

/**
 * Refuses a key that is there already, before anybody is asked about it.
 *
 * @throws CommerceError `INVALID_REQUEST` with the word `SAME_KEY` or `PREVIOUS_KEY` for the field `key`
 */
export const requireNewKey = ({ primary, secondary }: SecretPair, fingerprint: string): void => {
  if (primary?.fingerprint === fingerprint) throw refused('key', 'SAME_KEY', 'This key is the one in use');
  if (secondary?.fingerprint === fingerprint) {
    throw refused('key', 'PREVIOUS_KEY', 'This key is the previous one: promote it back instead');
  }
};

/** Which of two old keys is kept: one that is taken before one that is not, then the younger, as the provider does. */
const keptOf = ({ primary, secondary }: SecretPair, now: number): StoredSecret | null => {
  const known = [primary, secondary].filter((secret) => secret !== null);
  const alive = known.filter((secret) => isAlive(secret, now));
  const [first = null] = [...(alive.length > 0 ? alive : known)].sort((a, b) => b.setAt - a.setAt);
  return first;
};

/**
 * The slots after a new key has come: it is the one in use, the old one lives on beside it until its end. At most two
 * keys coexist at Toss, so that a reissue while two of them live ends the oldest there: it is dropped here too, also
 * when it was promoted back, and only when the caller says so.
 *
 * @throws CommerceError `ILLEGAL_TRANSITION` when a previous key still lives and `replacesPrevious` is not set;
 * `INVALID_REQUEST` for an end that has passed; as `requireNewKey`
 */
export const afterRotation = (pair: SecretPair, fresh: StoredSecret, terms: RotationTerms): SecretPair => {
  const { previousEndsAt, replacesPrevious, now } = terms;
  requireNewKey(pair, fresh.fingerprint);
  if (previousEndsAt !== undefined && previousEndsAt !== null && previousEndsAt <= now) {
    throw refused('previousEndsAt', 'INVALID', 'The end of the old key must be in the future');
  }
  if (isAlive(pair.primary, now) && isAlive(pair.secondary, now) && !replacesPrevious) {
    throw illegal(
      'A previous key still lives, and the provider lets two coexist at most: the oldest ends with this rotation. ' +
        'Retire it first, or say replacesPrevious'
    );
  }
  const kept = keptOf(pair, now);
  if (!kept) return { primary: fresh, secondary: null };
  const endsAt = previousEndsAt === undefined ? (kept.endsAt ?? now + PREVIOUS_LIVES_MS) : previousEndsAt;
  return { primary: fresh, secondary: { ...kept, endsAt } };
};

/**
 * The slots after the previous key was taken back into use; the two change places, and each keeps its own end. One that
 * has ended comes back only when the one in use is rejected: then the date was wrong.
 *
 * @throws CommerceError `ILLEGAL_TRANSITION` when there is no previous key, or it has ended
 */
export const afterPromotion = (pair: SecretPair, now: number): SecretPair => {
  const { primary, secondary } = pair;
  if (!secondary) throw nothingBefore();
  if (hasEnded(secondary, now) && !isPreviousTheOneThatWorks(pair)) throw illegal('The previous key has ended');
  return { primary: secondary, secondary: primary };
};

/**
 * The slots after the previous key was removed, or was given its end. Never touches the key in use.
 *
 * @param at epoch milliseconds; `null` or one that has passed: now
 * @throws CommerceError `ILLEGAL_TRANSITION` when there is no previous key, or when it is the only one that works
 */
export const afterRetirement = (pair: SecretPair, at: number | null, now: number): SecretPair => {
  if (!pair.secondary) throw nothingBefore();
  if (at !== null && at > now) return { ...pair, secondary: { ...pair.secondary, endsAt: at } };
  if (isPreviousTheOneThatWorks(pair)) {
    throw illegal('The provider rejects the key in use and takes the previous one: replace the key in use first');
  }
  return { ...pair, secondary: null };
};

/** Has the time come to remove the previous key? */
export const isRetirementDue = ({ secondary }: SecretPair, now: number): boolean =>
  secondary !== null && hasEnded(secondary, now);
