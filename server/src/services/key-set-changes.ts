import type { KeySetInput } from '../../../contracts/settings';
import type { KeySet, KeySetSettings, SecretSlot, StoredSecret } from '../domain/key-set';
import type { KeySetDraft } from '../domain/key-set-rules';
import { fingerprint, last4 } from '../vault/mask';
import type { Vault } from '../vault/vault';

const trimmed = (text: string | null | undefined): string | null => text?.trim() || null;

/** What was sent, without the ways to say "nothing": an emptied field is `null`, `''` or absent. */
export const draftOf = (input: KeySetInput): KeySetDraft => ({
  name: input.name.trim(),
  description: trimmed(input.description),
  environment: input.environment,
  kind: input.kind,
  mid: trimmed(input.mid),
  clientKey: input.clientKey,
  secretKey: input.secretKey || null,
  securityKey: input.securityKey || null,
  isEnabled: input.isEnabled,
  isDefault: input.isDefault,
});

export const settingsOf = ({
  secretKey: _secretKey,
  securityKey: _securityKey,
  ...settings
}: KeySetDraft): KeySetSettings => settings;

/** Seals one secret for its slot of its set. */
const sealInto = async (
  vault: Vault,
  keySetId: string,
  slot: SecretSlot,
  secret: string,
  now: number
): Promise<StoredSecret> => ({
  sealed: await vault.seal(secret, { row: keySetId, field: slot }),
  reference: null,
  last4: last4(secret),
  fingerprint: fingerprint(secret),
  setAt: now,
  endsAt: null,
  rejectedAt: null,
});

/**
 * The secrets after a change: a new one takes the primary slot, one that was not sent stays.
 *
 * @throws CommerceError `VAULT_KEY_MISSING`
 */
export const secretsAfter = async (
  vault: Vault,
  { keySetId, secrets }: Pick<KeySet, 'keySetId' | 'secrets'>,
  { secretKey, securityKey }: KeySetDraft,
  now: number
): Promise<KeySet['secrets']> => ({
  ...secrets,
  ...(secretKey === null
    ? {}
    : { primarySecretKey: await sealInto(vault, keySetId, 'primarySecretKey', secretKey, now) }),
  ...(securityKey === null
    ? {}
    : { primarySecurityKey: await sealInto(vault, keySetId, 'primarySecurityKey', securityKey, now) }),
});

/** Does what the provider said about `before` still hold for `after`? */
export const isSameToProvider = (before: KeySet, after: KeySet): boolean =>
  before.environment === after.environment &&
  before.kind === after.kind &&
  before.clientKey === after.clientKey &&
  before.secrets.primarySecretKey?.sealed === after.secrets.primarySecretKey?.sealed;
