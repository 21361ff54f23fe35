/** Who did something, and through which door. */
export const ACTOR_KINDS = ['admin_user', 'admin_token', 'api_token', 'end_user', 'guest', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Everything that is written down. Stable: filters, exports and other systems tell entries apart by these. */
export const AUDIT_ACTIONS = [
  'key_set.created',
  'key_set.updated',
  'key_set.made_default',
  'key_set.enabled',
  'key_set.disabled',
  'key_set.verified',
  'key_set.rotated',
  'key_set.promoted_back',
  'key_set.retired',
  'key_set.webhook_address_replaced',
  'key_set.webhook_addresses_shown',
  'vault.rekeyed',
  'vault.installation_accepted',
  'limits.updated',
  'event_endpoint.created',
  'event_endpoint.updated',
  'event_endpoint.deleted',
  'event_endpoint.secret_rotated',
  'event_delivery.redelivered',
  'webhook_delivery.replayed',
  'refund.created',
  'payment.checked',
  'refund.checked',
  'stock.changed',
  'audit.chain_resumed',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What an entry is about. */
export const AUDIT_SUBJECTS = [
  'key_set',
  'vault',
  'limits',
  'event_endpoint',
  'event_delivery',
  'webhook_delivery',
  'payment',
  'refund',
  'product',
  'audit',
] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

/** One value before and after. Secrets are named by their fingerprint, never told. */
export type AuditChange = { from: AuditValue; to: AuditValue };
export type AuditValue = string | number | boolean | null;

/** An entry as the panel sees it. Times ISO 8601 (UTC). */
export type AuditEntryView = {
  id: string;
  /** Its place in the chain, from 1; `null` until it is chained, some seconds after it was written. */
  sequence: number | null;
  at: string;
  actor: { kind: ActorKind; id: string | null; name: string | null };
  action: AuditAction;
  subject: { kind: AuditSubject; id: string | null; name: string | null };
  changes: Record<string, AuditChange>;
  details: Record<string, AuditValue>;
  hash: string | null;
};
