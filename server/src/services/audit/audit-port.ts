import type { AuditAction, AuditChange, AuditSubject, AuditValue } from '../../../../contracts/audit';
import type { Actor } from '../../domain/actor';

/** What is written down about something that was done. Fingerprints and ids, never a secret. */
export type NewAuditEntry = {
  actor: Actor;
  action: AuditAction;
  subject: { kind: AuditSubject; id: string | null; name?: string | null };
  changes?: Record<string, AuditChange>;
  details?: Record<string, AuditValue>;
};

/** Where services write down what was done. */
export type AuditLog = {
  /**
   * Writes an entry. Within a transaction of the caller's it is part of it: what is undone was not done, and what was
   * done is written down.
   */
  record: (entry: NewAuditEntry) => Promise<void>;
};
