import type { KeySetView, RotatedSecret, SecretView } from '../../../../../contracts/settings';

/** A secret that is there, here or by reference. */
export type KeptSecret = Extract<SecretView, { configured: true }>;

/** The key in use and the one before it; `null` where there is none. */
export type Slots = { present: KeptSecret | null; previous: KeptSecret | null };

const kept = (secret: SecretView): KeptSecret | null => (secret.configured ? secret : null);

export const slotsOf = (set: KeySetView, which: RotatedSecret): Slots =>
  which === 'secret'
    ? { present: kept(set.secretKey), previous: kept(set.previousSecretKey) }
    : { present: kept(set.securityKey), previous: kept(set.previousSecurityKey) };

/** How a slot stands. What a person must act on comes before what is only good to know. */
export type SlotState = 'missing' | 'unusable' | 'rejected' | 'ended' | 'ends' | 'kept' | 'in-use';

/** @param now epoch milliseconds */
export const slotState = (secret: KeptSecret, slot: keyof Slots, now: number): SlotState => {
  if (secret.isMissing) return 'missing';
  if (secret.problem !== null) return 'unusable';
  if (secret.rejectedAt !== null) return 'rejected';
  // A key that was promoted back keeps the end that its reissue gave it.
  if (secret.endsAt !== null) return Date.parse(secret.endsAt) <= now ? 'ended' : 'ends';
  return slot === 'present' ? 'in-use' : 'kept';
};

/** How a secret is shown: where it comes from, or its last four characters, never more. */
export const shownSecret = (secret: KeptSecret): string => secret.reference ?? `•••• ${secret.last4}`;

/** The environment variable that a reference names, for sentences about it. */
export const variableName = (secret: KeptSecret): string => secret.reference?.replace(/^env:/, '') ?? '';

const isAlive = (secret: KeptSecret, now: number): boolean =>
  secret.rejectedAt === null && (secret.endsAt === null || Date.parse(secret.endsAt) > now);

/** The provider has ended the key in use and takes the previous one: payments go on with that one alone. */
export const isPreviousTheOneThatWorks = ({ present, previous }: Slots): boolean =>
  present !== null && previous !== null && present.rejectedAt !== null && previous.rejectedAt === null;

/** May the previous key take its place again? Not after its end, unless it is the one that works all the same. */
export const mayPromote = (slots: Slots, now: number): boolean =>
  slots.previous !== null && (isAlive(slots.previous, now) || isPreviousTheOneThatWorks(slots));

/** May the previous key go at once? Not while it is the only one that works. */
export const mayRetireNow = (slots: Slots): boolean => slots.previous !== null && !isPreviousTheOneThatWorks(slots);

/**
 * The key that a rotation ends: Toss lets two coexist at most, so that with a third the oldest goes, also one that was
 * promoted back. `null` while there is room.
 */
export const droppedByRotation = ({ present, previous }: Slots, now: number): KeptSecret | null => {
  if (!present || !previous || !isAlive(present, now) || !isAlive(previous, now)) return null;
  return Date.parse(present.setAt) < Date.parse(previous.setAt) ? present : previous;
};

/** The key that stays beside the new one: one that the provider takes before one that it does not, then the younger. */
export const keptByRotation = ({ present, previous }: Slots, now: number): KeptSecret | null => {
  const known = [present, previous].filter((secret) => secret !== null);
  const alive = known.filter((secret) => isAlive(secret, now));
  const [first = null] = [...(alive.length > 0 ? alive : known)].sort(
    (one, other) => Date.parse(other.setAt) - Date.parse(one.setAt)
  );
  return first;
};
