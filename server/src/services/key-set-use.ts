import { KEY_KINDS, type Environment, type KeyKind } from '../../../contracts/keys';
import { CONTENT_API_PATH } from '../../../contracts/plugin-id';
import type { WebhookAddressView } from '../../../contracts/settings';
import { CommerceError } from '../domain/errors';
import type { KeySet, SecretSlot } from '../domain/key-set';
import type { Credentials } from '../providers/payment-provider';
import type { KeySetRepository } from '../repositories/key-set-port';
import type { Vault } from '../vault/vault';
import { hashOfHookToken } from './hook-tokens';
import { openSecret, type ReadVariable } from './open-secret';

/** The set that new orders are made under, with what a page may know of it. */
export type ActiveKeySet = { keySetId: string; environment: Environment; kind: KeyKind; clientKey: string };

type Ports = {
  keySets: KeySetRepository;
  vault: Vault;
  readVariable: ReadVariable;
  environment: Environment;
  apiPrefix?: string | undefined;
};

const DEFAULT_API_PREFIX = '/api';

const notConfigured = (message: string, details: Record<string, unknown>): CommerceError =>
  new CommerceError('KEY_SET_NOT_CONFIGURED', message, details);

/** Which key set, and which of its secrets, is used for what. */
export const createKeyUse = (ports: Ports, read: (keySetId: string) => Promise<KeySet>) => {
  const { keySets, vault, environment: inForce, apiPrefix = DEFAULT_API_PREFIX } = ports;

  const openSlot = async ({ keySetId, secrets }: KeySet, slot: SecretSlot): Promise<string | undefined> => {
    const secret = secrets[slot];
    return secret ? openSecret(ports, secret, { row: keySetId, field: slot }) : undefined;
  };

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

    /**
     * The secrets that an order's set pays and refunds with; also of a set that is switched off, which stops new orders
     * only. Never of the other environment: a copy of the shop's database beside a test configuration moves no real money.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `KEY_SET_NOT_CONFIGURED`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`
     */
    async credentialsOf(keySetId: string): Promise<Credentials> {
      const keySet = await read(keySetId);
      if (keySet.environment !== inForce) {
        throw notConfigured(`This is a ${keySet.environment} key set, and ${inForce} is in force`, {
          keySetId,
          environment: inForce,
        });
      }
      const secretKey = await openSlot(keySet, 'primarySecretKey');
      if (!secretKey) throw notConfigured('This key set has no secret key', { keySetId });
      const otherSecretKey = await openSlot(keySet, 'secondarySecretKey');
      return otherSecretKey === undefined ? { secretKey } : { secretKey, otherSecretKey };
    },

    /**
     * The keys that the provider signs payout and seller events with; two during a rotation.
     *
     * @throws CommerceError `KEY_SET_NOT_FOUND`, `VAULT_KEY_MISSING`, `VAULT_CANNOT_OPEN`
     */
    async securityKeysOf(keySetId: string): Promise<string[]> {
      const keySet = await read(keySetId);
      const slots = ['primarySecurityKey', 'secondarySecurityKey'] as const;
      const keys = await Promise.all(slots.map((slot) => openSlot(keySet, slot)));
      return keys.filter((key) => key !== undefined);
    },

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
