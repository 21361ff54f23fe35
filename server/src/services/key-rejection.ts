import type { Verification } from '../providers/payment-provider';
import type { KeySetRepository } from '../repositories/key-set-port';
import { fingerprint } from '../vault/mask';
import type { Clock } from './clock';

/**
 * Keeps what a trial says of a key: rejected since now, or taken again. In words that say something about the key alone:
 * a network that is down says nothing.
 */
export const keepRejection = async (
  { keySets, clock }: { keySets: Pick<KeySetRepository, 'recordRejection'>; clock: Clock },
  keySetId: string,
  secretKey: string,
  { result }: Verification
): Promise<void> => {
  if (result !== 'unknown_key' && result !== 'good') return;
  await keySets.recordRejection(keySetId, fingerprint(secretKey), result === 'unknown_key' ? clock() : null);
};
