import type { Environment, KeyKind } from './keys';

/** What the panel and every API see of a secret: never the secret itself. */
export type SecretView =
  | { configured: false }
  | { configured: true; last4: string; fingerprint: string; setAt: string };

/** How the provider answered when a key was tried. */
export const VERIFICATION_RESULTS = [
  'good',
  'unknown_key',
  'other_set',
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
  secretKey: SecretView;
  securityKey: SecretView;
  isEnabled: boolean;
  isDefault: boolean;
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
