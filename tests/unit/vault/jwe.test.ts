import { randomBytes } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import { decryptJwe, encryptJwe, jweHeader } from '../../../server/src/vault/jwe';

const KEY = new Uint8Array(randomBytes(32));
const HEADER = { kid: '0123456789abcdef', row: 'ks_1', field: 'primarySecretKey' };
const TEXTS = ['x', 'test_sk_0000', '\uFEFF김토스 \u0000 ₩ 🛒', 'long '.repeat(20_000)];

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const by = (library: Record<string, unknown>, text: string, key = KEY): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader(library as never).encrypt(key);

/** A value of ours with one of its five parts as another. */
const withPart = (part: number, change: (text: string) => string): string =>
  encryptJwe('test_sk_0000', HEADER, KEY)
    .split('.')
    .map((text, index) => (index === part ? change(text) : text))
    .join('.');

describe('beside a library that everybody uses', () => {
  it.each(TEXTS)('it opens what we encrypt (%#)', async (text) => {
    const jwe = encryptJwe(text, HEADER, KEY);
    const { plaintext, protectedHeader } = await compactDecrypt(jwe, KEY);
    expect(Buffer.from(plaintext).toString('utf8')).toBe(text);
    expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM', ...HEADER });
    expect(jweHeader(jwe)).toEqual(decodeProtectedHeader(jwe));
  });

  it.each(TEXTS)('we open what it encrypts (%#)', async (text) => {
    expect(decryptJwe(await by({ alg: 'dir', enc: 'A256GCM', ...HEADER }, text), KEY)).toBe(text);
  });
});

test('another key opens nothing', () => {
  expect(decryptJwe(encryptJwe('test_sk_0000', HEADER, KEY), new Uint8Array(randomBytes(32)))).toBeNull();
});

test('no two values share an initialization vector', () => {
  const vectors = Array.from({ length: 500 }, () => encryptJwe('x', HEADER, KEY).split('.')[2]);
  expect(new Set(vectors).size).toBe(500);
});

test.each([
  [
    'a header that says something else',
    withPart(0, () => encoded({ alg: 'dir', enc: 'A256GCM', ...HEADER, row: 'ks_2' })),
  ],
  ['the same header written in another way', withPart(0, () => encoded({ enc: 'A256GCM', alg: 'dir', ...HEADER }))],
  ['an encrypted key, which `dir` does not have', withPart(1, () => 'AAAA')],
  ['a tag cut short', withPart(4, (tag) => Buffer.from(tag, 'base64url').subarray(0, 12).toString('base64url'))],
  ['a longer vector', withPart(2, (iv) => `${iv}AAAA`)],
  ['padding', withPart(3, (text) => `${text}=`)],
  ['signs of the other base64', withPart(3, () => '+/+/')],
  ['spaces', withPart(3, (text) => ` ${text}`)],
  ['another part', `${encryptJwe('x', HEADER, KEY)}.`],
  ['a part too few', encryptJwe('x', HEADER, KEY).split('.').slice(0, 4).join('.')],
  ['nothing', ''],
  ['four dots', '....'],
])('does not open with %s', (_what, jwe) => {
  expect(decryptJwe(jwe, KEY)).toBeNull();
});

test.each([
  ['another content encryption', { alg: 'dir', enc: 'A128GCM' }, KEY.slice(0, 16)],
  ['another key management', { alg: 'A256KW', enc: 'A256GCM' }, KEY],
])('opens nothing of %s', async (_what, algorithms, key) => {
  expect(decryptJwe(await by(algorithms, 'x', key), key)).toBeNull();
});

test.each([
  ['an extension that must be understood', { crit: ['exp'], exp: 1 }],
  ['a compressed text', { zip: 'DEF' }],
])('opens nothing with %s', (_what, more) => {
  expect(decryptJwe(encryptJwe('x', { ...HEADER, ...more }, KEY), KEY)).toBeNull();
});

test.each(['', 'x', 'a.b.c.d.e', `${encoded([1])}....`, `${encoded('text')}....`, `${encoded(null)}....`])(
  'there is no header in %j',
  (text) => {
    expect(jweHeader(text)).toBeNull();
  }
);
