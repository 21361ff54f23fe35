import type { Verification } from '../../server/src/providers/payment-provider';
import type { KeySetPorts } from '../../server/src/services/key-sets';
import { apiSet, OTHER_SECRET, person, SECURITY_KEY, setUpKeySets } from './key-set-service';

export const THIRD_SECRET = 'test_sk_PLANTED55555555555555Ee3V';
export const OTHER_SECURITY_KEY = '9876543210fedcba'.repeat(4);
export const REJECTED: Verification = { result: 'unknown_key', providerCode: 'UNAUTHORIZED_KEY' };
export const KIM = person('Kim');

/** The key-set service with one set of `SECRET` in it, rotated so many times. `entries` are those of what follows. */
export const rotatedKeySet = async (times: 0 | 1 | 2 = 1, changes: Partial<KeySetPorts> = {}) => {
  const desk = setUpKeySets(changes);
  const { id } = await desk.service.create({ ...apiSet, securityKey: SECURITY_KEY }, KIM);
  const keys = [OTHER_SECRET, THIRD_SECRET].slice(0, times);
  let version = 1;
  for (const key of keys) {
    const wish = { which: 'secret', key, version, replacesPrevious: true } as const;
    version = (await desk.service.rotate(id, wish, KIM)).version;
  }
  desk.entries.length = 0;
  return { ...desk, id, version };
};

/** The secrets that a call would be made with. */
export const secretsOf = async ({ service, id }: Pick<Awaited<ReturnType<typeof rotatedKeySet>>, 'service' | 'id'>) => {
  const { secretKey, otherSecretKey } = await service.credentialsOf(id);
  return [secretKey, otherSecretKey];
};
