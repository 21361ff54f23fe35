import type { StoredSecret } from '../domain/key-set';
import type { Credentials, KeyVerdict, KeyWatch } from '../providers/payment-provider';
import type { KeySetRepository } from '../repositories/key-set-port';
import { fingerprint } from '../vault/mask';
import type { Clock } from './clock';

/** A key that is used, and what was known of it when it was read. */
export type UsedKey = { stored: StoredSecret; value: string };

export type KeyWatchPorts = { keySets: Pick<KeySetRepository, 'recordRejection'>; clock: Clock };

/**
 * Keeps on the key set since when the provider rejects one of its keys, and forgets it when the key is taken again. The
 * database is asked only when something is new, outside of every transaction; matched by the fingerprint of what was
 * used, so that it never marks a key that came meanwhile.
 */
export const createKeyWatch = (
  { keySets, clock }: KeyWatchPorts,
  keySetId: string,
  used: { secretKey: UsedKey; otherSecretKey?: UsedKey | undefined },
  reread: () => Promise<Credentials>
): KeyWatch => ({
  async heard(key, verdict: KeyVerdict) {
    const usedKey = used[key];
    if (!usedKey || (verdict === 'rejected') === (usedKey.stored.rejectedAt !== null)) return;
    await keySets.recordRejection(keySetId, fingerprint(usedKey.value), verdict === 'rejected' ? clock() : null);
  },
  reread,
});
