import type { Core } from '@strapi/strapi';
import { readVariable } from '../../config';
import type { Environment } from '../../../../contracts/keys';
import type { PaymentProvider } from '../../providers/payment-provider';
import { createKeySetRepository } from '../../repositories/key-sets';
import type { Vault } from '../../vault/vault';
import { createDeclaredKeySets, type DeclaredKeySets } from '../key-set-config';
import { createKeySets, type KeySets } from '../key-sets';
import { seeingReferences } from '../seen-key-sets';
import { createVerifications, type Verifications } from '../verifications';
import type { Books } from './books';

type Ground = Books & { vault: Vault; provider: PaymentProvider; environment: Environment };

export type KeySetServices = { keySets: KeySets; declaredKeySets: DeclaredKeySets; verifications: Verifications };

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());

/** Key sets: as they are stored for what config declares, as this process finds them for everything else. */
export const wireKeySets = (strapi: Core.Strapi, ground: Ground): KeySetServices => {
  const stored = createKeySetRepository(strapi);
  const keySets = createKeySets({
    ...{ ...ground, readVariable },
    keySets: seeingReferences(stored, readVariable),
    apiPrefix: strapi.config.get<string>('api.rest.prefix'),
  });
  return {
    keySets,
    declaredKeySets: createDeclaredKeySets({ ...ground, keySets: stored, readVariable, log: strapi.log }),
    verifications: createVerifications({ ...ground, keySets, wait, log: strapi.log }),
  };
};
