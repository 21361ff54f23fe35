import type { AuditChange, AuditEntryView, AuditValue } from '../../../contracts/audit';
import type { AuditRow } from '../domain/audit-entry';
import { BYTE_ORDER_MARK, csvLine } from './csv';

/** What is no JSON was not written by the plugin: a check of the chain names it, and the list goes on. */
const parsed = <Value>(json: string): Record<string, Value> => {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, Value>) : {};
  } catch {
    return {};
  }
};

const LAST_TIME = 8.64e15;
const isoOf = (ms: number): string => new Date(Math.abs(ms) <= LAST_TIME ? ms : 0).toISOString();

/** An entry as the panel sees it. */
export const auditEntryViewOf = (row: AuditRow): AuditEntryView => ({
  id: row.entryId,
  sequence: row.sequence,
  at: isoOf(row.at),
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  action: row.action,
  subject: { kind: row.subjectKind, id: row.subjectId, name: row.subjectName },
  changes: parsed<AuditChange>(row.changes),
  details: parsed<AuditValue>(row.details),
  witness: row.witness,
  previousHash: row.previousHash,
  hash: row.hash,
});

/** A line of JSON, with all that the entry's hash and signature are made over. */
export const jsonLineOf = (row: AuditRow): string => {
  const { format, signature, signedWith } = row;
  return `${JSON.stringify({ ...auditEntryViewOf(row), format, signature, signedWith })}\n`;
};

const COLUMNS = [
  ...['sequence', 'at', 'actorKind', 'actorId', 'actorName', 'action', 'subjectKind', 'subjectId', 'subjectName'],
  ...['changes', 'details', 'witness', 'entryId', 'previousHash', 'hash'],
] as (keyof AuditRow)[];

export const CSV_HEAD = `${BYTE_ORDER_MARK}${COLUMNS.join(',')}\r\n`;

export const csvLineOf = (row: AuditRow): string =>
  csvLine(COLUMNS.map((column) => (column === 'at' ? isoOf(row.at) : row[column])));
