import { createKeyring, keyTextProblem } from '../../../server/src/vault/keyring';

const NEW = 'newest-key-of-the-tests-0123456789abcdef';
const OLD = 'an-older-key-of-the-tests-fedcba9876543210';
/** As `create-strapi-app` writes ENCRYPTION_KEY: 16 random bytes in base64. */
const STOCK = 'mP3vXq0wJ8sT5rYkL1nZBg==';

describe('the keys that secrets are sealed with', () => {
  it('takes vault.keys before the key of Strapi', () => {
    const keyring = createKeyring({ keys: [NEW, OLD], fallback: STOCK });
    expect(keyring.source).toBe('vault.keys');
    expect(keyring.keys.map(({ kid }) => kid)).toEqual([
      createKeyring({ keys: [NEW] }).keys[0]?.kid,
      createKeyring({ keys: [OLD] }).keys[0]?.kid,
      createKeyring({ keys: [], fallback: STOCK }).keys[0]?.kid,
    ]);
  });

  it('keeps the key of Strapi for opening, once each, and not when it could never seal', () => {
    expect(createKeyring({ keys: [NEW], fallback: 'tobemodified' })).toMatchObject({ keys: [{}], problem: null });
    expect(createKeyring({ keys: [NEW, OLD, NEW], fallback: OLD }).keys.map(({ kid }) => kid)).toEqual(
      [NEW, OLD].map((text) => createKeyring({ keys: [text] }).keys[0]?.kid)
    );
  });

  it('takes the key that a stock Strapi app has', () => {
    const keyring = createKeyring({ keys: [], fallback: STOCK });
    expect(keyring).toMatchObject({ source: 'admin.secrets.encryptionKey', problem: null });
    expect(keyring.keys).toHaveLength(1);
  });

  it('derives 256 bits, named by a hash that is not a part of them', () => {
    const [key] = createKeyring({ keys: [NEW] }).keys;
    expect(key?.bytes).toHaveLength(32);
    expect(key?.kid).toMatch(/^[0-9a-f]{16}$/);
    expect(Buffer.from(key?.bytes ?? []).toString('hex')).not.toContain(key?.kid);
  });

  it.each([undefined, null, ''])('says what to set when there is no key (%p)', (fallback) => {
    expect(createKeyring({ keys: [], fallback })).toMatchObject({
      keys: [],
      source: null,
      problem: expect.stringMatching(/vault\.keys.*ENCRYPTION_KEY/),
    });
  });

  it('opens with a former key of Strapi, which has 24 characters, and seals with none but the present one', () => {
    const ring = createKeyring({ keys: [NEW, STOCK] });
    expect(ring).toMatchObject({ problem: null });
    expect(ring.keys[1]?.kid).toBe(createKeyring({ keys: [], fallback: STOCK }).keys[0]?.kid);
    expect(createKeyring({ keys: [STOCK, NEW] }).problem).toBe('vault.keys[0] must have at least 32 characters.');
    expect(createKeyring({ keys: [STOCK, NEW], fallback: STOCK })).toMatchObject({ problem: null, keys: [{}, {}] });
  });

  it.each([
    ['too short', 'short-but-random-8f3k2'],
    ['one character', 'a'.repeat(64)],
    ['a piece repeated', 'hunter2-A!'.repeat(4)],
    ['few characters', 'abcabcaabbccabcabcaabbccabcabcaabbccab'],
  ])('refuses a weak key: %s', (_why, text) => {
    const { keys, problem } = createKeyring({ keys: [NEW, text], fallback: STOCK });
    expect(keys).toEqual([]);
    expect(problem).toContain('vault.keys[1]');
    expect(problem).not.toContain(text);
  });

  it('refuses a key of Strapi that is shorter than a stock one', () => {
    expect(createKeyring({ keys: [], fallback: 'tobemodified' }).problem).toContain('at least 24 characters');
  });

  it('takes keys as `openssl rand` makes them', () => {
    expect(keyTextProblem('key', '3b8f1c0a9d7e6f5b4c3d2e1f0a9b8c7d')).toBeNull();
    expect(keyTextProblem('key', 'Zk1vV0Vw2mXo3qk8yT9b7uY6rC5dE4fGhIjKlMnOpQs=')).toBeNull();
  });
});
