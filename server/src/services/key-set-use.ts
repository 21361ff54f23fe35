import type { Environment } from '../../../contracts/keys';
import { CONTENT_API_PATH } from '../../../contracts/plugin-id';
import type { WebhookAddressView } from '../../../contracts/settings';
import type { KeySet } from '../domain/key-set';
import type { KeySetRepository } from '../repositories/key-set-port';
import type { Vault } from '../vault/vault';
import { createKeySetChoice } from './choose-key-set';
import type { Clock } from './clock';
import { createKeyCredentials } from './key-set-credentials';
import type { ReadVariable } from './open-secret';

type Ports = {
  keySets: KeySetRepository;
  vault: Vault;
  readVariable: ReadVariable;
  environment: Environment;
  clock: Clock;
  apiPrefix?: string | undefined;
};

const DEFAULT_API_PREFIX = '/api';

/** Which key set, and which of its secrets, is used for what. */
export const createKeyUse = (ports: Ports, read: (keySetId: string) => Promise<KeySet>) => {
  const { keySets, vault, apiPrefix = DEFAULT_API_PREFIX } = ports;

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
    ...createKeySetChoice(ports),

    ...createKeyCredentials(ports, read),

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
