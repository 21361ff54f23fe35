import { firstStepsOf, type FirstStepFacts } from '../../../server/src/domain/first-steps';

const NOTHING: FirstStepFacts = {
  environment: 'test',
  isVaultReady: false,
  keySets: [],
  isProductOnSale: false,
  hasToken: false,
  publicUrl: 'http://localhost:1337',
};

const set = (change: Partial<FirstStepFacts['keySets'][number]> = {}): FirstStepFacts['keySets'][number] => ({
  ...{ keySetId: 'ks_1', environment: 'test', isEnabled: true, isDefault: true },
  ...{ isVerified: true, hasWebhook: true, hasPayment: true },
  ...change,
});

const done = (change: Partial<FirstStepFacts>): string[] => {
  const { start, live } = firstStepsOf({ ...NOTHING, ...change });
  return [...start, ...live].filter(({ isDone }) => isDone).map(({ step }) => step);
};

test('nothing is done in an empty shop', () => {
  expect(done({})).toEqual([]);
  expect(firstStepsOf(NOTHING)).toMatchObject({ isComplete: false, keySetId: null });
});

test.each<[string, Partial<FirstStepFacts>, string[]]>([
  ['a vault key', { isVaultReady: true }, ['vault']],
  ['a product', { isProductOnSale: true }, ['product']],
  ['a token', { hasToken: true }, ['api_token']],
  ['a good test set', { keySets: [set()] }, ['key_set', 'verified', 'webhook', 'payment']],
  ['a set that is no default', { keySets: [set({ isDefault: false })] }, ['webhook', 'payment']],
  ['a set that is switched off', { keySets: [set({ isEnabled: false })] }, []],
  [
    'a set that was not tried',
    { keySets: [set({ isVerified: false, hasWebhook: false, hasPayment: false })] },
    ['key_set'],
  ],
  ['a live set while the shop tests', { keySets: [set({ environment: 'live' })] }, ['live_keys']],
  ['a live set that is no default', { keySets: [set({ environment: 'live', isDefault: false })] }, []],
  ['a live set that was not tried', { keySets: [set({ environment: 'live', isVerified: false })] }, []],
  ['an https address', { publicUrl: 'https://shop.example.com/strapi' }, ['https']],
  ['an address that is none', { publicUrl: 'shop' }, []],
])('%s is seen', (_what, change, steps) => expect(done(change)).toEqual(steps));

test('all is done once real money can come in, and came in', () => {
  const facts: FirstStepFacts = {
    ...{ environment: 'live', isVaultReady: true, isProductOnSale: true, hasToken: true },
    keySets: [set({ environment: 'live', keySetId: 'ks_live' })],
    publicUrl: 'https://shop.example.com',
  };
  expect(firstStepsOf(facts)).toMatchObject({ isComplete: true, keySetId: 'ks_live' });
});

test('a shop that sells in its tests has not done all, and is led to the set that takes its orders', () => {
  const facts: FirstStepFacts = {
    ...{ environment: 'test', isVaultReady: true, isProductOnSale: true, hasToken: true },
    keySets: [set({ keySetId: 'ks_other', isDefault: false }), set()],
    publicUrl: 'https://shop.example.com',
  };
  expect(firstStepsOf(facts)).toMatchObject({ isComplete: false, keySetId: 'ks_1' });
  expect(firstStepsOf(facts).start.every(({ isDone }) => isDone)).toBe(true);
});
