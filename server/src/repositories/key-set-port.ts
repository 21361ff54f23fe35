import type { Environment, KeyKind } from '../../../contracts/keys';
import type { KeySet, StoredVerification } from '../domain/key-set';

/** Key sets in the database. Secrets are sealed before they come here. */
export type KeySetRepository = {
  /** All of them, oldest first: a shop has a handful. */
  list: () => Promise<KeySet[]>;
  find: (keySetId: string) => Promise<KeySet | null>;
  findByHookTokenHash: (hash: string) => Promise<KeySet | null>;
  /** The set that is marked as default, enabled or not. */
  findDefault: (environment: Environment, kind: KeyKind) => Promise<KeySet | null>;
  /** @throws DuplicateRow when the set is a default and another one is too: let it undo the transaction */
  insert: (keySet: KeySet) => Promise<void>;
  /**
   * Writes the set when it is still of `expectedVersion`; `false` when somebody else changed it meanwhile.
   *
   * @throws DuplicateRow when the set is a default and another one is too: let it undo the transaction
   */
  update: (keySet: KeySet, expectedVersion: number) => Promise<boolean>;
  /** Keeps how the provider answered, if the secret with this fingerprint is still the primary one. */
  recordVerification: (keySetId: string, fingerprint: string, verification: StoredVerification) => Promise<boolean>;
};
