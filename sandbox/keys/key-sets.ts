import type { KeySet, KeySetOptions, WebhookTarget } from './key-set';

/** The shops that the sandbox knows. */
export interface KeySets {
  all(): readonly KeySet[];
  byClientKey(clientKey: string): KeySet | undefined;
  bySecretKey(secretKey: string): KeySet | undefined;
  /** @throws RangeError when the prefixes do not agree, or a key is taken by another set */
  add(options: KeySetOptions): KeySet;
  /** Reissue: the new secret works at once, beside the old one. @throws RangeError */
  addSecret(clientKey: string, secretKey: string): void;
  /** Ends a secret: from now on it is 401 `UNAUTHORIZED_KEY`. @throws RangeError when it is unknown */
  retireSecret(clientKey: string, secretKey: string): void;
  /** @throws RangeError for an unknown set or an address that is not http(s) */
  setWebhooks(clientKey: string, targets: readonly WebhookTarget[]): void;
}

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
    securityKey: options.securityKey ?? null,
    version: options.version ?? DEFAULT_VERSION,
    webhooks: options.webhooks ?? [],
  };
};

export const createKeySets = (initial: readonly KeySetOptions[]): KeySets => {
  const sets = new Map<string, KeySet>();
  const bySecretKey = (secretKey: string): KeySet | undefined =>
    [...sets.values()].find((set) => set.secretKeys.has(secretKey));
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
  initial.forEach(add);
  return {
    all: () => [...sets.values()],
    byClientKey: (clientKey) => sets.get(clientKey),
    bySecretKey,
    add,
    addSecret(clientKey, secretKey) {
      const set = known(clientKey);
      checkKey(secretKey, prefixOf(set, 'sk'));
      checkFree(secretKey);
      set.secretKeys.add(secretKey);
    },
    retireSecret(clientKey, secretKey) {
      if (!known(clientKey).secretKeys.delete(secretKey)) throw new RangeError('This set has no such secret key');
    },
    setWebhooks(clientKey, targets) {
      targets.forEach(checkTarget);
      known(clientKey).webhooks = targets;
    },
  };
};
