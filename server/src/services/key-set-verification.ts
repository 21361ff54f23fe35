import type { KeySetView } from '../../../contracts/settings';
import type { Actor } from '../domain/actor';
import { CommerceError } from '../domain/errors';
import type { KeySet, StoredVerification } from '../domain/key-set';
import type { PaymentProvider } from '../providers/payment-provider';
import type { KeySetRepository } from '../repositories/key-set-port';
import type { InTransaction } from '../repositories/ports';
import type { AuditLog } from './audit/audit-port';
import type { Clock } from './clock';
import { keepRejection } from './key-rejection';
import { keySetChanged, type KeySetStore } from './key-set-store';
import { openSecret, type SecretPorts } from './open-secret';

export type KeySetVerificationPorts = SecretPorts & {
  keySets: KeySetRepository;
  inTransaction: InTransaction;
  provider: Pick<PaymentProvider, 'verify'>;
  audit: AuditLog;
  clock: Clock;
  store: KeySetStore;
  viewOf: (keySet: KeySet) => Promise<KeySetView>;
};

/** Asks the provider about the keys of a set, and keeps what it says. */
export const createKeySetVerification = (ports: KeySetVerificationPorts) => {
  const { keySets, inTransaction, provider, audit, clock, store, viewOf } = ports;

  const keep = (before: KeySet, used: string, verification: StoredVerification, by: Actor): Promise<boolean> =>
    inTransaction(async () => {
      const { keySetId, name, secrets } = before;
      const stored = secrets.primarySecretKey?.fingerprint ?? '';
      if (!(await keySets.recordVerification(keySetId, stored, verification))) return false;
      await keepRejection(ports, keySetId, used, verification);
      const { result, providerCode } = verification;
      // What the plugin finds by itself every day is worth an entry when it is new.
      if (by.kind === 'system' && result === before.verification?.result) return true;
      await audit.record({
        actor: by,
        action: 'key_set.verified',
        subject: { kind: 'key_set', id: keySetId, name },
        changes: { verification: { from: before.verification?.result ?? null, to: result } },
        details: { providerCode },
      });
      return true;
    });

  /** Looks after the previous key too. That it cannot be opened is no reason not to have tried the one in use. */
  const verifyPrevious = async ({ keySetId, secrets }: KeySet): Promise<void> => {
    const previous = secrets.secondarySecretKey;
    if (!previous) return;
    const place = { row: keySetId, field: 'secondarySecretKey' } as const;
    const secretKey = await openSecret(ports, previous, place).catch(() => null);
    if (secretKey !== null) await keepRejection(ports, keySetId, secretKey, await provider.verify({ secretKey }));
  };

  return {
    /**
     * Tries the secret key at the provider and keeps the answer; of a previous key, whether it is rejected. Not a change
     * of the set: its version stays.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_NOT_CONFIGURED`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`;
     * `KEY_SET_CHANGED` when the secret was replaced while the provider was asked
     */
    async verify(keySetId: string, by: Actor): Promise<KeySetView> {
      const before = await store.read(keySetId);
      const secret = before.secrets.primarySecretKey;
      if (!secret) throw new CommerceError('KEY_SET_NOT_CONFIGURED', 'This key set has no secret key', { keySetId });
      const secretKey = await openSecret(ports, secret, { row: keySetId, field: 'primarySecretKey' });
      const answer = await provider.verify({ secretKey });
      if (!(await keep(before, secretKey, { ...answer, verifiedAt: clock() }, by))) throw keySetChanged(keySetId);
      await verifyPrevious(before);
      return viewOf(await store.read(keySetId));
    },
  };
};
