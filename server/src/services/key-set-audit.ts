import type { AuditAction, AuditChange, AuditValue } from '../../../contracts/audit';
import type { Actor } from '../domain/actor';
import { SECRET_SLOTS, type KeySet } from '../domain/key-set';
import { fingerprint } from '../vault/mask';
import type { NewAuditEntry } from './audit/audit-port';

/** What is written down about a change of a key set. */
export type Deed = { by: Actor; action: AuditAction; details?: Record<string, AuditValue> };

const SETTINGS = [
  'name',
  'description',
  'environment',
  'kind',
  'mid',
  'clientKey',
  'isEnabled',
  'isDefault',
  'managedBy',
] as const satisfies readonly (keyof KeySet)[];

const iso = (epochMs: number | null | undefined): string | null =>
  epochMs === null || epochMs === undefined ? null : new Date(epochMs).toISOString();

/** A set in values that may be written down: secrets and the webhook address by their fingerprints. */
const factsOf = (keySet: KeySet | null): Record<string, AuditValue> => ({
  ...Object.fromEntries(SETTINGS.map((field) => [field, keySet?.[field] ?? null])),
  ...Object.fromEntries(
    SECRET_SLOTS.flatMap((slot) => {
      const secret = keySet?.secrets[slot];
      return [
        [slot, secret?.fingerprint ?? null],
        [`${slot}Reference`, secret?.reference ?? null],
        [`${slot}EndsAt`, iso(secret?.endsAt)],
      ];
    })
  ),
  webhookAddress: keySet && fingerprint(keySet.hookTokenHash),
});

const changesBetween = (before: KeySet | null, after: KeySet): Record<string, AuditChange> => {
  const [from, to] = [factsOf(before), factsOf(after)];
  return Object.fromEntries(
    Object.keys(to).flatMap((field) => {
      const change = { from: from[field] ?? null, to: to[field] ?? null };
      return change.from === change.to ? [] : [[field, change]];
    })
  );
};

/** The entry for a change of a set; `before` is `null` for a new one. */
export const keySetEntry = (before: KeySet | null, after: KeySet, { by, action, details }: Deed): NewAuditEntry => ({
  actor: by,
  action,
  subject: { kind: 'key_set', id: after.keySetId, name: after.name },
  changes: changesBetween(before, after),
  ...(details && { details }),
});
