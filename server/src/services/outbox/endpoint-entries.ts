import type { AuditAction, AuditChange } from '../../../../contracts/audit';
import { SYSTEM, type Actor } from '../../domain/actor';
import type { EventEndpoint } from '../../domain/event-endpoint';
import { fingerprint } from '../../vault/mask';
import type { NewAuditEntry } from '../audit/audit-port';

/**
 * An address as it may be kept for ever. Many receivers have a secret in the address, in its path or its query: only
 * where it leads is told, and a fingerprint that tells two addresses there apart.
 */
export const shownUrl = (url: string): string => `${new URL(url).origin} (${fingerprint(url)})`;

const told = ({ url, description, types, isEnabled }: EventEndpoint) => ({
  url: shownUrl(url),
  description,
  types: types === null ? null : [...types].sort().join(', '),
  isEnabled,
});

/** What is another now; an address that was not there, or is gone, is `null` in all. */
const changesOf = (before: EventEndpoint | null, after: EventEndpoint | null): Record<string, AuditChange> => {
  const from = before && told(before);
  const to = after && told(after);
  const fields = ['url', 'description', 'types', 'isEnabled'] as const;
  return Object.fromEntries(
    fields
      .map((field) => [field, { from: from?.[field] ?? null, to: to?.[field] ?? null }] as const)
      .filter(([, change]) => change.from !== change.to)
  );
};

type Step = { before: EventEndpoint | null; after: EventEndpoint | null; actor: Actor };

/** An address was made, changed or deleted. */
export const endpointEntry = (action: AuditAction, { before, after, actor }: Step): NewAuditEntry => {
  const endpoint = (after ?? before) as EventEndpoint;
  return {
    actor,
    action,
    subject: { kind: 'event_endpoint', id: endpoint.endpointId, name: new URL(endpoint.url).origin },
    changes: changesOf(before, after),
  };
};

/** Is anything another than before? */
export const hasChanges = ({ changes = {} }: NewAuditEntry): boolean => Object.keys(changes).length > 0;

/** The plugin itself switches an address off whose receiver said that it is gone for good. */
export const goneEntry = (before: EventEndpoint): NewAuditEntry => ({
  ...endpointEntry('event_endpoint.updated', { before, after: { ...before, isEnabled: false }, actor: SYSTEM }),
  details: { reason: 'gone' },
});

/** An address has another secret, told by the fingerprints of both. */
export const secretEntry = (endpoint: EventEndpoint, from: string, to: string, actor: Actor): NewAuditEntry => ({
  ...endpointEntry('event_endpoint.secret_rotated', { before: endpoint, after: endpoint, actor }),
  changes: { secret: { from: fingerprint(from), to: fingerprint(to) } },
});
