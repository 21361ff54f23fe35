import { decodeProtectedHeader } from 'jose';
import { kidOfPrefix, SEALED_PREFIX_LENGTH, sealedPrefixOf } from '../../../server/src/domain/sealed-prefix';
import { createVault } from '../../../server/src/vault/vault';

const KEY = 'newest-key-of-the-tests-0123456789abcdef';
const OTHER_KEY = 'an-older-key-of-the-tests-fedcba9876543210';
const SECRET = 'test_sk_PLANTED0000000000000000001';
const PLACE = { row: 'ks_1', field: 'primarySecretKey' };

const vault = createVault({ keys: [KEY] });

const flipped = (sealed: string, part: number): string => {
  const parts = sealed.split('.');
  const text = parts[part] ?? '';
  parts[part] = (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
  return parts.join('.');
};

describe('a sealed value', () => {
  it('opens in its own row and field', async () => {
    expect(await vault.open(await vault.seal(SECRET, PLACE), PLACE)).toBe(SECRET);
  });

  it('is a compact JWE that names its key and its place, and does not hold the secret', async () => {
    const sealed = await vault.seal(SECRET, PLACE);
    expect(decodeProtectedHeader(sealed)).toEqual({ alg: 'dir', enc: 'A256GCM', kid: vault.kid, ...PLACE });
    const parts = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect([sealed, ...parts].join('\n')).not.toContain('PLANTED');
  });

  it('is another one each time', async () => {
    expect(await vault.seal(SECRET, PLACE)).not.toBe(await vault.seal(SECRET, PLACE));
  });

  it('keeps every character', async () => {
    const text = '{"holder":"김토스","note":"\u0000 ₩"}';
    expect(await vault.open(await vault.seal(text, PLACE), PLACE)).toBe(text);
  });

  it.each([
    ['another row', { row: 'ks_2', field: 'primarySecretKey' }],
    ['another field', { row: 'ks_1', field: 'secondarySecretKey' }],
  ])('does not open in %s', async (_where, place) => {
    const sealed = await vault.seal(SECRET, PLACE);
    await expect(vault.open(sealed, place)).rejects.toMatchObject({ code: 'VAULT_CANNOT_OPEN', details: place });
  });

  it('does not open when its header is rewritten for another place', async () => {
    const [, ...rest] = (await vault.seal(SECRET, PLACE)).split('.');
    const place = { row: 'ks_2', field: PLACE.field };
    const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: vault.kid, ...place })).toString(
      'base64url'
    );
    await expect(vault.open([header, ...rest].join('.'), place)).rejects.toMatchObject({ code: 'VAULT_CANNOT_OPEN' });
  });

  it.each([2, 3, 4])('does not open when part %i of it was changed', async (part) => {
    const sealed = await vault.seal(SECRET, PLACE);
    await expect(vault.open(flipped(sealed, part), PLACE)).rejects.toMatchObject({ code: 'VAULT_CANNOT_OPEN' });
  });

  it.each(['', SECRET, 'a.b.c', 'a.b.c.d.e', '....'])('is not just any text: %p', async (text) => {
    const error = await vault.open(text, PLACE).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'VAULT_CANNOT_OPEN', details: PLACE });
    expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain('PLANTED');
  });
});

describe('the keys', () => {
  it('opens with an older key what that one sealed, and seals with the newest', async () => {
    const both = createVault({ keys: [OTHER_KEY, KEY] });
    expect(await both.open(await vault.seal(SECRET, PLACE), PLACE)).toBe(SECRET);
    expect(decodeProtectedHeader(await both.seal(SECRET, PLACE)).kid).toBe(createVault({ keys: [OTHER_KEY] }).kid);
  });

  it('says clearly that the key is another one', async () => {
    const error = await createVault({ keys: [OTHER_KEY] })
      .open(await vault.seal(SECRET, PLACE), PLACE)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'VAULT_CANNOT_OPEN', message: expect.stringContaining('not configured') });
  });

  it('says what to set when there is none, and neither seals nor opens', async () => {
    const none = createVault({ keys: [] });
    const missing = { code: 'VAULT_KEY_MISSING', message: expect.stringContaining('vault.keys') };
    expect(none).toMatchObject({ isReady: false, kid: null, source: null });
    await expect(none.seal(SECRET, PLACE)).rejects.toMatchObject(missing);
    await expect(none.open(await vault.seal(SECRET, PLACE), PLACE)).rejects.toMatchObject(missing);
  });

  it('seals nothing that is empty', async () => {
    await expect(vault.seal('', PLACE)).rejects.toThrow(RangeError);
  });
});

describe('the beginning of a sealed value', () => {
  it('names its key, whatever the row and the field', async () => {
    for (const place of [PLACE, { row: 'x', field: 'f' }, { row: 'ord_한국"\\'.repeat(9), field: 'body' }]) {
      const beginning = (await vault.seal('a secret', place)).slice(0, SEALED_PREFIX_LENGTH);
      expect(beginning).toBe(sealedPrefixOf(vault.kid ?? ''));
      expect(kidOfPrefix(beginning)).toBe(vault.kid);
    }
  });

  it.each([
    '',
    'a plain secret',
    'eyJhbGciOiJkaXIifQ',
    sealedPrefixOf('0123456789abcdef').slice(1),
    sealedPrefixOf('0123456789abcdef').toUpperCase(),
  ])('names none in what is none of ours: %p', (text) => {
    expect(kidOfPrefix(text.slice(0, SEALED_PREFIX_LENGTH))).toBeNull();
  });

  it('is made for a kid alone', () => {
    expect(() => sealedPrefixOf(`0123456789abcde"`)).toThrow(RangeError);
  });
});

describe('sealing anew', () => {
  const older = createVault({ keys: [OTHER_KEY] });
  const both = createVault({ keys: [KEY, OTHER_KEY] });

  it('brings a value under the newest key, and leaves one that is there', async () => {
    const resealed = await both.reseal(await older.seal(SECRET, PLACE), PLACE);
    const sealed = resealed && 'sealed' in resealed ? resealed.sealed : '';
    expect(await vault.open(sealed, PLACE)).toBe(SECRET);
    expect(await both.reseal(sealed, PLACE)).toBeNull();
  });

  it.each([
    ['not_sealed', async () => 'plain'],
    ['unknown_key', () => createVault({ keys: [`${KEY}-another`] }).seal(SECRET, PLACE)],
    ['moved', () => older.seal(SECRET, { ...PLACE, row: 'ks_2' })],
    ['changed', async () => flipped(await older.seal(SECRET, PLACE), 3)],
  ])('says what is wrong with one that does not open: %s', async (defect, sealed) => {
    expect(await both.reseal(await sealed(), PLACE)).toEqual({ defect });
  });

  it('opens what the key of Strapi has sealed, after keys of its own were set', async () => {
    const strapisKey = 'mP3vXq0wJ8sT5rYkL1nZBg==';
    const before = await createVault({ keys: [], fallback: strapisKey }).seal(SECRET, PLACE);
    const now = createVault({ keys: [KEY], fallback: strapisKey });
    expect(await now.open(before, PLACE)).toBe(SECRET);
    expect(kidOfPrefix((await now.seal(SECRET, PLACE)).slice(0, SEALED_PREFIX_LENGTH))).toBe(vault.kid);
  });
});
