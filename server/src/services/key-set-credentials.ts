import type { Environment } from '../../../contracts/keys';
import { CommerceError } from '../domain/errors';
import type { KeySet, PayingKeySet, SecretSlot, StoredSecret } from '../domain/key-set';
import type { Credentials } from '../providers/payment-provider';
import type { KeySetRepository } from '../repositories/key-set-port';
import type { Clock } from './clock';
import { createKeyWatch, type UsedKey } from './key-watch';
import { openSecret, type SecretPorts } from './open-secret';
import { seenPayingKeySet } from './seen-key-sets';

type Ports = SecretPorts & { keySets: KeySetRepository; environment: Environment; clock: Clock };

const notConfigured = (message: string, details: Record<string, unknown>): CommerceError =>
  new CommerceError('KEY_SET_NOT_CONFIGURED', message, details);

const credentialsWith = (primary: UsedKey, other: UsedKey | null): Credentials =>
  other ? { secretKey: primary.value, otherSecretKey: other.value } : { secretKey: primary.value };

/** The secrets of a set, opened for a call. */
export const createKeyCredentials = (ports: Ports, read: (keySetId: string) => Promise<KeySet>) => {
  const openSlot = async (keySetId: string, stored: StoredSecret | null, slot: SecretSlot): Promise<UsedKey | null> => {
    return stored && { stored, value: await openSecret(ports, stored, { row: keySetId, field: slot }) };
  };

  /**
   * What a set pays and refunds with. A previous key that cannot be opened is as good as none, and so is one in use
   * beside a previous one that can: what is wrong with it is told elsewhere, and payments go on.
   */
  const openPair = async ({
    keySetId,
    secrets,
  }: PayingKeySet): Promise<{ primary: UsedKey; other: UsedKey | null }> => {
    const other = await openSlot(keySetId, secrets.secondarySecretKey, 'secondarySecretKey').catch(() => null);
    try {
      const primary = await openSlot(keySetId, secrets.primarySecretKey, 'primarySecretKey');
      if (primary) return { primary, other };
    } catch (error) {
      if (!other) throw error;
    }
    if (!other) throw notConfigured('This key set has no secret key', { keySetId });
    return { primary: other, other: null };
  };

  const credentialsFrom = async (stored: PayingKeySet): Promise<Credentials> => {
    const keySet = seenPayingKeySet(stored, ports.readVariable);
    const { keySetId } = keySet;
    const { environment: inForce } = ports;
    if (keySet.environment !== inForce) {
      throw notConfigured(`This is a ${keySet.environment} key set, and ${inForce} is in force`, {
        keySetId,
        environment: inForce,
      });
    }
    const { primary, other } = await openPair(keySet);
    const used = { secretKey: primary, otherSecretKey: other ?? undefined };
    const watch = createKeyWatch(ports, keySetId, used, () => credentialsOf(keySetId));
    return { ...credentialsWith(primary, other), watch };
  };

  const credentialsOf = async (keySetId: string): Promise<Credentials> => credentialsFrom(await read(keySetId));

  return {
    /**
     * The secrets that an order's set pays and refunds with; also of a set that is switched off, which stops new orders
     * only. Never of the other environment: a copy of the shop's database beside a test configuration moves no real
     * money. They come with a watch that keeps which of them the provider rejects.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_NOT_CONFIGURED`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`
     */
    credentialsOf,

    /**
     * The same of a set that was just read as it is stored.
     *
     * @throws CommerceError `KEY_SET_NOT_CONFIGURED`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`
     */
    credentialsFrom,

    /**
     * The keys that the provider signs payout and seller events with; two during a rotation.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`
     */
    async securityKeysOf(keySetId: string): Promise<string[]> {
      const { secrets } = await read(keySetId);
      const primary = await openSlot(keySetId, secrets.primarySecurityKey, 'primarySecurityKey');
      // A previous key that cannot be opened is as good as none.
      const previous = await openSlot(keySetId, secrets.secondarySecurityKey, 'secondarySecurityKey').catch(() => null);
      return [primary, previous].flatMap((key) => key?.value ?? []);
    },
  };
};
