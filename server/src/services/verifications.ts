import type { Environment } from '../../../contracts/keys';
import type { KeySetView } from '../../../contracts/settings';
import { SYSTEM, type Actor } from '../domain/actor';
import type { Clock } from './clock';
import { describeError } from './describe-error';

export type VerificationsPorts = {
  keySets: {
    list: () => Promise<KeySetView[]>;
    verify: (keySetId: string, by: Actor) => Promise<KeySetView>;
  };
  environment: Environment;
  clock: Clock;
  wait: (ms: number) => Promise<void>;
  log: { warn: (message: string) => void };
};

/** How long a person who saves a key waits for the provider's word on it. */
const SAVE_DEADLINE_MS = 5_000;

/** Processes that start one after the other do not all ask the same. */
const FRESH_MS = 10 * 60_000;

/**
 * Tries keys without being asked to: when one was saved, at boot and once a day, and more often while it does not work.
 * Only keys of the environment in force: the others belong to another shop, and nothing is sent to it from here.
 */
export const createVerifications = ({ keySets, environment, clock, wait, log }: VerificationsPorts) => {
  const isFresh = ({ verification }: KeySetView): boolean =>
    verification?.result === 'good' && clock() - Date.parse(verification.verifiedAt) < FRESH_MS;

  /** The set with the provider's word on it; `null` when the key could not even be tried. */
  const attempt = async ({ id, name }: KeySetView): Promise<KeySetView | null> => {
    try {
      return await keySets.verify(id, SYSTEM);
    } catch (error) {
      log.warn(`Commerce Payments could not try the key of the key set "${name}": ${describeError(error)}`);
      return null;
    }
  };

  /** Did the key fail at the last look, or in a payment since? */
  const isBad = ({ verification, secretKey }: KeySetView): boolean =>
    (verification !== null && verification.result !== 'good') ||
    (secretKey.configured && secretKey.rejectedAt !== null);

  return {
    /**
     * Tries the key of a set that was just saved, if nothing is known of it. Never throws, and never takes longer than
     * some seconds: an answer that comes later is kept as well, and seen with the next look at the set.
     *
     * @returns the set with the answer, or as it was saved
     */
    async afterSave(saved: KeySetView): Promise<KeySetView> {
      if (saved.verification !== null || saved.environment !== environment) return saved;
      const tooLate = wait(SAVE_DEADLINE_MS).then(() => null);
      return (await Promise.race([attempt(saved), tooLate])) ?? saved;
    },

    /** Tries the keys of all sets of the environment in force, one after the other; also of those switched off. */
    async verifyAll(mayGoOn: () => boolean): Promise<void> {
      for (const keySet of await keySets.list()) {
        if (!mayGoOn()) return;
        if (keySet.environment === environment && !isFresh(keySet)) await attempt(keySet);
      }
    },

    /**
     * Tries again the keys that new orders get and that did not work: a network that was away at the start, a key that
     * Toss takes again. What is wrong is said as long as it is so, and not until the next night.
     */
    async verifyBad(mayGoOn: () => boolean): Promise<void> {
      for (const keySet of await keySets.list()) {
        if (!mayGoOn()) return;
        if (keySet.environment === environment && keySet.isEnabled && isBad(keySet)) await attempt(keySet);
      }
    },
  };
};

export type Verifications = ReturnType<typeof createVerifications>;
