import type { ActorKind, AuditAction, AuditSubject, AuditWitness } from '../../../contracts/audit';

/** Which way of writing an entry down its signature and hash are made from. Counts up when that ever changes. */
export const AUDIT_FORMAT = 1;

/** What was done, as it is written down. Time in epoch milliseconds. */
export type WrittenEntry = {
  /** `aud_…`: an import gives rows other ids, never another one of these. */
  entryId: string;
  format: number;
  at: number;
  actorKind: ActorKind;
  actorId: string | null;
  actorName: string | null;
  action: AuditAction;
  subjectKind: AuditSubject;
  subjectId: string | null;
  subjectName: string | null;
  /** JSON text, kept to the byte: what is hashed. */
  changes: string;
  details: string;
  /** Made with a key that is not in the database; `null` when there was none. */
  signature: string | null;
  signedWith: string | null;
};

/** Where an entry stands in the chain. `sequence` counts from 1 without a gap. */
export type Link = { witness: AuditWitness; sequence: number; previousHash: string; hash: string };

/** An entry's row. The fields of the link are `null` until it is chained. */
export type AuditEntry = WrittenEntry & { [Field in keyof Link]: Link[Field] | null };

/** An entry with its row's id, which no hash is made over: an import gives other ones. */
export type AuditRow = AuditEntry & { id: number };

/** The end of the chain, kept apart from it: entries removed from the end would leave no trace otherwise. */
export type AuditHead = {
  /** The last entry's, and so the number of all; 0 before the first. */
  sequence: number;
  hash: string;
  at: number;
  signature: string | null;
  signedWith: string | null;
};

/** What the first entry has in place of a hash before it. */
export const FIRST_HASH = '0'.repeat(64);

type Unsigned = Omit<WrittenEntry, 'signature' | 'signedWith'>;

/** The fields by position, so that no two entries read the same: JSON escapes what stands in a text. */
const fieldsOf = (entry: Unsigned): readonly (string | number | null)[] => [
  entry.entryId,
  entry.at,
  entry.actorKind,
  entry.actorId,
  entry.actorName,
  entry.action,
  entry.subjectKind,
  entry.subjectId,
  entry.subjectName,
  entry.changes,
  entry.details,
];

/** What an entry's signature is made over. */
export const signedText = (entry: Unsigned): string =>
  JSON.stringify(['commerce-payments.audit-entry', entry.format, ...fieldsOf(entry)]);

/** What an entry's hash is made over: all of it, its place, and the hash before it. */
export const hashedText = (entry: WrittenEntry, { witness, sequence, previousHash }: Omit<Link, 'hash'>): string =>
  JSON.stringify([
    ...['commerce-payments.audit-link', entry.format, sequence, previousHash, witness],
    ...fieldsOf(entry),
    ...[entry.signature, entry.signedWith],
  ]);

/** What the head's signature is made over. */
export const headText = ({ sequence, hash, at }: Pick<AuditHead, 'sequence' | 'hash' | 'at'>): string =>
  JSON.stringify(['commerce-payments.audit-head', AUDIT_FORMAT, sequence, hash, at]);
