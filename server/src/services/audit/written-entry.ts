import { randomBytes } from 'node:crypto';
import type { AuditValue } from '../../../../contracts/audit';
import { AUDIT_FORMAT, signedText, type WrittenEntry } from '../../domain/audit-entry';
import type { Signer } from '../../vault/signer';
import type { NewAuditEntry } from './audit-port';

const MAX_NAME = 191;
const MAX_SUBJECT_ID = 200;
const MAX_ACTOR_ID = 64;
const MAX_VALUE = 500;

/** No longer than its column, and nothing in it that a database refuses: NUL, half characters. */
const fitting = (text: string, max: number): string => text.slice(0, max).replace(/[\p{Cc}\p{Cs}]/gu, ' ');
const fittingOrNull = (text: string | null | undefined, max: number): string | null =>
  text === null || text === undefined ? null : fitting(text, max);

const valueOf = (value: AuditValue): AuditValue => (typeof value === 'string' ? fitting(value, MAX_VALUE) : value);

/** JSON with its keys in order: the same facts are the same text. */
const jsonOf = (record: Record<string, unknown>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1))));

const changesOf = (changes: NewAuditEntry['changes'] = {}): string =>
  jsonOf(
    Object.fromEntries(
      Object.entries(changes).map(([field, { from, to }]) => [field, { from: valueOf(from), to: valueOf(to) }])
    )
  );

const detailsOf = (details: NewAuditEntry['details'] = {}): string =>
  jsonOf(Object.fromEntries(Object.entries(details).map(([name, value]) => [name, valueOf(value)])));

const unsigned = ({ actor, action, subject, changes, details }: NewAuditEntry, now: number) => ({
  entryId: `aud_${randomBytes(18).toString('base64url')}`,
  format: AUDIT_FORMAT,
  at: now,
  actorKind: actor.kind,
  actorId: fittingOrNull(actor.id, MAX_ACTOR_ID),
  actorName: fittingOrNull(actor.name, MAX_NAME),
  action,
  subjectKind: subject.kind,
  subjectId: fittingOrNull(subject.id, MAX_SUBJECT_ID),
  subjectName: fittingOrNull(subject.name, MAX_NAME),
  changes: changesOf(changes),
  details: detailsOf(details),
});

/** An entry as it is kept: cut to what its columns take, numbered and signed. `now`: epoch milliseconds. */
export const writtenEntry = (entry: NewAuditEntry, signer: Pick<Signer, 'sign'>, now: number): WrittenEntry => {
  const written = unsigned(entry, now);
  return { ...written, ...signer.sign(signedText(written)) };
};
