import type { KeySetView, SecretView } from '../../../contracts/settings';
import type { KeySet, StoredSecret } from '../domain/key-set';

const iso = (epochMs: number): string => new Date(epochMs).toISOString();

const secretView = (secret: StoredSecret | null): SecretView =>
  secret
    ? {
        configured: true,
        reference: secret.reference,
        isMissing: secret.problem === 'REFERENCE_MISSING',
        problem: secret.problem ?? null,
        last4: secret.last4,
        fingerprint: secret.fingerprint,
        setAt: iso(secret.setAt),
        endsAt: secret.endsAt === null ? null : iso(secret.endsAt),
        rejectedAt: secret.rejectedAt === null ? null : iso(secret.rejectedAt),
      }
    : { configured: false };

/** A key set as the panel sees it: named field by field, so that nothing sealed slips through with a new one. */
export const keySetView = ({ secrets, verification, ...keySet }: KeySet, isUsed: boolean): KeySetView => ({
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
  previousSecretKey: secretView(secrets.secondarySecretKey),
  securityKey: secretView(secrets.primarySecurityKey),
  previousSecurityKey: secretView(secrets.secondarySecurityKey),
  isEnabled: keySet.isEnabled,
  isDefault: keySet.isDefault,
  managedBy: keySet.managedBy,
  isUsed,
  verification: verification && {
    result: verification.result,
    providerCode: verification.providerCode,
    verifiedAt: iso(verification.verifiedAt),
  },
  modifiedAt: iso(keySet.modifiedAt),
  modifiedBy: keySet.modifiedBy,
});
