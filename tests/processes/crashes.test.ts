import { DOCUMENTATION_KEY_SETS } from '../../sandbox';
import { SYSTEM } from '../../server/src/domain/actor';
import { testDatabase } from '../support/host/database';
import { ENCRYPTION_KEY } from '../support/host/app-folder';
import { documentationKeySet } from '../support/key-set-inputs';
import { triggerOf } from '../support/leaks/breaking';
import { leaksIn, looksOf, type Secret } from '../support/leaks/search';
import { VAULT_KEY } from '../support/leaks/story';
import { openProcessShop, type ProcessShop } from '../support/processes/process-shop';
import { progress } from '../support/processes/progress';
import { openTossCrashes, TOSS_CRASHES, type TossCrash } from '../support/processes/toss-crash';

const TYPED = 'test_sk_PLANTEDtyped0123456789abcdef';
const OTHER = 'test_gsk_PLANTEDother0123456789abcde';
const secretKey = DOCUMENTATION_KEY_SETS.find(({ kind }) => kind === 'widget')?.secretKeys[0] ?? '';

let looks = 0;
const leaks = (output: string, secrets: readonly Secret[]) => {
  const places = [{ where: 'stdout and stderr', text: output }];
  looks += looksOf(places, secrets);
  return leaksIn(places, secrets);
};

describe('a process that ends in an uncaught error about a call to Toss', () => {
  const toss = openTossCrashes();
  afterAll(() => toss.close());
  const secrets = [
    { name: 'secret key', value: secretKey },
    { name: 'other secret key', value: OTHER },
  ];
  const crash = (how: TossCrash) => toss.crash({ how, secretKey, otherSecretKey: OTHER });

  test.each(TOSS_CRASHES)('prints no key: %s', async (how) => {
    const { code, output } = await crash(how);
    expect([code, leaks(output, secrets)]).toEqual([1, []]);
    expect(output).toMatch(how === 'in a transaction' ? /transaction/ : /No answer/);
    expect(output).not.toMatch(/authorization/i);
  });

  test('the search would see one: an error of axios that goes past the plugin prints its header', async () => {
    const { code, output } = await crash('by hand');
    expect(code).toBe(1);
    expect(leaks(output, secrets)).toContainEqual(expect.objectContaining({ secret: 'secret key' }));
  });
});

describe('a shop whose process ends in an uncaught error of a service', () => {
  let shop: ProcessShop;
  let secrets: Secret[];
  beforeAll(async () => {
    shop = await openProcessShop({ pluginConfig: { vault: { keys: [VAULT_KEY] } } });
    const [host] = shop.processes();
    for (const [name, table] of Object.entries({ sets: 'commerce_key_sets', addresses: 'commerce_event_endpoints' })) {
      const statements = triggerOf(shop.database.client, 'insert', table, `commerce_broken_${name}`);
      for (const statement of statements) await host?.ask('sql', statement);
    }
    secrets = [
      ...DOCUMENTATION_KEY_SETS.flatMap(({ secretKeys }) => secretKeys.map((value) => ({ name: 'secret key', value }))),
      ...[TYPED, OTHER].map((value) => ({ name: 'typed secret key', value })),
      { name: 'vault key', value: VAULT_KEY },
      { name: 'encryption key of Strapi', value: ENCRYPTION_KEY },
      { name: 'API token', value: shop.seeded.fullAccess },
      ...Object.values(shop.seeded.hookPaths).map((path) => ({ name: 'hook', value: path.split('/').at(-1) ?? '' })),
      // What is sealed is no secret, but has no business on a screen either.
      { name: 'sealed value', value: Buffer.from('{"alg":"dir","enc":"A256GCM"').toString('base64url') },
    ];
  });
  afterAll(async () => {
    await shop?.close();
    progress(`${testDatabase()}: ${looks} looks for a secret in what crashed processes print`);
  });

  const typed = (more: object = {}) => documentationKeySet('api', { name: 'typed', secretKey: TYPED, ...more });

  test.each([
    ['rejection', 'keySets', typed(), /commerce_key_sets failed/],
    ['exception', 'keySets', typed({ clientKey: OTHER }), /CommerceError/],
    ['exception', 'eventEndpoints', { url: 'https://shop.example.com/events' }, /commerce_event_endpoints failed/],
  ])('prints no secret: an uncaught %s of %s', async (as, service, wish, said) => {
    const host = shop.processes()[0] ?? (await shop.start());
    await host.ask('crash', { as, service, method: 'create', args: [wish, SYSTEM] });
    expect((await host.gone).code).toBe(1);
    expect(host.log()).toMatch(said);
    expect(leaks(host.log(), secrets)).toEqual([]);
  });
});
