import type { ActorKind, AuditAction, AuditSubject } from '../../../contracts/audit';
import type { AuditHead, AuditRow, Link, WrittenEntry } from '../domain/audit-entry';
import type { Page, Paging } from '../domain/page';

/** Which entries: all that is given holds. Times in epoch milliseconds, both ends included. */
export type AuditFilter = {
  actorKind?: ActorKind | undefined;
  /** Only together with a kind. */
  actorId?: string | undefined;
  action?: AuditAction | undefined;
  subjectKind?: AuditSubject | undefined;
  /** Only together with a kind. */
  subjectId?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
};

/** A place in the list of entries from newest to oldest. */
export type AuditCursor = { id: number; at: number };

/** Entries are appended and chained. Nothing changes what was written down, and nothing deletes it. */
export type AuditEntryRepository = {
  /** Writes an entry, in the caller's transaction when one is open. */
  append: (entry: WrittenEntry) => Promise<void>;
  find: (entryId: string) => Promise<AuditRow | null>;
  list: (filter: AuditFilter, paging: Paging) => Promise<Page<AuditRow>>;
  /** The next rows after a place, newest first; from the newest without one. */
  after: (filter: AuditFilter, cursor: AuditCursor | null, limit: number) => Promise<AuditRow[]>;
  /** Some of those not chained yet, the oldest rows of these first. */
  unchained: (limit: number) => Promise<AuditRow[]>;
  /** Those chained after this place, in the chain's order; from its beginning with `null`. */
  chainedAfter: (sequence: number | null, limit: number) => Promise<AuditRow[]>;
  /** The one that says it is the last; `null` when none is chained. */
  last: () => Promise<AuditRow | null>;
  /** Gives an entry its place. @throws DuplicateRow when the place is taken */
  chain: (id: number, link: Link) => Promise<void>;
};

/** Where the chain ends. */
export type AuditHeadRepository = {
  find: () => Promise<AuditHead | null>;
  /** Writes the first one; nothing when there is one. */
  begin: (head: AuditHead) => Promise<void>;
  /** Reads it under its lock: others wait here until the transaction ends. Only in a transaction. */
  lock: () => Promise<AuditHead | null>;
  move: (head: AuditHead) => Promise<void>;
};
