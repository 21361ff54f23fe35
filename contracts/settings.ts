import type { Environment, KeyKind } from './keys';

/**
 * What the panel and every API see of a secret: never the secret itself. `reference` names where it comes from when it
 * is not kept here (`env:TOSS_SECRET_KEY`); `isMissing` when nothing is there, `problem` (a word of the form's) when what
 * is there cannot be used. Times ISO 8601 (UTC).
 */
export type SecretView =
  | { configured: false }
  | {
      configured: true;
      reference: string | null;
      isMissing: boolean;
      problem: string | null;
      last4: string;
      fingerprint: string;
      setAt: string;
      /** When the provider stops taking it, as far as is known; of an old key after a rotation. */
      endsAt: string | null;
      /** Since when the provider calls it unauthorised; `null` while it takes it. */
      rejectedAt: string | null;
    };

/** Who looks after a set: people in the panel, or the plugin's config, which puts it back at every boot. */
export const KEY_SET_MANAGERS = ['panel', 'config'] as const;
export type KeySetManager = (typeof KEY_SET_MANAGERS)[number];

/** How the provider answered when a key was tried. */
export const VERIFICATION_RESULTS = [
  'good',
  'unknown_key',
  'other_set',
  'colon_missing',
  'address_blocked',
  'no_network',
  'provider_down',
  'unexpected',
] as const;
export type VerificationResult = (typeof VERIFICATION_RESULTS)[number];

export type VerificationView = { result: VerificationResult; providerCode: string | null; verifiedAt: string };

/** A key set as the panel sees it. Times are ISO 8601 (UTC). */
export type KeySetView = {
  id: string;
  version: number;
  name: string;
  description: string | null;
  provider: 'toss';
  environment: Environment;
  kind: KeyKind;
  mid: string | null;
  clientKey: string;
  /** The key in use, and the one before it while it still lives. */
  secretKey: SecretView;
  previousSecretKey: SecretView;
  securityKey: SecretView;
  previousSecurityKey: SecretView;
  isEnabled: boolean;
  isDefault: boolean;
  managedBy: KeySetManager;
  /** Orders were made with it: its environment, kind and client key stay. */
  isUsed: boolean;
  verification: VerificationView | null;
  modifiedAt: string;
  modifiedBy: string | null;
};

/**
 * What the form sends. `secretKey` and `securityKey`: a text sets it, `null` or absent keeps what is stored.
 * `version` is the one read: a set that somebody else changed meanwhile answers `KEY_SET_CHANGED`.
 */
export type KeySetInput = {
  version?: number | undefined;
  name: string;
  description?: string | null | undefined;
  environment: Environment;
  kind: KeyKind;
  mid?: string | null | undefined;
  clientKey: string;
  secretKey?: string | null | undefined;
  securityKey?: string | null | undefined;
  isEnabled: boolean;
  isDefault: boolean;
};

/** What rotates: the secret key, or the security key. */
export const ROTATED_SECRETS = ['secret', 'security'] as const;
export type RotatedSecret = (typeof ROTATED_SECRETS)[number];

/**
 * A new key for a set. `key` as typed, or `env:NAME`. `previousEndsAt`: ISO 8601 (UTC), when the old one ends; absent: in
 * 7 days; `null`: not known to end. `replacesPrevious`: the previous key still lives and may be dropped.
 */
export type RotateInput = {
  which: RotatedSecret;
  key: string;
  previousEndsAt?: string | null | undefined;
  replacesPrevious?: boolean | undefined;
  version: number;
};

/** The previous key back into use; the other one stays beside it. */
export type PromoteInput = { which: RotatedSecret; version: number };

/** The previous key away: at a time (ISO 8601, UTC), or now when there is none. */
export type RetireInput = { which: RotatedSecret; at?: string | null | undefined; version: number };

/** Where the environment in force comes from. */
export type EnvironmentView = {
  environment: Environment;
  /** `config`: the host's plugin config says so; `default`: nothing is set. */
  source: 'config' | 'default';
  vault: { ready: boolean; kid: string | null; source: 'vault.keys' | 'admin.secrets.encryptionKey' | null };
  /** Is there an enabled default key set for each kind in this environment? */
  keySets: Record<KeyKind, { configured: boolean; name: string | null }>;
  providerUrl: string;
};

/** The address to register in Toss's developer centre; given only to those who may edit keys. */
export type WebhookAddressView = {
  keySetId: string;
  name: string;
  environment: Environment;
  kind: KeyKind;
  path: string;
};

/** Stock of one product as the panel's product page sees it. `stock: null` is not counted. */
export type OfferView = {
  product: string;
  sku: string | null;
  price: number | null;
  currency: string | null;
  onSale: boolean;
  stock: number | null;
};

/** `set` names a new count (`null`: stop counting), `adjust` adds or takes pieces, never under zero. */
export type StockChange = { set: number | null } | { adjust: number };
