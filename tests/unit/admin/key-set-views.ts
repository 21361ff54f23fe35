import type { KeptSecret } from '../../../admin/src/pages/key-sets/secrets/slots';
import type { KeySetView } from '../../../contracts/settings';

/** A secret as the panel sees it; the last four tell two apart. */
export const keptSecret = (last4: string, more: Partial<KeptSecret> = {}): KeptSecret => ({
  configured: true,
  reference: null,
  isMissing: false,
  problem: null,
  last4,
  fingerprint: `f-${last4}`,
  setAt: '2026-01-01T00:00:00.000Z',
  endsAt: null,
  rejectedAt: null,
  ...more,
});

export const keySetView = (more: Partial<KeySetView> = {}): KeySetView => ({
  id: 'ks_1',
  version: 1,
  name: 'Widget',
  description: null,
  provider: 'toss',
  environment: 'test',
  kind: 'widget',
  mid: null,
  clientKey: 'test_gck_abc',
  secretKey: keptSecret('new1', { setAt: '2026-02-01T00:00:00.000Z' }),
  previousSecretKey: { configured: false },
  securityKey: { configured: false },
  previousSecurityKey: { configured: false },
  isEnabled: true,
  isDefault: true,
  managedBy: 'panel',
  isUsed: false,
  verification: null,
  modifiedAt: '2026-01-01T00:00:00.000Z',
  modifiedBy: null,
  ...more,
});
