import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BUNDLE = join(__dirname, '../../dist/admin');

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]
  );

/** What a secret looks like, whosever it is: a secret key, a security key, a sealed value. */
const SECRETS: [string, RegExp][] = [
  ['a secret key', /(?:test|live)_g?sk_[A-Za-z0-9]{8,}/],
  ['a security key', /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/i],
  ['a sealed value', /eyJhbGciOiJkaXIi/],
  ['a login', /eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./],
  ['the secret of an address for events', /whsec_[A-Za-z0-9+/]{20,}/],
  ['a header with a key', /\b(?:Basic|Bearer) (?=[A-Za-z+/]*\d)[A-Za-z0-9+/_-]{24,}/i],
  ['a token of Strapi', /(?<![0-9a-f])[0-9a-f]{256}(?![0-9a-f])/],
];

const secretsIn = (text: string): string[] => SECRETS.filter(([, form]) => form.test(text)).map(([what]) => what);

describe('the panel’s bundle', () => {
  it('holds no secret, in no file and no source map', () => {
    const files = filesIn(BUNDLE);
    expect(files.length).toBeGreaterThan(5);
    expect(files.flatMap((file) => secretsIn(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`))).toEqual(
      []
    );
  });

  it('would be seen with one planted', () => {
    expect(secretsIn('const key = "live_gsk_Zq8PlantedSecret01"')).toEqual(['a secret key']);
    expect(secretsIn(`key: "${'0123456789abcdef'.repeat(4)}"`)).toEqual(['a security key']);
    expect(secretsIn(`token: "${'0123456789abcdef'.repeat(16)}"`)).toEqual(['a token of Strapi']);
    expect(secretsIn(`whsec_${Buffer.alloc(32, 200).toString('base64')}`)).toEqual([
      'the secret of an address for events',
    ]);
    expect(secretsIn(`Basic ${Buffer.from('test_sk_planted0123456:').toString('base64')}`)).toEqual([
      'a header with a key',
    ]);
  });
});
