import type { Environment } from '../../../contracts/keys';
import { ROTATED_SECRETS, type RotatedSecret } from '../../../contracts/settings';
import { SYSTEM } from '../domain/actor';
import { isCommerceError } from '../domain/errors';
import type { KeySet } from '../domain/key-set';
import { isPreviousTheOneThatWorks, isRetirementDue, SLOTS_OF } from '../domain/rotation';
import type { PaymentProvider } from '../providers/payment-provider';
import type { KeySetRepository } from '../repositories/key-set-port';
import type { Clock } from './clock';
import { keepRejection } from './key-rejection';
import { pairOf } from './key-set-slots';
import type { KeySetStore } from './key-set-store';
import { openSecret, type SecretPorts } from './open-secret';

export type RetirementPorts = SecretPorts & {
  keySets: KeySetRepository;
  provider: Pick<PaymentProvider, 'verify'>;
  store: KeySetStore;
  /** The environment in force. */
  environment: Environment;
  clock: Clock;
};

/** Previous keys whose time is over. */
export const createKeySetRetirement = (ports: RetirementPorts) => {
  const { keySets, provider, store, environment, clock } = ports;

  /** Is the key in use one that payments can go on with? Asked at the provider: silence is no yes. */
  const isPrimaryGood = async ({ keySetId, secrets }: KeySet): Promise<boolean> => {
    const primary = secrets.primarySecretKey;
    if (!primary) return false;
    const secretKey = await openSecret(ports, primary, { row: keySetId, field: 'primarySecretKey' });
    const answer = await provider.verify({ secretKey });
    await keepRejection(ports, keySetId, secretKey, answer);
    return answer.result === 'good';
  };

  const mayRemove = async (keySet: KeySet, which: RotatedSecret): Promise<boolean> => {
    if (!isRetirementDue(pairOf(keySet, which), clock())) return false;
    if (which === 'security') return true;
    // Asked about unbidden, a key of the other environment would go to a provider that is not its own: a sandbox.
    if (keySet.environment !== environment) return false;
    return !isPreviousTheOneThatWorks(pairOf(keySet, which)) && (await isPrimaryGood(keySet));
  };

  /** What cannot be opened or was changed meanwhile waits for the next time; anything else is a fault of ours. */
  const retireDueOf = async (keySetId: string, which: RotatedSecret): Promise<number> => {
    try {
      const before = await store.read(keySetId);
      if (!(await mayRemove(before, which))) return 0;
      const secrets = { ...before.secrets, [SLOTS_OF[which].secondary]: null };
      const details = { which, at: new Date(clock()).toISOString() };
      await store.replace(before, { ...before, secrets }, { by: SYSTEM, action: 'key_set.retired', details });
      return 1;
    } catch (error) {
      if (isCommerceError(error)) return 0;
      throw error;
    }
  };

  return {
    /**
     * Removes previous keys whose end has passed, never one in use. A secret key stays, whatever its date, until the one
     * in use was seen to be good: while the provider rejects that one, the old one may be what payments go on with. Secret
     * keys of the other environment stay as well: nothing is paid with them, and they are not tried from here.
     *
     * @returns how many were removed
     */
    async retireDue(): Promise<number> {
      let removed = 0;
      for (const { keySetId } of await keySets.list())
        for (const which of ROTATED_SECRETS) removed += await retireDueOf(keySetId, which);
      return removed;
    },
  };
};
