import type { RekeyView, VaultKid, VaultView } from '../../../contracts/vault';

/** Answers of the server about a vault in trouble, which a playground has only after a restart with other keys. */
export const AT = '2026-02-03T04:05:06.000Z';
export const NEWEST = 'b6089b0c172de3ad';
const OLDER = '0f1e2d3c4b5a6978';
export const LOST = '77aa66bb55cc44dd';

const kid = (name: string, more: Partial<VaultKid>): VaultKid => ({
  ...{ kid: name, isConfigured: true, isNewest: false, values: 3, tables: { commerce_key_sets: 3 } },
  ...more,
});

export const rekeyRun = (more: Partial<RekeyView>): RekeyView => ({
  ...{ id: 'rk_1', isDryRun: false, state: 'running', kid: NEWEST, startedAt: AT, startedBy: '김관리' },
  ...{ progressedAt: AT, endedAt: null, total: 1_200, done: 431, closed: 0, firstClosed: [] },
  ...more,
});

/** An older key, a lost one, and a database from elsewhere. */
export const TROUBLED: VaultView = {
  ...{ source: 'vault.keys', problem: null, kid: NEWEST, configured: [NEWEST, OLDER] },
  kids: [
    kid(NEWEST, { isNewest: true, values: 12, tables: { commerce_key_sets: 4, commerce_payments: 8 } }),
    kid(OLDER, { values: 1_203, tables: { commerce_webhook_deliveries: 1_200, commerce_event_endpoints: 3 } }),
    kid(LOST, { isConfigured: false, values: 1, tables: { commerce_refunds: 1 } }),
  ],
  ...{ left: 1_204, countedAt: AT, rekey: null },
  installation: { id: 'x', environment: 'live', markedAt: AT, differs: ['settings', 'environment'] },
};

export const CLOSED = {
  ...{ table: 'commerce_refunds', row: 'rf_Xp6PlKsu7PLKkEewal4SjSGR', field: 'refundReceiveAccount' },
  defect: 'unknown_key' as const,
};
