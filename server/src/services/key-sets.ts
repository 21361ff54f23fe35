import { randomBytes } from 'node:crypto';
import type { Environment } from '../../../contracts/keys';
import type { KeySetInput, KeySetView } from '../../../contracts/settings';
import type { Actor } from '../domain/actor';
import { CommerceError } from '../domain/errors';
import type { KeySet } from '../domain/key-set';
import { requireGoodKeySet } from '../domain/key-set-rules';
import type { PaymentProvider } from '../providers/payment-provider';
import type { KeySetRepository } from '../repositories/key-set-port';
import type { InTransaction } from '../repositories/ports';
import type { Vault } from '../vault/vault';
import type { Clock } from './clock';
import { hashOfHookToken, newHookToken } from './hook-tokens';
import { draftOf, isSameToProvider, secretsAfter, settingsOf, withValues } from './key-set-changes';
import { createKeySetStore, keySetChanged } from './key-set-store';
import { createKeyUse } from './key-set-use';
import { keySetView } from './key-set-view';
import { openSecret, type ReadVariable } from './open-secret';

export type KeySetPorts = {
  keySets: KeySetRepository;
  inTransaction: InTransaction;
  vault: Vault;
  provider: Pick<PaymentProvider, 'verify'>;
  /** The environment in force. */
  environment: Environment;
  clock: Clock;
  /** Where secrets are that are kept outside (`env:NAME`). */
  readVariable: ReadVariable;
  /** The host's REST prefix. */
  apiPrefix?: string | undefined;
};

const NO_SECRETS: KeySet['secrets'] = {
  primarySecretKey: null,
  secondarySecretKey: null,
  primarySecurityKey: null,
  secondarySecurityKey: null,
};

const newKeySetId = (): string => `ks_${randomBytes(12).toString('hex')}`;

/**
 * Key sets for the panel: made, changed, tried. What comes out is a view that holds no secret. Which set is used for
 * what is in `key-set-use.ts`.
 */
export const createKeySets = (ports: KeySetPorts) => {
  const { keySets, vault, provider, clock } = ports;
  const store = createKeySetStore(ports);

  const newHook = async (keySetId: string): Promise<Pick<KeySet, 'hookTokenHash' | 'hookTokenSealed'>> => {
    const token = newHookToken();
    const hookTokenHash = hashOfHookToken(token);
    if (!hookTokenHash) throw new TypeError('A new hook token has the wrong form');
    return { hookTokenHash, hookTokenSealed: await vault.seal(token, { row: keySetId, field: 'hookTokenSealed' }) };
  };

  return {
    ...createKeyUse(ports, store.read),

    list: async (): Promise<KeySetView[]> => (await keySets.list()).map(keySetView),

    /** @throws CommerceError `KEY_SET_NOT_FOUND` */
    get: async (keySetId: string): Promise<KeySetView> => keySetView(await store.read(keySetId)),

    /**
     * Makes a set. As a default it takes the mark from the one that has it.
     *
     * @throws CommerceError as `requireGoodKeySet`; `VAULT_KEY_MISSING`
     */
    async create(input: KeySetInput, by: Actor): Promise<KeySetView> {
      const draft = draftOf(input);
      requireGoodKeySet(withValues(draft, ports.readVariable), null);
      const keySetId = newKeySetId();
      const now = clock();
      const made: KeySet = {
        ...settingsOf(draft),
        ...(await newHook(keySetId)),
        keySetId,
        provider: 'toss',
        secrets: await secretsAfter(ports, { keySetId, secrets: NO_SECRETS }, draft, now),
        verification: null,
        managedBy: 'panel',
        version: 1,
        modifiedBy: by.name,
        modifiedAt: now,
      };
      await store.insert(made);
      return keySetView(made);
    },

    /**
     * Changes a set. A secret that is empty, `null` or absent stays. Whatever the provider said of it is forgotten when
     * the secret, the client key, the environment or the kind is another.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_CHANGED`, `VAULT_KEY_MISSING`, and as `requireGoodKeySet`
     */
    async update(keySetId: string, input: KeySetInput, by: Actor): Promise<KeySetView> {
      const before = await store.read(keySetId);
      if (input.version !== undefined && input.version !== before.version) throw keySetChanged(keySetId);
      const draft = draftOf(input);
      requireGoodKeySet(withValues(draft, ports.readVariable), before);
      const changed = { ...before, ...settingsOf(draft), secrets: await secretsAfter(ports, before, draft, clock()) };
      const verification = isSameToProvider(before, changed) ? before.verification : null;
      return keySetView(await store.replace(before, { ...changed, verification }, by));
    },

    /**
     * Tries the secret at the provider and keeps the answer. Not a change of the set: its version stays.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`; `KEY_SET_CHANGED` when the
     * secret was replaced while the provider was asked
     */
    async verify(keySetId: string): Promise<KeySetView> {
      const { secrets } = await store.read(keySetId);
      const secret = secrets.primarySecretKey;
      if (!secret) throw new CommerceError('KEY_SET_NOT_CONFIGURED', 'This key set has no secret key', { keySetId });
      const secretKey = await openSecret(ports, secret, { row: keySetId, field: 'primarySecretKey' });
      const answer = await provider.verify({ secretKey });
      const kept = await keySets.recordVerification(keySetId, secret.fingerprint, { ...answer, verifiedAt: clock() });
      if (!kept) throw keySetChanged(keySetId);
      return keySetView(await store.read(keySetId));
    },

    /** @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_CHANGED`; `INVALID_REQUEST` for a set that is switched off */
    async setDefault(keySetId: string, by: Actor): Promise<KeySetView> {
      const before = await store.read(keySetId);
      if (before.isDefault) return keySetView(before);
      if (!before.isEnabled) {
        throw new CommerceError('INVALID_REQUEST', 'A key set that is switched off cannot become the default', {
          keySetId,
        });
      }
      return keySetView(await store.replace(before, { ...before, isDefault: true }, by));
    },

    /**
     * Switches a set on or off. Off stops new orders only: payments under way are finished and refunded with it.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_CHANGED`
     */
    async setEnabled(keySetId: string, isEnabled: boolean, by: Actor): Promise<KeySetView> {
      const before = await store.read(keySetId);
      if (before.isEnabled === isEnabled) return keySetView(before);
      return keySetView(await store.replace(before, { ...before, isEnabled }, by));
    },
  };
};

export type KeySets = ReturnType<typeof createKeySets>;
