import type { KeySetInput } from '../../contracts/settings';
import type { Actor } from '../../server/src/domain/actor';
import type { Credentials, Verification } from '../../server/src/providers/payment-provider';
import type { NewAuditEntry } from '../../server/src/services/audit/audit-port';
import { createKeySets, type KeySetPorts } from '../../server/src/services/key-sets';
import { createVault } from '../../server/src/vault/vault';
import { createMemoryKeySets } from './memory-key-sets';

export const VAULT_KEY = 'newest-key-of-the-tests-0123456789abcdef';
export const SECRET = 'test_sk_PLANTED00000000000000Aa1Z';
export const OTHER_SECRET = 'test_sk_PLANTED11111111111111Bb2Y';
export const SECURITY_KEY = 'abcdef0123456789'.repeat(4);
export const NOW = Date.UTC(2026, 8, 1, 3, 4, 5);

export const apiSet: KeySetInput = {
  name: 'API',
  environment: 'test',
  kind: 'api',
  clientKey: 'test_ck_D5GePWvyJnrK0W0k6q8g',
  secretKey: SECRET,
  isEnabled: true,
  isDefault: true,
};
export const widgetSet: KeySetInput = {
  ...apiSet,
  name: 'Widget',
  kind: 'widget',
  clientKey: 'test_gck_docs_Ovk5rk1EwkEb',
  secretKey: 'test_gsk_PLANTED2222222222222Cc3X',
};
export const liveSet: KeySetInput = {
  ...apiSet,
  environment: 'live',
  clientKey: 'live_ck_D5GePWvyJnrK0',
  secretKey: 'live_sk_PLANTED33333333333333Dd4W',
};

/** Somebody in the panel. */
export const person = (name: string): Actor => ({ kind: 'admin_user', id: '1', name });

export const GOOD: Verification = { result: 'good', providerCode: 'NOT_FOUND_PAYMENT' };

/** The key-set service over memory, a vault of its own and a provider that calls every key good. `asked` is what it was asked with, `entries` what was written down. */
export const setUpKeySets = (changes: Partial<KeySetPorts> = {}) => {
  const memory = createMemoryKeySets();
  const asked: Credentials[] = [];
  const entries: NewAuditEntry[] = [];
  const vault = createVault({ keys: [VAULT_KEY] });
  const verify = (credentials: Credentials) => {
    asked.push(credentials);
    return Promise.resolve(GOOD);
  };
  const ports: KeySetPorts = {
    ...memory,
    vault,
    provider: { verify, read: () => Promise.reject(new Error('Nothing is to be read here')) },
    audit: { record: async (entry) => void entries.push(entry) },
    environment: 'test',
    clock: () => NOW,
    readVariable: () => undefined,
    ...changes,
  };
  return { ...memory, asked, entries, ports, service: createKeySets(ports) };
};
