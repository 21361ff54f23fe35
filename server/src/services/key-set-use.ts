import { KEY_KINDS, type Environment, type KeyKind } from '../../../contracts/keys';
import { CONTENT_API_PATH } from '../../../contracts/plugin-id';
import type { WebhookAddressView } from '../../../contracts/settings';
import { CommerceError } from '../domain/errors';
import type { KeySet } from '../domain/key-set';
import type { KeySetRepository } from '../repositories/key-set-port';
import type { Vault } from '../vault/vault';
import type { Clock } from './clock';
import { hashOfHookToken } from './hook-tokens';
import { createKeyCredentials } from './key-set-credentials';
import type { ReadVariable } from './open-secret';

/** The set that new orders are made under, with what a page may know of it. */
export type ActiveKeySet = { keySetId: string; environment: Environment; kind: KeyKind; clientKey: string };

type Ports = {
  keySets: KeySetRepository;
  vault: Vault;
  readVariable: ReadVariable;
  environment: Environment;
  clock: Clock;
  apiPrefix?: string | undefined;
};

const DEFAULT_API_PREFIX = '/api';

const notConfigured = (message: string, details: Record<string, unknown>): CommerceError =>
  new CommerceError('KEY_SET_NOT_CONFIGURED', message, details);

/** Which key set, and which of its secrets, is used for what. */
export const createKeyUse = (ports: Ports, read: (keySetId: string) => Promise<KeySet>) => {
  const { keySets, vault, environment: inForce, apiPrefix = DEFAULT_API_PREFIX } = ports;

  const enabledDefault = async (environment: Environment, kind: KeyKind): Promise<KeySet | null> => {
    const found = await keySets.findDefault(environment, kind);
    return found?.isEnabled ? found : null;
  };

  const addressOf = async ({
    keySetId,
    name,
    environment,
    kind,
    hookTokenSealed,
  }: KeySet): Promise<WebhookAddressView> => {
    const token = await vault.open(hookTokenSealed, { row: keySetId, field: 'hookTokenSealed' });
    return { keySetId, name, environment, kind, path: `${apiPrefix}${CONTENT_API_PATH}/webhooks/toss/${token}` };
  };

  return {
    /** The enabled default of this environment and kind; `null` when there is none. */
    enabledDefault,

    /**
     * The set for a new order. Without a kind: the widget's, else the API's.
     *
     * @throws CommerceError `KEY_SET_NOT_CONFIGURED` when there is no enabled default, or when `environment` is not the
     * one in force
     */
    async activeFor(environment: Environment, kind: KeyKind | undefined): Promise<ActiveKeySet> {
      const kinds = environment !== inForce ? [] : kind === undefined ? KEY_KINDS : [kind];
      for (const wanted of kinds) {
        const found = await enabledDefault(environment, wanted);
        if (found)
          return {
            keySetId: found.keySetId,
            environment: found.environment,
            kind: found.kind,
            clientKey: found.clientKey,
          };
      }
      throw notConfigured('There is no enabled default key set for this', { environment, ...(kind ? { kind } : {}) });
    },

    ...createKeyCredentials(ports, read),

    /** The set that a webhook address belongs to; `null` for a token that is none of ours. */
    async findByHookToken(token: string): Promise<KeySet | null> {
      const hash = hashOfHookToken(token);
      return hash ? keySets.findByHookTokenHash(hash) : null;
    },

    /**
     * The address to register at the provider. As secret as a password: for those who may edit keys.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`
     */
    webhookAddress: async (keySetId: string): Promise<WebhookAddressView> => addressOf(await read(keySetId)),

    /** @throws CommerceError `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN` */
    webhookAddresses: async (): Promise<WebhookAddressView[]> => Promise.all((await keySets.list()).map(addressOf)),
  };
};
