import type { VerificationResult } from '../../../contracts/settings';
import { DAY_MS, type Finding, type HealthFacts } from './health';
import { SECRET_SLOTS, type KeySet, type SecretSlot, type StoredSecret } from './key-set';

/** A reissued key works beside the old one for 7 days: two of them are left to finish. */
const ENDING_MS = 2 * DAY_MS;
/** Keys are verified once a day: three misses are no accident. */
const OLD_MS = 3 * DAY_MS;

/** Answers that say the key itself is wrong. A key from before `colon_missing` was known answers `unexpected`. */
const REJECTED: readonly VerificationResult[] = ['unknown_key', 'other_set', 'colon_missing'];
const NO_ANSWER: readonly VerificationResult[] = ['no_network', 'provider_down', 'unexpected'];

const PREVIOUS: readonly SecretSlot[] = ['secondarySecretKey', 'secondarySecurityKey'];

const about = (
  code: Finding['code'],
  { keySetId, name, environment }: KeySet,
  more: { subject?: string; since?: number | null; details?: Finding['details'] } = {}
): Finding => ({
  code,
  subject: more.subject ?? keySetId,
  since: more.since ?? null,
  details: { keySetId, name, environment, ...more.details },
  cure: { place: 'key-set', keySetId },
});

/** Since when the provider refuses the primary secret; `null` while it takes it, as far as is known. */
const rejectedSince = ({ secrets, verification }: KeySet): number | null => {
  const rejectedAt = secrets.primarySecretKey?.rejectedAt ?? null;
  // Whichever was heard last: a key may be taken again, at Toss's side or after a wrong switch.
  if (verification && verification.verifiedAt > (rejectedAt ?? 0)) {
    return REJECTED.includes(verification.result) ? (rejectedAt ?? verification.verifiedAt) : null;
  }
  return rejectedAt;
};

const last4Of = (secret: StoredSecret | null) => ({ last4: secret?.last4 ?? null });

/** References that lead to nothing, or to what cannot be this key. */
const referenceFindings = (keySet: KeySet): Finding[] =>
  SECRET_SLOTS.flatMap((slot) => {
    const { problem, reference = null } = keySet.secrets[slot] ?? {};
    if (problem === undefined) return [];
    const code = problem === 'REFERENCE_MISSING' ? 'REFERENCE_MISSING' : 'REFERENCE_UNUSABLE';
    return [about(code, keySet, { subject: `${keySet.keySetId}.${slot}`, details: { slot, reference, problem } })];
  });

const verificationFindings = (keySet: KeySet, now: number): Finding[] => {
  const { verification, secrets } = keySet;
  const details = { ...last4Of(secrets.primarySecretKey), result: verification?.result ?? null };
  const since = rejectedSince(keySet);
  if (since !== null)
    return [about('KEY_REJECTED', keySet, { since, details: { ...details, slot: 'primarySecretKey' } })];
  if (!verification) return [about('KEY_NOT_VERIFIED', keySet, { details })];
  const { result, verifiedAt } = verification;
  if (result === 'address_blocked') return [about('ADDRESS_BLOCKED', keySet, { since: verifiedAt, details })];
  if (NO_ANSWER.includes(result)) return [about('PROVIDER_NOT_REACHED', keySet, { since: verifiedAt, details })];
  return now - verifiedAt > OLD_MS ? [about('VERIFICATION_OLD', keySet, { since: verifiedAt, details })] : [];
};

const previousKeyFindings = (keySet: KeySet, now: number): Finding[] =>
  PREVIOUS.flatMap((slot) => {
    const secret = keySet.secrets[slot];
    if (!secret) return [];
    const { endsAt, rejectedAt } = secret;
    const end = endsAt === null ? null : new Date(endsAt).toISOString();
    const more = {
      subject: `${keySet.keySetId}.${slot}`,
      details: { ...last4Of(secret), slot, endsAt: end },
    };
    const endedAt = rejectedAt ?? (endsAt !== null && endsAt <= now ? endsAt : null);
    if (endedAt !== null) return [about('PREVIOUS_KEY_ENDED', keySet, { ...more, since: endedAt })];
    if (endsAt === null || endsAt - now > ENDING_MS) return [];
    return [about('PREVIOUS_KEY_ENDING', keySet, { ...more, since: endsAt - ENDING_MS })];
  });

/** A set that new orders do not get: its keys still refund what it took. */
const idleFindings = (keySet: KeySet): Finding[] => {
  const since = rejectedSince(keySet);
  const problem = keySet.secrets.primarySecretKey?.problem;
  if (since === null && problem === undefined) return [];
  const result = problem ?? keySet.verification?.result ?? 'unknown_key';
  return [
    about('IDLE_KEY_UNUSABLE', keySet, { since, details: { ...last4Of(keySet.secrets.primarySecretKey), result } }),
  ];
};

const setFindings = (facts: HealthFacts, keySet: KeySet): Finding[] => {
  if (!keySet.isEnabled || keySet.environment !== facts.environment) return idleFindings(keySet);
  return [
    ...referenceFindings(keySet),
    // What is not there cannot be refused: one finding is enough.
    ...(keySet.secrets.primarySecretKey?.problem ? [] : verificationFindings(keySet, facts.now)),
    ...previousKeyFindings(keySet, facts.now),
  ];
};

/** Can an order be made at all? */
const defaultFindings = ({ environment, keySets }: HealthFacts): Finding[] => {
  const defaults = keySets.filter(({ isEnabled, isDefault }) => isEnabled && isDefault);
  if (defaults.some((keySet) => keySet.environment === environment)) return [];
  const other = defaults[0]?.environment;
  const common = { subject: null, since: null, cure: { place: 'key-sets' } } as const;
  return other
    ? [{ ...common, code: 'KEYS_OF_OTHER_ENVIRONMENT', details: { environment, other } }]
    : [{ ...common, code: 'NO_KEY_SET', details: { environment } }];
};

/** Real money on a machine that is not the shop's server. */
const placeFindings = ({ environment, isProduction, keySets }: HealthFacts): Finding[] => {
  if (isProduction) return [];
  if (environment === 'live') {
    const cure = { place: 'readme', anchor: 'options' } as const;
    return [{ code: 'LIVE_OUTSIDE_PRODUCTION', subject: null, since: null, details: { environment }, cure }];
  }
  return keySets
    .filter((keySet) => keySet.isEnabled && keySet.environment === 'live')
    .map((keySet) => about('LIVE_KEYS_OUTSIDE_PRODUCTION', keySet));
};

/** What is wrong with the keys. */
export const keyFindings = (facts: HealthFacts): Finding[] => [
  ...defaultFindings(facts),
  ...facts.keySets.flatMap((keySet) => setFindings(facts, keySet)),
  ...placeFindings(facts),
];
