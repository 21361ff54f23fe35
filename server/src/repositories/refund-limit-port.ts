import type { Currency } from '../../../contracts/money';
import type { LimitSubject, StoredRefundLimit } from '../domain/refund-limit';

/** Limits of refunds in the database: a handful of rows. */
export type RefundLimitRepository = {
  list: () => Promise<StoredRefundLimit[]>;
  /** Reads under a lock that is held until the transaction ends: whoever asks for the same limit waits. */
  lock: (subjects: readonly LimitSubject[], currency: Currency) => Promise<StoredRefundLimit[]>;
  /**
   * Writes a limit over the one of `expectedVersion`, or anew for 0; `false` when somebody else was first.
   *
   * @throws DuplicateRow when somebody else made it meanwhile: let it undo the transaction
   */
  save: (limit: StoredRefundLimit, expectedVersion: number) => Promise<boolean>;
};
