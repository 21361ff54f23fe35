import { randomBytes } from 'node:crypto';
import type { KeySet, KeySetOptions, WebhookTarget } from './key-set';

/** The shops that the sandbox knows. */
export interface KeySets {
  all(): readonly KeySet[];
  byClientKey(clientKey: string): KeySet | undefined;
  bySecretKey(secretKey: string): KeySet | undefined;
  /** @throws RangeError when the prefixes do not agree, or a key is taken by another set */
  add(options: KeySetOptions): KeySet;
  /** The secrets of a set that work now, oldest first. @throws RangeError for an unknown set */
  secretsOf(clientKey: string): readonly LivingSecret[];
  /**
   * Reissue, as in the developer centre: the new secret works at once, the one before it for 7 more days. Two coexist at
   * most: one that was running out already ends now.
   *
   * @param secretKey the new one; made up when none is given
   * @returns the new secret
   * @throws RangeError
   *
   * Source: Toss docs, API keys, reissue.
   */
  reissue(clientKey: string, secretKey?: string): string;
  /** A further secret beside the others, without an end: for what no reissue would do. @throws RangeError */
  addSecret(clientKey: string, secretKey: string): void;
  /** Ends a secret: from now on it is 401 `UNAUTHORIZED_KEY`. @throws RangeError when it is unknown */
  retireSecret(clientKey: string, secretKey: string): void;
  /** @throws RangeError for an unknown set or an address that is not http(s) */
  setWebhooks(clientKey: string, targets: readonly WebhookTarget[]): void;
}

/** `endsAt` in epoch milliseconds; `null` when it has no end. */
export type LivingSecret = { readonly secretKey: string; readonly endsAt: number | null };

const OLD_SECRET_LIVES_MS = 7 * 24 * 60 * 60 * 1000;
const NEW_SECRET_BYTES = 14;

const DEFAULT_VERSION = '2022-11-16';
const MID = /^[A-Za-z0-9_-]{1,14}$/;

const prefixOf = (options: Pick<KeySet, 'kind' | 'environment'>, part: 'ck' | 'sk'): string =>
  `${options.environment}_${options.kind === 'widget' ? 'g' : ''}${part}_`;

const checkKey = (key: string, prefix: string): void => {
  if (!key.startsWith(prefix) || !/^[A-Za-z0-9_]+$/.test(key))
    throw new RangeError(`A key of this set starts with ${prefix}`);
};

const checkTarget = ({ url }: WebhookTarget): void => {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new RangeError(`Not an http(s) address: ${url}`);
};

const makeSet = (options: KeySetOptions): KeySet => {
  if (!MID.test(options.mid)) throw new RangeError('A shop id has 1 to 14 characters');
  checkKey(options.clientKey, prefixOf(options, 'ck'));
  options.secretKeys.forEach((key) => checkKey(key, prefixOf(options, 'sk')));
  options.webhooks?.forEach(checkTarget);
  return {
    mid: options.mid,
    kind: options.kind,
    environment: options.environment,
    clientKey: options.clientKey,
    secretKeys: new Set(options.secretKeys),
    endsAt: new Map(),
    securityKey: options.securityKey ?? null,
    version: options.version ?? DEFAULT_VERSION,
    webhooks: options.webhooks ?? [],
  };
};

const newSecret = (set: KeySet): string => `${prefixOf(set, 'sk')}${randomBytes(NEW_SECRET_BYTES).toString('hex')}`;

const forget = (set: KeySet, secretKey: string): boolean => {
  set.endsAt.delete(secretKey);
  return set.secretKeys.delete(secretKey);
};

/** @param now the sandbox's time, by which secrets end */
export const createKeySets = (initial: readonly KeySetOptions[], now: () => number = Date.now): KeySets => {
  const sets = new Map<string, KeySet>();
  const lives = (set: KeySet, secretKey: string): boolean => (set.endsAt.get(secretKey) ?? Infinity) > now();
  const bySecretKey = (secretKey: string): KeySet | undefined =>
    [...sets.values()].find((set) => set.secretKeys.has(secretKey) && lives(set, secretKey));
  const known = (clientKey: string): KeySet => {
    const set = sets.get(clientKey);
    if (!set) throw new RangeError(`No key set has the client key ${clientKey}`);
    return set;
  };
  const checkFree = (secretKey: string): void => {
    if (bySecretKey(secretKey)) throw new RangeError('This secret key is already in use');
  };
  const add = (options: KeySetOptions): KeySet => {
    const set = makeSet(options);
    if (sets.has(set.clientKey)) throw new RangeError(`The client key ${set.clientKey} is already in use`);
    options.secretKeys.forEach(checkFree);
    sets.set(set.clientKey, set);
    return set;
  };
  const addSecret = (set: KeySet, secretKey: string): void => {
    checkKey(secretKey, prefixOf(set, 'sk'));
    checkFree(secretKey);
    forget(set, secretKey);
    set.secretKeys.add(secretKey);
  };
  const secretsOf = (clientKey: string): readonly LivingSecret[] => {
    const set = known(clientKey);
    const living = [...set.secretKeys].filter((secretKey) => lives(set, secretKey));
    return living.map((secretKey) => ({ secretKey, endsAt: set.endsAt.get(secretKey) ?? null }));
  };
  initial.forEach(add);
  return {
    all: () => [...sets.values()],
    byClientKey: (clientKey) => sets.get(clientKey),
    bySecretKey,
    add,
    secretsOf,
    reissue(clientKey, wanted) {
      const set = known(clientKey);
      const before = secretsOf(clientKey).map(({ secretKey }) => secretKey);
      const secretKey = wanted ?? newSecret(set);
      addSecret(set, secretKey);
      for (const older of before.slice(0, -1)) forget(set, older);
      const [previous] = before.slice(-1);
      if (previous !== undefined) set.endsAt.set(previous, now() + OLD_SECRET_LIVES_MS);
      return secretKey;
    },
    addSecret: (clientKey, secretKey) => addSecret(known(clientKey), secretKey),
    retireSecret(clientKey, secretKey) {
      if (!forget(known(clientKey), secretKey)) throw new RangeError('This set has no such secret key');
    },
    setWebhooks(clientKey, targets) {
      targets.forEach(checkTarget);
      known(clientKey).webhooks = targets;
    },
  };
};
