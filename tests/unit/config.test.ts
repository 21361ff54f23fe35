import { config, validateConfig, type PluginConfig } from '../../server/src/config';

const withDefaults = (change: Partial<PluginConfig>): PluginConfig => ({ ...config.default(), ...change });

test('takes its own defaults, which say neither test nor live', () => {
  expect(() => config.validator(config.default())).not.toThrow();
  expect(config.default().environment).toBeUndefined();
  expect(config.default().vault.keys).toEqual([]);
});

test.each<[string, Partial<Record<keyof PluginConfig, unknown>>, RegExp]>([
  ['an environment that is none', { environment: 'production' }, /^environment must be "test" or "live"/],
  ['keys that are no list', { vault: { keys: 'secret-value-of-somebody' } }, /^vault\.keys must be a list/],
  ['no vault at all', { vault: undefined }, /^vault\.keys must be a list/],
  [
    'an address with a query',
    { toss: { baseUrl: 'https://api.example.com/?key=1', connectTimeoutMs: 1, readTimeoutMs: 1 } },
    /^toss\.baseUrl/,
  ],
  [
    'another protocol',
    { toss: { baseUrl: 'ftp://api.example.com', connectTimeoutMs: 1, readTimeoutMs: 1 } },
    /^toss\.baseUrl/,
  ],
  [
    'no time to answer',
    { toss: { baseUrl: 'https://api.example.com', connectTimeoutMs: 1, readTimeoutMs: 0 } },
    /^toss\.readTimeoutMs/,
  ],
  ['half a minute', { orders: { expiresInMinutes: 0.5 } }, /^orders\.expiresInMinutes must be a whole number from 1/],
  [
    'no pause at all',
    { reconciliation: { everySeconds: 0 } },
    /^reconciliation\.everySeconds must be a whole number from 1 to 60/,
  ],
  ['two minutes', { reconciliation: { everySeconds: 120 } }, /^reconciliation\.everySeconds/],
  ['a negative grace', { shutdown: { graceMs: -1 } }, /^shutdown\.graceMs/],
])('ends the boot with one sentence for %s', (_what, change, sentence) => {
  expect(() => validateConfig(withDefaults(change as Partial<PluginConfig>))).toThrow(sentence);
});

test('names no secret in its sentence', () => {
  const broken = withDefaults({ vault: { keys: 'secret-value-of-somebody' as never } });
  expect(() => validateConfig(broken)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('secret-value') })
  );
});

const over = (baseUrl: string): Partial<PluginConfig> => ({ toss: { baseUrl, connectTimeoutMs: 1, readTimeoutMs: 1 } });

test('sends live keys over TLS only, or to this machine', () => {
  expect(() => validateConfig(withDefaults({ environment: 'live', ...over('http://toss.example.com') }))).toThrow(
    /never sent in clear/
  );
  expect(() =>
    validateConfig(withDefaults({ environment: 'live', ...over('https://toss.example.com') }))
  ).not.toThrow();
  expect(() => validateConfig(withDefaults({ environment: 'live', ...over('http://127.0.0.1:4100') }))).not.toThrow();
  expect(() => validateConfig(withDefaults({ environment: 'test', ...over('http://toss.example.com') }))).not.toThrow();
});

describe('key sets in config', () => {
  const declared = {
    name: 'Main',
    environment: 'test',
    kind: 'api',
    clientKey: 'test_ck_D5GePWvyJnrK0W0k6q8g',
    secretKey: 'env:TOSS_SECRET_KEY',
  };
  const PLANTED = 'test_sk_PLANTED00000000000000Aa1Z';
  const validate = (...keySets: unknown[]) => validateConfig(withDefaults({ keySets: keySets as never }));
  const change = (more: Record<string, unknown>) => ({ ...declared, ...more });

  test('are taken, also while their variables are not there', () => {
    expect(() =>
      validate(
        declared,
        change({
          ...{ name: 'Widget', kind: 'widget', clientKey: 'test_gck_docs_x', secretKey: 'env:WIDGET', isDefault: true },
          ...{ previousSecretKey: 'env:WIDGET_OLD', description: '설명', mid: 'm', isEnabled: false },
        }),
        change({ environment: 'live', clientKey: 'live_ck_x', securityKey: 'env:S', previousSecurityKey: 'env:T' })
      )
    ).not.toThrow();
  });

  test.each<[string, unknown[], RegExp]>([
    ['what is no list', 'Main' as never, /^keySets must be a list/],
    ['what is no set', ['Main'], /^keySets\[0\] must be a key set/],
    ['a field of another name', [change({ secret: PLANTED })], /^keySets\[0\] takes only name, /],
    ['a secret in clear', [change({ secretKey: PLANTED })], /^keySets\[0\]\.secretKey must be a reference .* git/],
    ['a security key in clear', [change({ securityKey: 'ab'.repeat(32) })], /^keySets\[0\]\.securityKey must be/],
    ['a secret as client key', [change({ clientKey: PLANTED })], /^keySets\[0\]\.clientKey must be a client key/],
    [
      'a live key in a test set',
      [change({ clientKey: 'live_ck_x' })],
      /^keySets\[0\]\.clientKey is a key of the other/,
    ],
    ['a widget key', [change({ clientKey: 'test_gck_x' })], /clientKey does not belong .* this kind/],
    [
      'a security key of widgets',
      [change({ kind: 'widget', clientKey: 'test_gck_x', securityKey: 'env:S' })],
      /securityKey/,
    ],
    ['no secret', [change({ secretKey: undefined })], /^keySets\[0\]\.secretKey must be a text/],
    ['no reference', [change({ secretKey: 'env:toss' })], /^keySets\[0\]\.secretKey must be a reference/],
    ['what Strapi publishes', [change({ secretKey: 'env:STRAPI_ADMIN_X' })], /STRAPI_ADMIN_/],
    ['no name', [change({ name: ' ' })], /^keySets\[0\]\.name is needed/],
    ['a long name', [change({ name: 'x'.repeat(21) })], /^keySets\[0\]\.name is too long/],
    ['a maybe', [change({ isDefault: 'yes' })], /^keySets\[0\]\.isDefault must be true or false/],
    ['another environment', [change({ environment: 'prod' })], /^keySets\[0\]\.environment/],
    ['a shop twice', [declared, change({ name: 'B' })], /^keySets\[1\] has the same client key as keySets\[0\]/],
    ['a name twice', [declared, change({ clientKey: 'test_ck_b' })], /^keySets\[1\] has the same name as keySets\[0\]/],
    [
      'two defaults',
      [change({ isDefault: true }), change({ name: 'B', clientKey: 'test_ck_b', isDefault: true })],
      /^keySets\[1\] is a default for the same environment and kind/,
    ],
  ])('end the boot for %s, with no value in the sentence', (_what, keySets, sentence) => {
    const boot = () => validateConfig(withDefaults({ keySets: keySets as never }));
    expect(boot).toThrow(sentence);
    expect(boot).toThrow(expect.objectContaining({ message: expect.not.stringMatching(/PLANTED|abab/) }));
  });
});
