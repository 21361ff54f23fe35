import type { Environment, KeyKind } from '../../../contracts/keys';
import type { KeySetManager, VerificationResult } from '../../../contracts/settings';

/**
 * The places a set keeps secrets in. Two of each, because a reissued key works beside the old one for 7 days: that is
 * how keys rotate without a gap. Source: Toss Payments docs, "API keys", reissue.
 */
export const SECRET_SLOTS = [
  'primarySecretKey',
  'secondarySecretKey',
  'primarySecurityKey',
  'secondarySecurityKey',
] as const;
export type SecretSlot = (typeof SECRET_SLOTS)[number];

/**
 * A secret as it is kept: sealed here, or named by a reference to where it is (`env:NAME`), one of the two. Of a
 * referenced one, what can be shown of it is what was there when it was last looked at. Times in epoch milliseconds.
 */
export type StoredSecret = {
  sealed: string | null;
  reference: string | null;
  last4: string;
  fingerprint: string;
  setAt: number;
  /** When the provider stops taking it; `null`: not known to end. */
  endsAt: number | null;
  /** Since when the provider calls it unauthorised; `null` while it takes it. */
  rejectedAt: number | null;
  /** What is wrong with what a reference leads to at this moment: a word of the form's. Never stored. */
  problem?: string | undefined;
};

export type StoredVerification = { result: VerificationResult; providerCode: string | null; verifiedAt: number };

/** What a person decides about a set, all but its secrets. */
export type KeySetSettings = {
  name: string;
  description: string | null;
  environment: Environment;
  kind: KeyKind;
  mid: string | null;
  clientKey: string;
  isEnabled: boolean;
  isDefault: boolean;
};

/** What one shop id (MID) needs in one environment for one kind of integration. */
export type KeySet = KeySetSettings & {
  /** Public, stable, made by us: what secrets are sealed for and what orders point to. */
  keySetId: string;
  provider: 'toss';
  secrets: Readonly<Record<SecretSlot, StoredSecret | null>>;
  /** The webhook address's token: found by its hash, sealed for showing. */
  hookTokenHash: string;
  hookTokenSealed: string;
  verification: StoredVerification | null;
  managedBy: KeySetManager;
  /** Counts changes by people, from 1. */
  version: number;
  modifiedBy: string | null;
  modifiedAt: number;
};

/** What of a set its payments are made and refunded with. */
export type PayingKeySet = Pick<KeySet, 'keySetId' | 'environment' | 'kind' | 'mid'> & {
  secrets: Pick<KeySet['secrets'], 'primarySecretKey' | 'secondarySecretKey'>;
};

/** Are these the same name to a reader? A Mac writes 가 in two pieces where others write one. */
export const isSameName = (one: string, other: string): boolean => one.normalize('NFC') === other.normalize('NFC');

/** What makes an order that names a set find two of them: then none is chosen. */
type Named = Pick<KeySet, 'keySetId' | 'name' | 'environment' | 'kind' | 'isEnabled'>;

/** Is `other` another set that an order might as well mean by this name? */
export const isNamesake = (one: Named, other: Named): boolean =>
  one.keySetId !== other.keySetId &&
  one.isEnabled &&
  other.isEnabled &&
  one.environment === other.environment &&
  one.kind === other.kind &&
  isSameName(one.name, other.name);

/** What a default is a default for. Unique in the database: that is what guards "one default" when two people race. */
export const defaultSlotOf = ({ environment, kind }: { environment: Environment; kind: KeyKind }): string =>
  `${environment}:${kind}`;
