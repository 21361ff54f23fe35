import {
  AUDIT_FINDING_REASONS,
  type AuditFinding,
  type AuditFindingReason,
  type AuditProgress,
  type AuditWitness,
} from '../../../../contracts/audit';
import { FIRST_HASH, type AuditHead, type Link, type AuditRow } from '../../domain/audit-entry';
import type { Signer } from '../../vault/signer';
import { headCheckOf, hashOf, witnessOf } from './links';

/** Before the first entry. */
export const START: AuditProgress = { place: null, sequence: 0, hash: FIRST_HASH, isSigned: false };

const finding = (kind: AuditFinding['kind'], rest: Partial<AuditFinding> = {}): AuditFinding => ({
  kind,
  sequence: null,
  until: null,
  entryId: null,
  reason: null,
  ...rest,
});

/** Is an entry what was hashed? */
const isWhole = (row: AuditRow): boolean => {
  const { witness, sequence, previousHash, hash } = row;
  if (witness === null || sequence === null || previousHash === null) return false;
  return hash === hashOf(row, { witness, sequence, previousHash } satisfies Omit<Link, 'hash'>);
};

/**
 * Who wrote it, as far as can be told. What is signed with a key that is gone was looked at when it was chained; a
 * signature that can be checked is checked again.
 */
const provenanceOf = (row: AuditRow, signer: Pick<Signer, 'check'>): AuditWitness => {
  const now = witnessOf(row, signer);
  return now === 'unknown_key' && row.witness ? row.witness : now;
};

/** Before the first entry that was signed there may have been no key to sign with. */
const isProven = (provenance: AuditWitness, { isSigned }: AuditProgress): boolean =>
  provenance === 'genuine' || (provenance === 'unsigned' && !isSigned);

/** Without parsing: whoever can make a hash can have one made over no JSON at all. */
const reasonIn = (details: string): AuditFindingReason | null =>
  AUDIT_FINDING_REASONS.find((reason) => details.includes(`"reason":"${reason}"`)) ?? null;

/** What is wrong with an entry by itself. */
const wrongWith = (row: AuditRow, before: AuditProgress, signer: Pick<Signer, 'check'>): AuditFinding[] => {
  const it = { sequence: row.sequence, entryId: row.entryId };
  if (!isWhole(row)) return [finding('changed', it)];
  const provenance = provenanceOf(row, signer);
  const findings: AuditFinding[] = [];
  if (!isProven(provenance, before)) {
    findings.push(finding('unproven', { ...it, reason: provenance as Exclude<AuditWitness, 'genuine'> }));
  }
  if (row.action === 'audit.chain_resumed') findings.push(finding('resumed', { ...it, reason: reasonIn(row.details) }));
  return findings;
};

/** What is wrong between an entry and the one before it. */
const wrongBetween = (before: AuditProgress, row: AuditRow, sequence: number): AuditFinding[] => {
  const expected = before.sequence + 1;
  if (sequence > expected) return [finding('removed', { sequence: expected, until: sequence - 1 })];
  // An entry that is not what was hashed says nothing about the one before it.
  if (row.previousHash === before.hash || !isWhole(row)) return [];
  return [finding('replaced', { sequence: Math.max(before.sequence, 1) })];
};

/** One entry further. `findings` is added to. */
export const stepOver = (
  before: AuditProgress,
  row: AuditRow,
  signer: Pick<Signer, 'check'>,
  findings: AuditFinding[]
): AuditProgress => {
  const { sequence, entryId } = row;
  if (sequence === null || !Number.isInteger(sequence) || sequence <= before.sequence) {
    findings.push(finding('misplaced', { sequence, entryId }));
    return { ...before, place: sequence };
  }
  const previous = findings.at(-1);
  const between = wrongBetween(before, row, sequence);
  // One that was changed together with its hash is named once.
  const isNamed = previous?.kind === 'changed' && previous.sequence === before.sequence;
  if (!isNamed || between[0]?.kind !== 'replaced') findings.push(...between);
  findings.push(...wrongWith(row, before, signer));
  return { place: sequence, sequence, hash: row.hash ?? '', isSigned: before.isSigned || row.witness === 'genuine' };
};

/** What is wrong with the chain's end, once all entries were looked at. */
export const wrongAtEnd = (walked: AuditProgress, head: AuditHead | null, signer: Signer): AuditFinding[] => {
  if (!head) return walked.sequence === 0 ? [] : [finding('head', { reason: 'missing', sequence: walked.sequence })];
  const findings: AuditFinding[] = [];
  const check = headCheckOf(head, signer);
  if (check === 'wrong') findings.push(finding('head', { reason: 'signature', sequence: head.sequence }));
  if (check === 'unknown_key') findings.push(finding('head', { reason: 'unknown_key', sequence: head.sequence }));
  if (check === 'missing') findings.push(finding('head', { reason: 'unsigned', sequence: head.sequence }));
  if (head.sequence > walked.sequence)
    findings.push(finding('removed', { sequence: walked.sequence + 1, until: head.sequence }));
  if (head.sequence < walked.sequence) findings.push(finding('head', { reason: 'behind', sequence: head.sequence }));
  if (head.sequence === walked.sequence && head.hash !== walked.hash)
    findings.push(finding('replaced', { sequence: head.sequence }));
  return findings;
};

/** Entries that wait to be chained for longer than they should. */
export const wrongWaiting = (waiting: readonly AuditRow[], now: number, patienceMs: number): AuditFinding[] =>
  waiting.filter(({ at }) => Math.abs(now - at) > patienceMs).map(({ entryId }) => finding('unchained', { entryId }));
