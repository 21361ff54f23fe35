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
  'settings.updated',
  'event_endpoint.created',
  'event_endpoint.updated',
  'event_endpoint.deleted',
  'event_endpoint.secret_rotated',
  'event_delivery.redelivered',
  'webhook_delivery.replayed',
  'webhook.self_tested',
  'refund.created',
  'payment.checked',
  'payment.raw_shown',
  'payments.exported',
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
  'settings',
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
  witness: AuditWitness | null;
  previousHash: string | null;
  hash: string | null;
};

/** How an entry's signature stood when the entry was chained. `null` until then. */
export const AUDIT_WITNESSES = ['genuine', 'unsigned', 'unknown_key', 'forged'] as const;
export type AuditWitness = (typeof AUDIT_WITNESSES)[number];

/**
 * What can be wrong with the chain.
 * `changed`: what an entry says is not what was hashed. `replaced`: an entry has another hash than the one after it
 * says. `removed`: entries are gone. `misplaced`: an entry stands where none can be. `unproven`: an entry was not, or
 * cannot be shown to be, written by the plugin. `head`: what is kept of the chain's end does not hold. `unchained`: an
 * entry waits for too long. `resumed`: the chain was taken up although its end could not be trusted.
 */
export const AUDIT_FINDINGS = [
  'changed',
  'replaced',
  'removed',
  'misplaced',
  'unproven',
  'head',
  'unchained',
  'resumed',
] as const;
export type AuditFindingKind = (typeof AUDIT_FINDINGS)[number];

/** Why. Of `head` and `resumed`: what was wrong with the end. Of `unproven`: how the entry is signed. */
export const AUDIT_FINDING_REASONS = ['missing', 'behind', 'signature', 'unknown_key', 'unsigned', 'forged'] as const;
export type AuditFindingReason = (typeof AUDIT_FINDING_REASONS)[number];

export type AuditFinding = {
  kind: AuditFindingKind;
  /** Which entry in the chain, or the first of them; `null` when it has no place. */
  sequence: number | null;
  /** The last of those removed. */
  until: number | null;
  entryId: string | null;
  reason: AuditFindingReason | null;
};

/**
 * How far a verification has come: what the next step goes on from. `sequence` and `hash` are the last entry's that has
 * its place in the chain, `place` is where to read on, `isSigned` whether one of those before was signed.
 */
export type AuditProgress = { place: number | null; sequence: number; hash: string; isSigned: boolean };

/** One step of a verification: at most some thousand entries, so that no request takes long. */
export type AuditVerificationView = {
  /** What to send for the next step; `null` when this was the last. */
  next: AuditProgress | null;
  /** Entries looked at in this step, and all that are chained. */
  checked: number;
  total: number;
  /** At most 100 a step. */
  findings: AuditFinding[];
  /** Only with the last step. */
  end: { sequence: number; hash: string; isSigned: boolean; unchained: number; verifiedAt: string } | null;
};
