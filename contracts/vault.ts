/** Where the key comes from that seals now. */
export type VaultSource = 'vault.keys' | 'admin.secrets.encryptionKey';

/** How many sealed values there are in each table, by the table's name. Tables without any are left out. */
export type SealedCounts = Record<string, number>;

/** A key that sealed values name, whether it is configured or not. */
export type VaultKid = {
  /** `null`: what stands there was not sealed by this plugin at all. */
  kid: string | null;
  isConfigured: boolean;
  isNewest: boolean;
  values: number;
  tables: SealedCounts;
};

/** Why a sealed value does not open. */
export const SEAL_DEFECTS = ['not_sealed', 'unknown_key', 'moved', 'changed'] as const;
export type SealDefect = (typeof SEAL_DEFECTS)[number];

/** A value that did not open, by its row's public id. Never the value. */
export type ClosedValue = { table: string; row: string; field: string; defect: SealDefect };

/** A walk over all sealed values that are not under the newest key. Times ISO 8601 (UTC). */
export type RekeyView = {
  id: string;
  isDryRun: boolean;
  /** `stopped`: the newest key became another one on the way, and another walk was begun. */
  state: 'running' | 'done' | 'stopped';
  /** The key that values are sealed under anew. */
  kid: string;
  startedAt: string;
  startedBy: string | null;
  /** When it last came a step further. */
  progressedAt: string;
  endedAt: string | null;
  /** Values that were under another key at the start. */
  total: number;
  /** Of them, how many were sealed anew; in a dry run, how many would be. After a crash some may be missing here. */
  done: number;
  /** How many do not open. They stay as they are. */
  closed: number;
  /** The first of them. */
  firstClosed: ClosedValue[];
};

/** The vault as the panel sees it. */
export type VaultView = {
  source: VaultSource | null;
  /** Why nothing can be sealed, in a sentence; `null` when all is well. */
  problem: string | null;
  /** The key that seals now; `null` without one. */
  kid: string | null;
  /** All keys that open, newest first. */
  configured: string[];
  /** Keys that sealed values need. */
  kids: VaultKid[];
  /** Values that are not under the newest key. */
  left: number;
  /** When the values were counted (ISO 8601, UTC): some seconds ago at most. */
  countedAt: string;
  /** The last walk, or the one under way. */
  rekey: RekeyView | null;
  installation: InstallationView | null;
};

/** What tells this installation from the one that the database says it belongs to. */
export const INSTALLATION_DIFFERENCES = ['settings', 'environment'] as const;
export type InstallationDifference = (typeof INSTALLATION_DIFFERENCES)[number];

/** Which installation the database belongs to. `null` until there is a mark. Times ISO 8601 (UTC). */
export type InstallationView = {
  id: string;
  environment: 'test' | 'live';
  markedAt: string;
  /** Empty: it is this one. */
  differs: InstallationDifference[];
};

/** What is wrong with the vault, for the list of problems. */
export type VaultFinding =
  /** Nothing can be sealed or opened. `problem`: the sentence that says what to set. */
  | { code: 'VAULT_KEY_MISSING'; problem: string; values: number }
  /** Sealed values need a key that is not configured. One finding a key. */
  | { code: 'VAULT_KEY_UNKNOWN'; kid: string; values: number; tables: SealedCounts }
  /** The database says that it belongs to another installation. */
  | { code: 'OTHER_INSTALLATION'; installation: InstallationView };
