import { randomBytes } from 'node:crypto';
import type { Environment } from '../../../contracts/keys';
import type { KeySetInput, KeySetView, WebhookAddressView } from '../../../contracts/settings';
import type { Actor } from '../domain/actor';
import { CommerceError } from '../domain/errors';
import type { KeySet } from '../domain/key-set';
import { requireGoodKeySet } from '../domain/key-set-rules';
import { fixedChanges, keySetInUse } from '../domain/used-key-set';
import type { PaymentProvider } from '../providers/payment-provider';
import type { KeySetRepository } from '../repositories/key-set-port';
import type { InTransaction } from '../repositories/ports';
import type { Vault } from '../vault/vault';
import type { AuditLog } from './audit/audit-port';
import type { Clock } from './clock';
import { sealedHook } from './hook-tokens';
import { draftOf, isSameToProvider, secretsAfter, settingsOf, withValues } from './key-set-changes';
import { requireOwnName } from './key-set-names';
import { createKeySetRetirement } from './key-set-retirement';
import { createKeySetRotation } from './key-set-rotation';
import { createKeySetStore, despiteChanges, isUnchanged, keySetChanged } from './key-set-store';
import { createKeyUse } from './key-set-use';
import { requireOwnChange } from './managed-key-set';
import { createKeySetVerification } from './key-set-verification';
import { keySetView } from './key-set-view';
import type { ReadVariable } from './open-secret';

export type KeySetPorts = {
  keySets: KeySetRepository;
  inTransaction: InTransaction;
  vault: Vault;
  provider: Pick<PaymentProvider, 'verify' | 'read'>;
  audit: AuditLog;
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
 * Key sets for the panel: made, changed, tried, rotated. What comes out is a view that holds no secret. Which set is
 * used for what is in `key-set-use.ts`, rotation in `key-set-rotation.ts`.
 */
export const createKeySets = (ports: KeySetPorts) => {
  const { keySets, vault, audit, clock } = ports;
  const store = createKeySetStore(ports);
  const use = createKeyUse(ports, store.read);
  const viewOf = async (keySet: KeySet): Promise<KeySetView> =>
    keySetView(keySet, await keySets.isUsed(keySet.keySetId));
  const parts = { ...ports, store, viewOf };

  const switchOnce = async (keySetId: string, isEnabled: boolean, by: Actor): Promise<KeySet> => {
    const before = await store.read(keySetId);
    if (before.isEnabled === isEnabled) return before;
    const after = { ...before, isEnabled };
    const action = isEnabled ? 'key_set.enabled' : 'key_set.disabled';
    return store.replace(before, after, { by, action }, () => requireOwnName(keySets, before, after));
  };

  return {
    ...use,
    ...createKeySetVerification(parts),
    ...createKeySetRotation(parts),
    ...createKeySetRetirement(parts),

    list: async (): Promise<KeySetView[]> => Promise.all((await keySets.list()).map(viewOf)),

    /** @throws CommerceError `KEY_SET_NOT_FOUND` */
    get: async (keySetId: string): Promise<KeySetView> => viewOf(await store.read(keySetId)),

    /**
     * Makes a set. As a default it takes the mark from the one that has it.
     *
     * @throws CommerceError as `requireGoodKeySet`; `KEY_SET_NAME_TAKEN`, `VAULT_KEY_MISSING`
     */
    async create(input: KeySetInput, by: Actor): Promise<KeySetView> {
      const draft = draftOf(input);
      requireGoodKeySet(withValues(draft, ports.readVariable), null);
      const keySetId = newKeySetId();
      const now = clock();
      const made: KeySet = {
        ...settingsOf(draft),
        ...(await sealedHook(vault, keySetId)),
        keySetId,
        provider: 'toss',
        secrets: await secretsAfter(ports, { keySetId, secrets: NO_SECRETS }, draft, now),
        verification: null,
        managedBy: 'panel',
        version: 1,
        modifiedBy: by.name,
        modifiedAt: now,
      };
      await store.insert(made, { by, action: 'key_set.created' }, () => requireOwnName(keySets, null, made));
      return viewOf(made);
    },

    /**
     * Changes a set; saved as it is, nothing happens. A secret that is empty, `null` or absent stays. Whatever the provider
     * said of it is forgotten when the secret, the client key, the environment or the kind is another. All of these stay
     * once orders were made with it: keys rotate then.
     *
     * Of a set that config declares only what config leaves open: on or off, default or not.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_CHANGED`, `KEY_SET_IN_USE`, `KEY_SET_MANAGED`,
     * `KEY_SET_NAME_TAKEN`, `VAULT_KEY_MISSING`, and as `requireGoodKeySet`
     */
    async update(keySetId: string, input: KeySetInput, by: Actor): Promise<KeySetView> {
      const before = await store.read(keySetId);
      if (input.version !== undefined && input.version !== before.version) throw keySetChanged(keySetId);
      const draft = draftOf(input);
      requireOwnChange(before, draft);
      const fixed = fixedChanges(before, draft);
      const requireUnused = async (): Promise<void> => {
        if (fixed.length > 0 && (await keySets.isUsed(keySetId))) throw keySetInUse(keySetId, fixed);
      };
      await requireUnused();
      requireGoodKeySet(withValues(draft, ports.readVariable), before);
      const changed = { ...before, ...settingsOf(draft), secrets: await secretsAfter(ports, before, draft, clock()) };
      if (isUnchanged(before, changed)) return viewOf(before);
      const verification = isSameToProvider(before, changed) ? before.verification : null;
      const deed = { by, action: 'key_set.updated' } as const;
      const check = async (): Promise<void> => {
        await requireUnused();
        await requireOwnName(keySets, before, changed);
      };
      return viewOf(await store.replace(before, { ...changed, verification }, deed, check));
    },

    /** @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_CHANGED`; `INVALID_REQUEST` for a set that is switched off */
    async setDefault(keySetId: string, by: Actor): Promise<KeySetView> {
      const before = await store.read(keySetId);
      if (before.isDefault) return viewOf(before);
      if (!before.isEnabled) {
        throw new CommerceError('INVALID_REQUEST', 'A key set that is switched off cannot become the default', {
          keySetId,
        });
      }
      const deed = { by, action: 'key_set.made_default' } as const;
      return viewOf(await store.replace(before, { ...before, isDefault: true }, deed));
    },

    /**
     * Switches a set on or off, at once and in every process: nobody keeps a copy. Off is the emergency stop. It stops
     * new orders only: payments under way are finished and refunded with it. It is no word on the rest of the set, so a
     * change that somebody else makes just then does not stop it.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_CHANGED`, `KEY_SET_NAME_TAKEN`
     */
    async setEnabled(keySetId: string, isEnabled: boolean, by: Actor): Promise<KeySetView> {
      return viewOf(await despiteChanges(() => switchOnce(keySetId, isEnabled, by)));
    },

    /**
     * Gives a set another webhook address. The old one stops at once: what the provider sends there is not found, and
     * it tries again for some days, so register the new one right away.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_CHANGED`, `VAULT_KEY_MISSING`
     */
    async replaceWebhookAddress(keySetId: string, by: Actor): Promise<KeySetView> {
      const before = await store.read(keySetId);
      const deed = { by, action: 'key_set.webhook_address_replaced' } as const;
      return viewOf(await store.replace(before, { ...before, ...(await sealedHook(vault, keySetId)) }, deed));
    },

    /**
     * The webhook addresses for somebody who looks at them, which is written down.
     *
     * @throws CommerceError `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`
     */
    async showWebhookAddresses(by: Actor): Promise<WebhookAddressView[]> {
      const addresses = await use.webhookAddresses();
      const subject = { kind: 'key_set', id: null } as const;
      await audit.record({
        ...{ actor: by, action: 'key_set.webhook_addresses_shown', subject },
        details: { keySets: addresses.map(({ name }) => name).join(', ') },
      });
      return addresses;
    },
  };
};

export type KeySets = ReturnType<typeof createKeySets>;
