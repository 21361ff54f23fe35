import type { Environment, KeyKind } from '../../../contracts/keys';
import type { EnvironmentView } from '../../../contracts/settings';
import type { Vault } from '../vault/vault';
import type { KeySets } from './key-sets';

type Ports = {
  config: { environment?: Environment | undefined; toss: { baseUrl: string } };
  vault: Pick<Vault, 'isReady' | 'kid' | 'source'>;
  keySets: Pick<KeySets, 'enabledDefault'>;
};

/** What is in force without a word from the host: real money only moves when somebody says so. */
const DEFAULT_ENVIRONMENT: Environment = 'test';

/** Tells an administrator where the shop stands: which environment, sealed with what, ready to sell or not. */
export const createEnvironment = ({ config, vault, keySets }: Ports) => ({
  async view(): Promise<EnvironmentView> {
    const environment = config.environment ?? DEFAULT_ENVIRONMENT;
    const keySetFor = async (kind: KeyKind): Promise<{ configured: boolean; name: string | null }> => {
      const found = await keySets.enabledDefault(environment, kind);
      return { configured: found !== null, name: found?.name ?? null };
    };
    return {
      environment,
      source: config.environment === undefined ? 'default' : 'config',
      vault: { ready: vault.isReady, kid: vault.kid, source: vault.source },
      keySets: { widget: await keySetFor('widget'), api: await keySetFor('api') },
      providerUrl: config.toss.baseUrl,
    };
  },
});

export type EnvironmentService = ReturnType<typeof createEnvironment>;
