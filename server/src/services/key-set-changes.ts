import type { KeySetInput } from '../../../contracts/settings';
import type { KeySet, KeySetSettings, SecretSlot } from '../domain/key-set';
import type { KeySetDraft } from '../domain/key-set-rules';
import type { Vault } from '../vault/vault';
import { storedSecretOf, valueOfTyped, type ReadVariable } from './open-secret';

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

/** The draft with the values that its references lead to: what the rules look at. Never stored, never shown. */
export const withValues = (draft: KeySetDraft, readVariable: ReadVariable): KeySetDraft => ({
  ...draft,
  secretKey: draft.secretKey && valueOfTyped(draft.secretKey, readVariable),
  securityKey: draft.securityKey && valueOfTyped(draft.securityKey, readVariable),
});

/**
 * The secrets after a change: a new one takes the primary slot, one that was not sent stays.
 *
 * @throws CommerceError `VAULT_KEY_MISSING`, `REFERENCE_MISSING`
 */
export const secretsAfter = async (
  ports: { vault: Vault; readVariable: ReadVariable },
  { keySetId, secrets }: Pick<KeySet, 'keySetId' | 'secrets'>,
  { secretKey, securityKey }: KeySetDraft,
  now: number
): Promise<KeySet['secrets']> => {
  const stored = async (slot: SecretSlot, typed: string | null): Promise<Partial<KeySet['secrets']>> =>
    typed === null ? {} : { [slot]: await storedSecretOf(ports, typed, { row: keySetId, field: slot }, now) };
  return {
    ...secrets,
    ...(await stored('primarySecretKey', secretKey)),
    ...(await stored('primarySecurityKey', securityKey)),
  };
};

/** Does what the provider said about `before` still hold for `after`? */
export const isSameToProvider = (before: KeySet, after: KeySet): boolean =>
  before.environment === after.environment &&
  before.kind === after.kind &&
  before.clientKey === after.clientKey &&
  before.secrets.primarySecretKey?.sealed === after.secrets.primarySecretKey?.sealed &&
  before.secrets.primarySecretKey?.fingerprint === after.secrets.primarySecretKey?.fingerprint;
