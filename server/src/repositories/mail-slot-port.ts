import type { MailKind } from '../../../contracts/shop-settings';
import type { MailSlot } from '../domain/mail';

/** What is remembered of the e-mails, shared by all processes: a row a kind. */
export type MailSlotRepository = {
  find: (kind: MailKind) => Promise<MailSlot | null>;
  /**
   * Keeps everybody else from sending this kind until `until`; `false` when somebody else was first.
   *
   * @param seen the slot as it was read
   */
  claim: (kind: MailKind, seen: MailSlot | null, until: number) => Promise<boolean>;
  /** Writes down what came of it; `false` when the slot is no longer the one that was claimed or read (`nextAt`). */
  keep: (slot: MailSlot, nextAt: number) => Promise<boolean>;
};
