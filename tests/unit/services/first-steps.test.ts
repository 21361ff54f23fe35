import type { ApiTokenView } from '../../../contracts/api-tokens';
import type { VerificationResult } from '../../../contracts/settings';
import type { KeySet } from '../../../server/src/domain/key-set';
import { createFirstSteps } from '../../../server/src/services/first-steps';
import { keySetOf } from '../../support/health-values';

const SELLING: ApiTokenView = {
  ...{ id: 1, kind: 'content-api', name: 'shop', description: null, type: 'custom' },
  ...{ actions: ['order.create', 'payment.confirm'], lastUsedAt: null, expiresAt: null, advice: ['never_expires'] },
};
const tried = (result: VerificationResult): KeySet['verification'] => ({ result, providerCode: null, verifiedAt: 1 });

type Shop = { tokens?: ApiTokenView[]; keySets?: KeySet[] };

/** A shop in the environment `live` at whose every address something was heard and paid. */
const aShop = ({ tokens = [], keySets = [] }: Shop) => {
  const asked: string[] = [];
  const heard = async (keySetId: string): Promise<number> => {
    asked.push(keySetId);
    return 1;
  };
  const steps = createFirstSteps({
    environment: 'live',
    vault: { isReady: true },
    keySets: { list: async () => keySets },
    apiTokens: { list: async () => tokens },
    facts: { isProductOnSale: async () => false },
    traffic: { lastDeliveryAt: heard, firstApprovedAfter: heard },
    publicUrl: () => '',
  });
  const done = async (): Promise<string[]> => {
    const { start, live } = await steps.view();
    return [...start, ...live].filter(({ isDone }) => isDone).map(({ step }) => step);
  };
  return { done, asked };
};

test.each<[string, Partial<ApiTokenView>, boolean]>([
  ['may order and confirm', {}, true],
  ['may do more than that', { actions: ['order.create', 'payment.confirm', 'refund.create'] }, true],
  ['may order alone', { actions: ['order.create'] }, false],
  ['may give money back alone', { actions: ['refund.create'] }, false],
  ['has expired', { advice: ['expired'] }, false],
  ['is one of the panel', { kind: 'admin', type: null }, false],
])('a token that %s: %j sells %s', async (_what, change, sells) => {
  const { done } = aShop({ tokens: [{ ...SELLING, ...change }] });
  expect((await done()).includes('api_token')).toBe(sells);
});

test('one token that sells is enough, and none is not', async () => {
  const { done } = aShop({ tokens: [{ ...SELLING, actions: ['order.cancel'] }, SELLING] });
  expect(await done()).toContain('api_token');
  expect(await aShop({}).done()).not.toContain('api_token');
});

test.each([
  ['good', tried('good'), true],
  ['refused', tried('unknown_key'), false],
  ['not tried', null, false],
])('keys that are %s: verified is %s', async (_what, verification, isVerified) => {
  const { done } = aShop({ keySets: [keySetOf({ verification, isDefault: true })] });
  expect((await done()).includes('verified')).toBe(isVerified);
});

test('only sets that take orders now are asked what came in', async () => {
  const { done, asked } = aShop({
    keySets: [
      keySetOf({ keySetId: 'ks_off', isEnabled: false }),
      keySetOf({ keySetId: 'ks_test', environment: 'test' }),
      keySetOf({ keySetId: 'ks_live' }),
    ],
  });
  expect(await done()).toEqual(expect.arrayContaining(['webhook', 'payment']));
  expect(new Set(asked)).toEqual(new Set(['ks_live']));
});
