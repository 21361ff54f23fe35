import { DAY_MS, type HealthFacts } from '../../server/src/domain/health';
import type { KeySet, StoredSecret } from '../../server/src/domain/key-set';

/** The moment at which all is well. */
export const NOW = Date.UTC(2026, 10, 21, 12);

export const secretOf = (changes: Partial<StoredSecret> = {}): StoredSecret => ({
  ...{ sealed: 'sealed', reference: null, last4: '4f2a', fingerprint: '0123456789ab' },
  ...{ setAt: NOW - 30 * DAY_MS, endsAt: null, rejectedAt: null },
  ...changes,
});

/** A live key set that works: verified this morning, its secret taken. */
export const keySetOf = ({ secrets, ...changes }: Partial<KeySet> = {}): KeySet => ({
  ...{ keySetId: 'ks_1', provider: 'toss', name: '본점', description: null, environment: 'live', kind: 'widget' },
  ...{ mid: null, clientKey: 'live_gck_1', isEnabled: true, isDefault: true },
  secrets: {
    primarySecretKey: secretOf(),
    secondarySecretKey: null,
    primarySecurityKey: null,
    secondarySecurityKey: null,
    ...secrets,
  },
  ...{ hookTokenHash: 'hash', hookTokenSealed: 'sealed', managedBy: 'panel' },
  verification: { result: 'good', providerCode: null, verifiedAt: NOW - DAY_MS / 2 },
  ...{ version: 1, modifiedBy: null, modifiedAt: 1 },
  ...changes,
});

/** A live shop on its server of which nothing bad is known. */
export const factsOf = (changes: Partial<HealthFacts> = {}): HealthFacts => ({
  now: NOW,
  environment: 'live',
  isProduction: true,
  vault: [],
  keySets: [keySetOf()],
  hasForeignOrders: false,
  webhooks: [],
  waiting: { payments: 0, refunds: 0, webhooks: 0, events: 0, oldestAt: null },
  endpoints: [],
  dueSince: null,
  ...changes,
});
