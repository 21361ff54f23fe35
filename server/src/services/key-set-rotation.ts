import type { KeySetView, PromoteInput, RetireInput, RotatedSecret, RotateInput } from '../../../contracts/settings';
import type { Actor } from '../domain/actor';
import { CommerceError } from '../domain/errors';
import type { KeySet, StoredVerification } from '../domain/key-set';
import {
  afterPromotion,
  afterRetirement,
  afterRotation,
  requireGoodKey,
  requireNewKey,
  SLOTS_OF,
  type SecretPair,
} from '../domain/rotation';
import type { KeySetRepository } from '../repositories/key-set-port';
import { fingerprint } from '../vault/mask';
import type { Vault } from '../vault/vault';
import { keepRejection } from './key-rejection';
import type { Deed } from './key-set-audit';
import { pairOf, pairThatOpens, withPair } from './key-set-slots';
import { keySetChanged, type KeySetStore } from './key-set-store';
import { createKeyTrial, type KeyTrialPorts } from './key-trial';
import { requireOwnSecrets } from './managed-key-set';
import { openSecret, storedSecretOf, valueOfTyped } from './open-secret';

export type RotationPorts = KeyTrialPorts & {
  keySets: Pick<KeySetRepository, 'recordRejection'>;
  store: KeySetStore;
  vault: Vault;
  viewOf: (keySet: KeySet) => Promise<KeySetView>;
};

/** Absent stays absent, and `null` `null`: they mean different things. */
const epochMs = <Absent extends null | undefined>(iso: string | Absent): number | Absent =>
  typeof iso === 'string' ? Date.parse(iso) : iso;

/**
 * Rotation without a gap: the new key into use with the old one beside it, back again, and the old one away. Payments
 * under way can finish at every moment: a key is tried at the provider before it is relied on, both slots are used by
 * every call, and the one that works is never removed while the other is rejected.
 */
export const createKeySetRotation = (ports: RotationPorts) => {
  const { store, vault, readVariable, provider, clock, viewOf } = ports;
  const trial = createKeyTrial(ports);

  const readAt = async (keySetId: string, version: number): Promise<KeySet> => {
    const before = await store.read(keySetId);
    if (before.version !== version) throw keySetChanged(keySetId);
    return before;
  };

  /** Writes the pair, every secret sealed for the place that it has now. */
  const replacePair = async (
    before: KeySet,
    which: RotatedSecret,
    pair: SecretPair,
    more: { verification?: StoredVerification | undefined; deed: Deed }
  ): Promise<KeySetView> => {
    const secrets = await withPair(vault, before, which, pair);
    const { verification = before.verification, deed } = more;
    return viewOf(await store.replace(before, { ...before, secrets, verification }, deed));
  };

  /** What the provider says of the key in use, kept before the one beside it goes: nobody may have noticed yet. */
  const tryKeyInUse = async ({ keySetId, secrets }: KeySet): Promise<void> => {
    if (!secrets.primarySecretKey) return;
    const place = { row: keySetId, field: 'primarySecretKey' } as const;
    const secretKey = await openSecret(ports, secrets.primarySecretKey, place);
    await keepRejection(ports, keySetId, secretKey, await provider.verify({ secretKey }));
  };

  return {
    /**
     * Takes a new key into use and keeps the old one beside it until its end, by default for 7 days. A secret key is
     * tried at the provider first; a security key cannot be tried, only its form is looked at. Two keys coexist at most:
     * while a previous one still lives it must be said that the oldest is dropped (`replacesPrevious`). An old key that
     * no longer opens (the vault's key is lost) is dropped as well, and may be entered again.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_CHANGED`, `KEY_SET_MANAGED`, `KEY_NOT_ACCEPTED` (nothing was
     * changed), `ILLEGAL_TRANSITION`, `VAULT_KEY_MISSING`, and as `requireGoodKey` and `requireNewKey`
     */
    async rotate(keySetId: string, wish: RotateInput, by: Actor): Promise<KeySetView> {
      const { which, key } = wish;
      const before = await readAt(keySetId, wish.version);
      requireOwnSecrets(before);
      const value = valueOfTyped(key, readVariable);
      requireGoodKey(which, value, before);
      const pair = await pairThatOpens(vault, before, which);
      requireNewKey(pair, fingerprint(value));
      const next = async (): Promise<SecretPair> => {
        const place = { row: keySetId, field: SLOTS_OF[which].primary };
        return afterRotation(pair, await storedSecretOf(ports, key, place, clock()), {
          previousEndsAt: epochMs(wish.previousEndsAt),
          replacesPrevious: wish.replacesPrevious ?? false,
          now: clock(),
        });
      };
      // Refused before the provider is asked, and again with the time that has passed since.
      await next();
      const verification = which === 'secret' ? await trial.requireAccepted(before, value) : undefined;
      return replacePair(before, which, await next(), {
        verification,
        deed: { by, action: 'key_set.rotated', details: { which } },
      });
    },

    /**
     * Takes the previous key back into use; the newer one stays beside it, and each keeps its own end.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_CHANGED`, `KEY_SET_MANAGED`, `ILLEGAL_TRANSITION` (none is
     * there, or it has ended),
     * `KEY_NOT_ACCEPTED` (nothing was changed), `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`
     */
    async promote(keySetId: string, { which, version }: PromoteInput, by: Actor): Promise<KeySetView> {
      const before = await readAt(keySetId, version);
      requireOwnSecrets(before);
      const pair = afterPromotion(pairOf(before, which), clock());
      const promoted = pair.primary;
      if (!promoted) throw new CommerceError('ILLEGAL_TRANSITION', 'There is no previous key', { keySetId });
      const place = { row: keySetId, field: SLOTS_OF[which].secondary };
      const verification =
        which === 'secret' ? await trial.requireAccepted(before, await openSecret(ports, promoted, place)) : undefined;
      const good = which === 'secret' ? { ...pair, primary: { ...promoted, rejectedAt: null } } : pair;
      const deed: Deed = { by, action: 'key_set.promoted_back', details: { which } };
      return replacePair(before, which, good, { verification, deed });
    },

    /**
     * Removes the previous key, now or at a time. Whatever still asks with it fails from then on; nothing of ours does: of
     * a secret key the one in use is tried first. When the provider cannot be asked, it is removed as one is told.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_CHANGED`, `KEY_SET_MANAGED`, `ILLEGAL_TRANSITION` when there is
     * none, or when it is the only one that the provider takes; `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`,
     * `KEY_SET_NOT_CONFIGURED` when the key in use cannot be read: the previous one is what payments go on with
     */
    async retire(keySetId: string, { which, at, version }: RetireInput, by: Actor): Promise<KeySetView> {
      const read = await readAt(keySetId, version);
      requireOwnSecrets(read);
      const next = (keySet: KeySet): SecretPair => afterRetirement(pairOf(keySet, which), epochMs(at ?? null), clock());
      const isTried = which === 'secret' && next(read).secondary === null;
      if (isTried) await tryKeyInUse(read);
      const before = isTried ? await readAt(keySetId, version) : read;
      const pair = next(before);
      return replacePair(before, which, pair, {
        deed: { by, action: 'key_set.retired', details: { which, at: pair.secondary ? (at ?? null) : null } },
      });
    },
  };
};
