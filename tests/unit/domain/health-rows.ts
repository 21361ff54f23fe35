import type { HealthCode } from '../../../contracts/health';
import { DAY_MS, HOUR_MS, type HealthFacts } from '../../../server/src/domain/health';
import type { KeySet, StoredSecret } from '../../../server/src/domain/key-set';
import { factsOf, keySetOf, NOW, secretOf } from '../../support/health-values';

export type Change = Partial<HealthFacts>;
/** Facts in which the finding is there, and facts that are just not enough for it. */
type Row = { code: HealthCode; wrong: Change[]; right: Change[]; since?: number | null };

export const sets = (...changes: Partial<KeySet>[]): Change => ({ keySets: changes.map(keySetOf) });
const primary = (changes: Partial<StoredSecret>) => ({ primarySecretKey: secretOf(changes) }) as KeySet['secrets'];
export const previous = (changes: Partial<StoredSecret>, slot = 'secondarySecretKey') =>
  ({ [slot]: secretOf({ last4: '9d0e', ...changes }) }) as KeySet['secrets'];
export const verified = (result: string, verifiedAt = NOW - 1) =>
  ({ verification: { result, providerCode: null, verifiedAt } }) as Partial<KeySet>;
const webhook = (lastDeliveryAt: number | null, firstUnheardAt: number | null): Change => ({
  webhooks: [{ keySet: { keySetId: 'ks_1', name: '본점' }, lastDeliveryAt, firstUnheardAt }],
});
export const waiting = (changes: Partial<HealthFacts['waiting']>): Change => ({
  waiting: { ...factsOf().waiting, ...changes },
});
export const endpoint = (changes: Partial<HealthFacts['endpoints'][number]>): Change => ({
  endpoints: [
    {
      ...{ endpointId: 'ep_1', url: 'https://erp.example.com/hooks/s3cr3t' },
      ...{ isEnabled: true, failingSince: null, disabledReason: null },
      ...changes,
    },
  ],
});
const testSet = { keySetId: 'ks_t', environment: 'test' } as const;

export const ROWS: Row[] = [
  {
    code: 'NO_KEY_SET',
    wrong: [sets(), sets({ isDefault: false }), sets({ isEnabled: false })],
    right: [sets({ kind: 'api' }), sets({}, { keySetId: 'ks_2', isEnabled: false })],
  },
  {
    code: 'KEYS_OF_OTHER_ENVIRONMENT',
    wrong: [sets(testSet), sets(testSet, { isEnabled: false })],
    right: [sets({}, testSet), sets({ ...testSet, isDefault: false })],
  },
  {
    code: 'KEY_REJECTED',
    since: NOW - 5,
    wrong: [
      sets({ secrets: primary({ rejectedAt: NOW - 5 }) }),
      // Verified before that, when it was still good.
      sets({ secrets: primary({ rejectedAt: NOW - 5 }), ...verified('good', NOW - HOUR_MS) }),
      sets({ secrets: primary({ rejectedAt: NOW - 5 }), ...verified('unknown_key') }),
      ...['unknown_key', 'other_set', 'colon_missing'].map((result) => sets(verified(result, NOW - 5))),
    ],
    right: [
      sets({ secrets: primary({ rejectedAt: NOW - 5 }), ...verified('good') }),
      sets(verified('no_network')),
      sets({}, { ...testSet, ...verified('unknown_key') }),
      sets({}, { keySetId: 'ks_2', isEnabled: false, isDefault: false, ...verified('unknown_key') }),
    ],
  },
  {
    code: 'ADDRESS_BLOCKED',
    since: NOW - 5,
    wrong: [sets(verified('address_blocked', NOW - 5))],
    right: [sets({ ...verified('address_blocked'), isEnabled: false }), sets(verified('good'))],
  },
  {
    code: 'REFERENCE_MISSING',
    wrong: [sets({ secrets: primary({ reference: 'env:TOSS', problem: 'REFERENCE_MISSING' }) })],
    right: [sets({ secrets: primary({ reference: 'env:TOSS' }) })],
  },
  {
    code: 'REFERENCE_UNUSABLE',
    wrong: [sets({ secrets: primary({ reference: 'env:TOSS', problem: 'INVALID_API_KEY' }) })],
    right: [sets({ secrets: primary({ reference: 'env:TOSS' }) })],
  },
  {
    code: 'VAULT_KEY_MISSING',
    wrong: [{ vault: [{ code: 'VAULT_KEY_MISSING', problem: 'There is none.', values: 3 }] }],
    right: [{}],
  },
  {
    code: 'VAULT_KEY_UNKNOWN',
    wrong: [{ vault: [{ code: 'VAULT_KEY_UNKNOWN', kid: 'abc', values: 3, tables: { commerce_key_sets: 3 } }] }],
    right: [{}],
  },
  {
    code: 'OTHER_INSTALLATION',
    wrong: [
      {
        vault: [
          {
            code: 'OTHER_INSTALLATION',
            installation: {
              id: 'in_1',
              environment: 'live',
              markedAt: '2026-11-01T00:00:00.000Z',
              differs: ['settings'],
            },
          },
        ],
      },
    ],
    right: [{}],
  },
  {
    code: 'LIVE_OUTSIDE_PRODUCTION',
    wrong: [{ isProduction: false }],
    right: [{}, { isProduction: false, environment: 'test', ...sets(testSet) }],
  },
  {
    code: 'LIVE_KEYS_OUTSIDE_PRODUCTION',
    wrong: [{ isProduction: false, environment: 'test', ...sets({}, testSet) }],
    right: [
      { environment: 'test', ...sets({}, testSet) },
      { isProduction: false, environment: 'test', ...sets({ isEnabled: false }, testSet) },
    ],
  },
  {
    code: 'LIVE_ORDERS_IN_TEST',
    wrong: [{ hasForeignOrders: true, environment: 'test', ...sets(testSet) }],
    right: [{ hasForeignOrders: true }, { environment: 'test', ...sets(testSet) }],
  },
  { code: 'TEST_ORDERS_IN_LIVE', wrong: [{ hasForeignOrders: true }], right: [{}] },
  {
    code: 'PAYMENTS_WAIT',
    since: NOW - 7,
    wrong: [waiting({ payments: 2, oldestAt: NOW - 7 }), waiting({ refunds: 1, oldestAt: NOW - 7 })],
    right: [waiting({ webhooks: 1, events: 1 })],
  },
  {
    code: 'DELIVERIES_WAIT',
    wrong: [waiting({ webhooks: 1 }), waiting({ events: 1 })],
    right: [waiting({ payments: 2, oldestAt: 1 })],
  },
  {
    code: 'WORK_OVERDUE',
    since: NOW - HOUR_MS / 6,
    wrong: [{ dueSince: NOW - HOUR_MS / 6 }],
    right: [{ dueSince: NOW - HOUR_MS / 6 + 1 }, { dueSince: NOW + 1 }],
  },
  {
    code: 'PREVIOUS_KEY_ENDING',
    since: NOW,
    wrong: [
      sets({ secrets: previous({ endsAt: NOW + 2 * DAY_MS }) }),
      sets({ secrets: previous({ endsAt: NOW + 2 * DAY_MS }, 'secondarySecurityKey') }),
    ],
    right: [
      sets({ secrets: previous({ endsAt: NOW + 2 * DAY_MS + 1 }) }),
      sets({ secrets: previous({ endsAt: null }) }),
      sets({ secrets: previous({ endsAt: NOW }) }),
    ],
  },
  {
    code: 'PREVIOUS_KEY_ENDED',
    since: NOW - 3,
    wrong: [sets({ secrets: previous({ endsAt: NOW - 3 }) }), sets({ secrets: previous({ rejectedAt: NOW - 3 }) })],
    right: [sets({ secrets: previous({ endsAt: NOW + 1 }) })],
  },
  {
    code: 'KEY_NOT_VERIFIED',
    wrong: [sets({ verification: null })],
    right: [
      sets({}, { ...testSet, verification: null }),
      sets({ verification: null, secrets: primary({ reference: 'env:TOSS', problem: 'REFERENCE_MISSING' }) }),
    ],
  },
  {
    code: 'PROVIDER_NOT_REACHED',
    since: NOW - 5,
    wrong: ['no_network', 'provider_down', 'unexpected'].map((result) => sets(verified(result, NOW - 5))),
    right: [sets(verified('good'))],
  },
  {
    code: 'VERIFICATION_OLD',
    since: NOW - 3 * DAY_MS - 1,
    wrong: [sets(verified('good', NOW - 3 * DAY_MS - 1))],
    right: [sets(verified('good', NOW - 3 * DAY_MS))],
  },
  {
    code: 'IDLE_KEY_UNUSABLE',
    wrong: [
      sets({}, { ...testSet, ...verified('unknown_key') }),
      sets({}, { ...testSet, secrets: primary({ reference: 'env:TOSS', problem: 'REFERENCE_MISSING' }) }),
      sets({}, { keySetId: 'ks_2', isEnabled: false, secrets: primary({ rejectedAt: NOW }) }),
    ],
    right: [sets({}, { ...testSet, ...verified('no_network') }), sets({}, testSet)],
  },
  {
    code: 'WEBHOOK_NEVER_RECEIVED',
    since: NOW - HOUR_MS,
    wrong: [webhook(null, NOW - HOUR_MS)],
    right: [webhook(null, NOW - HOUR_MS + 1), webhook(null, null), webhook(1, NOW - HOUR_MS)],
  },
  {
    code: 'WEBHOOK_SILENT',
    since: NOW - DAY_MS,
    wrong: [webhook(1, NOW - DAY_MS)],
    right: [webhook(1, NOW - DAY_MS + 1), webhook(NOW, null)],
  },
  {
    code: 'EVENT_ADDRESS_FAILING',
    since: NOW - HOUR_MS / 2,
    wrong: [endpoint({ failingSince: NOW - HOUR_MS / 2 })],
    right: [
      endpoint({ failingSince: NOW - HOUR_MS / 2 + 1 }),
      endpoint({ failingSince: 1, isEnabled: false }),
      endpoint({}),
    ],
  },
  {
    code: 'EVENT_ADDRESS_GONE',
    wrong: [endpoint({ isEnabled: false, disabledReason: 'gone' })],
    right: [endpoint({ isEnabled: false }), endpoint({})],
  },
];
