import { type KeySetView, ROTATED_SECRETS, type RotatedSecret } from '../../../../contracts/settings';
import { isPreviousTheOneThatWorks, type KeptSecret, type Slots, slotsOf, slotState } from './secrets/slots';

/** What of a set's keys needs a person, most pressing first. */
export const KEY_TROUBLES = [
  'missing',
  'unusable',
  'rejected',
  'ending',
  'previous-missing',
  'previous-rejected',
  'previous-ending',
] as const;
export type KeyTrouble = (typeof KEY_TROUBLES)[number];

/** The button that cures it, or, for what is cured outside the panel, looks again. */
export type Cure = 'rotate' | 'retire' | 'verify';

export type Need = { trouble: KeyTrouble; which: RotatedSecret; secret: KeptSecret; cure: Cure };

const DAY_MS = 24 * 60 * 60_000;

/** A key that ends within this time is looked at once more: is the other one good? */
export const ENDS_SOON_MS = 2 * DAY_MS;

const endsSoon = (secret: KeptSecret, slot: keyof Slots, now: number): boolean =>
  slotState(secret, slot, now) === 'ends' && Date.parse(secret.endsAt ?? '') - now <= ENDS_SOON_MS;

const ofPresent = (secret: KeptSecret, now: number): Omit<Need, 'which'>[] => {
  const state = slotState(secret, 'present', now);
  if (state === 'missing') return [{ trouble: 'missing', secret, cure: 'verify' }];
  if (state === 'unusable') return [{ trouble: 'unusable', secret, cure: 'verify' }];
  if (state === 'rejected') return [{ trouble: 'rejected', secret, cure: 'rotate' }];
  const isEnding = state === 'ended' || endsSoon(secret, 'present', now);
  return isEnding ? [{ trouble: 'ending', secret, cure: 'rotate' }] : [];
};

const ofPrevious = (slots: Slots, secret: KeptSecret, now: number): Omit<Need, 'which'>[] => {
  const state = slotState(secret, 'previous', now);
  if (state === 'missing' || state === 'unusable') return [{ trouble: 'previous-missing', secret, cure: 'retire' }];
  if (state === 'rejected') return [{ trouble: 'previous-rejected', secret, cure: 'retire' }];
  // While it is the only one that works, the key in use is what must be replaced, and that is said already.
  if (isPreviousTheOneThatWorks(slots)) return [];
  return endsSoon(secret, 'previous', now) ? [{ trouble: 'previous-ending', secret, cure: 'retire' }] : [];
};

const ofSlots = (slots: Slots, now: number): Omit<Need, 'which'>[] => [
  ...(slots.present ? ofPresent(slots.present, now) : []),
  ...(slots.previous ? ofPrevious(slots, slots.previous, now) : []),
];

/**
 * Everything about a set's keys that waits for a person, most pressing first.
 *
 * @param now epoch milliseconds
 */
export const needsOf = (set: KeySetView, now: number): Need[] =>
  ROTATED_SECRETS.flatMap((which) => ofSlots(slotsOf(set, which), now).map((need) => ({ ...need, which }))).sort(
    (one, other) => KEY_TROUBLES.indexOf(one.trouble) - KEY_TROUBLES.indexOf(other.trouble)
  );
