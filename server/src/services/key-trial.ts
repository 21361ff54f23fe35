import { CommerceError } from '../domain/errors';
import type { KeySet, StoredVerification } from '../domain/key-set';
import type { PaymentProvider, ProviderAnswer } from '../providers/payment-provider';
import type { KeySetRepository } from '../repositories/key-set-port';
import type { Clock } from './clock';
import { openSecret, type SecretPorts } from './open-secret';

export type KeyTrialPorts = SecretPorts & {
  keySets: Pick<KeySetRepository, 'lastPaymentOf'>;
  provider: Pick<PaymentProvider, 'verify' | 'read'>;
  clock: Clock;
};

/** The provider knows the key, and not the payment: as it answers about payments of other shops. */
const isOfNoPaymentHere = (answer: ProviderAnswer): boolean =>
  answer.outcome === 'refused' &&
  ['NOT_FOUND_PAYMENT', 'INVALID_API_KEY', 'FORBIDDEN_REQUEST'].includes(answer.failure.code);

const notAccepted = (keySetId: string, result: string, providerCode: string | null): CommerceError =>
  new CommerceError('KEY_NOT_ACCEPTED', `The provider does not take this key (${result})`, {
    keySetId,
    result,
    providerCode,
  });

/** Tries a secret key at the provider before it is relied on. */
export const createKeyTrial = (ports: KeyTrialPorts) => {
  const { keySets, provider, clock } = ports;

  const keyInUse = ({ keySetId, secrets }: KeySet): Promise<string | null> =>
    secrets.primarySecretKey
      ? openSecret(ports, secrets.primarySecretKey, { row: keySetId, field: 'primarySecretKey' }).catch(() => null)
      : Promise.resolve(null);

  /**
   * A good key may be another shop's, of the same environment and kind: it would refund nothing that was paid here. Seen
   * by a payment that the key in use finds and this one does not; where there is no such payment nothing is concluded.
   */
  const isOfAnotherShop = async (keySet: KeySet, secretKey: string): Promise<boolean> => {
    const paymentKey = await keySets.lastPaymentOf(keySet.keySetId);
    if (paymentKey === null || !isOfNoPaymentHere(await provider.read({ secretKey }, paymentKey))) return false;
    const inUse = await keyInUse(keySet);
    return inUse !== null && (await provider.read({ secretKey: inUse }, paymentKey)).outcome === 'answered';
  };

  return {
    /** @throws CommerceError `KEY_NOT_ACCEPTED` with the provider's answer, when the key is not good for this set */
    async requireAccepted(keySet: KeySet, secretKey: string): Promise<StoredVerification> {
      const { keySetId } = keySet;
      const answer = await provider.verify({ secretKey });
      if (answer.result !== 'good') throw notAccepted(keySetId, answer.result, answer.providerCode);
      if (await isOfAnotherShop(keySet, secretKey)) throw notAccepted(keySetId, 'other_set', 'NOT_FOUND_PAYMENT');
      return { ...answer, verifiedAt: clock() };
    },
  };
};
