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
