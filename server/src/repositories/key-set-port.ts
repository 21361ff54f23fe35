import type { Environment, KeyKind } from '../../../contracts/keys';
import type { KeySet, StoredVerification } from '../domain/key-set';

/** Key sets in the database. Secrets are sealed before they come here. */
export type KeySetRepository = {
  /** All of them, oldest first: a shop has a handful. */
  list: () => Promise<KeySet[]>;
  find: (keySetId: string) => Promise<KeySet | null>;
  /** The set that is marked as default, enabled or not. */
  findDefault: (environment: Environment, kind: KeyKind) => Promise<KeySet | null>;
  /** @throws DuplicateRow when the set is a default and another one is too: let it undo the transaction */
  insert: (keySet: KeySet) => Promise<void>;
  /**
   * Writes the set over what was read as `before`; `false` when somebody else changed it meanwhile. Sealed values that
   * are the same in both are not written: sealed anew under another vault key meanwhile, they must not go back.
   *
   * @throws DuplicateRow when the set is a default and another one is too: let it undo the transaction
   */
  update: (keySet: KeySet, before: KeySet) => Promise<boolean>;
  /** Keeps how the provider answered, if the secret with this fingerprint is still the primary one. */
  recordVerification: (keySetId: string, fingerprint: string, verification: StoredVerification) => Promise<boolean>;
  /**
   * Keeps since when the provider rejects the secret key with this fingerprint, in whichever slot it stands now; `null`
   * when it takes it. The time of a rejection that is kept already stays. No change of the set: its version stays.
   */
  recordRejection: (keySetId: string, fingerprint: string, rejectedAt: number | null) => Promise<void>;
  /** The key of the last payment that went through with this set; `null` when none did. */
  lastPaymentOf: (keySetId: string) => Promise<string | null>;
  /** Are there orders of this set? */
  isUsed: (keySetId: string) => Promise<boolean>;
};
