import type { KeySetView, SecretView } from '../../../contracts/settings';
import type { KeySet, StoredSecret } from '../domain/key-set';

const iso = (epochMs: number): string => new Date(epochMs).toISOString();

const secretView = (secret: StoredSecret | null): SecretView =>
  secret
    ? { configured: true, last4: secret.last4, fingerprint: secret.fingerprint, setAt: iso(secret.setAt) }
    : { configured: false };

/** A key set as the panel sees it: named field by field, so that nothing sealed slips through with a new one. */
export const keySetView = ({ secrets, verification, ...keySet }: KeySet): KeySetView => ({
  id: keySet.keySetId,
  version: keySet.version,
  name: keySet.name,
  description: keySet.description,
  provider: keySet.provider,
  environment: keySet.environment,
  kind: keySet.kind,
  mid: keySet.mid,
  clientKey: keySet.clientKey,
  secretKey: secretView(secrets.primarySecretKey),
  securityKey: secretView(secrets.primarySecurityKey),
  isEnabled: keySet.isEnabled,
  isDefault: keySet.isDefault,
  verification: verification && {
    result: verification.result,
    providerCode: verification.providerCode,
    verifiedAt: iso(verification.verifiedAt),
  },
  modifiedAt: iso(keySet.modifiedAt),
  modifiedBy: keySet.modifiedBy,
});
