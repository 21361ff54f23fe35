import { ENVIRONMENTS, KEY_KINDS, type Environment, type KeyKind } from '../../../contracts/keys';
import type { KeySet, StoredSecret } from '../../../server/src/domain/key-set';
import { problemsOf, requireGoodKeySet, type KeySetDraft } from '../../../server/src/domain/key-set-rules';

const CLIENT = { widget: 'gck', api: 'ck' } as const;
const SECRET = { widget: 'gsk', api: 'sk' } as const;
const SECURITY_KEY = '0123456789abcdef'.repeat(4);

const clientKey = (environment: Environment, kind: KeyKind): string =>
  `${environment}_${CLIENT[kind]}_docs_Ovk5rk1EwkEb`;
const secretKey = (environment: Environment, kind: KeyKind): string =>
  `${environment}_${SECRET[kind]}_docs_OaPz8L5KdmQX`;

const draft = (changes: Partial<KeySetDraft> = {}): KeySetDraft => ({
  name: 'Shop',
  description: null,
  environment: 'test',
  kind: 'api',
  mid: null,
  clientKey: clientKey('test', 'api'),
  secretKey: secretKey('test', 'api'),
  securityKey: null,
  isEnabled: true,
  isDefault: false,
  ...changes,
});

const kept: StoredSecret = {
  sealed: 'sealed',
  last4: 'KdmQ',
  fingerprint: '0123456789ab',
  setAt: 1,
  endsAt: null,
  reference: null,
  rejectedAt: null,
};

const stored = (changes: Partial<KeySet> = {}): KeySet => ({
  keySetId: 'ks_1',
  provider: 'toss',
  name: 'Shop',
  description: null,
  environment: 'test',
  kind: 'api',
  mid: null,
  clientKey: clientKey('test', 'api'),
  isEnabled: true,
  isDefault: false,
  managedBy: 'panel',
  hookTokenHash: 'hash',
  hookTokenSealed: 'sealed',
  verification: null,
  version: 1,
  modifiedBy: null,
  modifiedAt: 1,
  ...changes,
  secrets: {
    primarySecretKey: kept,
    secondarySecretKey: null,
    primarySecurityKey: null,
    secondarySecurityKey: null,
    ...changes.secrets,
  },
});

const asWords = (found: { field: string; problem: string }[]): string[] =>
  found.map(({ field, problem }) => `${field}: ${problem}`);

const FAMILIES = ENVIRONMENTS.flatMap((environment) => KEY_KINDS.map((kind) => ({ environment, kind })));
const PAIRS = FAMILIES.flatMap((set) => FAMILIES.map((key) => ({ set, key })));

/** Test and live mixed weighs more than the kind. */
const wordFor = ({ set, key }: (typeof PAIRS)[number]): string | null => {
  if (set.environment !== key.environment) return 'INVALID_API_KEY';
  if (set.kind === key.kind) return null;
  return key.kind === 'widget' ? 'NOT_SUPPORTED_WIDGET_KEY' : 'NOT_SUPPORTED_API_INDIVIDUAL_KEY';
};

describe('the prefixes of a key set', () => {
  it.each(PAIRS)('a client key of $key in a set of $set', ({ set, key }) => {
    const good = { ...set, secretKey: secretKey(set.environment, set.kind) };
    const word = wordFor({ set, key });
    const found = problemsOf(draft({ ...good, clientKey: clientKey(key.environment, key.kind) }), null);
    expect(asWords(found)).toEqual(word ? [`clientKey: ${word}`] : []);
  });

  it.each(PAIRS)('a secret key of $key in a set of $set', ({ set, key }) => {
    const good = { ...set, clientKey: clientKey(set.environment, set.kind) };
    const word = wordFor({ set, key });
    const found = problemsOf(draft({ ...good, secretKey: secretKey(key.environment, key.kind) }), null);
    expect(asWords(found)).toEqual(word ? [`secretKey: ${word}`] : []);
  });

  it.each([
    ['an obsolete key', { clientKey: 'test_ak_ZORzdMaqN3wQd5k6ygr5' }, 'clientKey: NOT_A_KEY'],
    ['a space behind', { secretKey: `${secretKey('test', 'api')} ` }, 'secretKey: STRAY_CHARACTERS'],
    ['a byte order mark', { secretKey: `\ufeff${secretKey('test', 'api')}` }, 'secretKey: STRAY_CHARACTERS'],
    ['a text past 200 characters', { secretKey: `test_sk_${'a'.repeat(200)}` }, 'secretKey: NOT_A_KEY'],
    ['a secret key as client key', { clientKey: secretKey('test', 'api') }, 'clientKey: WRONG_ROLE'],
    ['a client key as secret key', { secretKey: clientKey('test', 'api') }, 'secretKey: WRONG_ROLE'],
    ['no client key', { clientKey: '' }, 'clientKey: REQUIRED'],
    ['no secret key', { secretKey: null }, 'secretKey: REQUIRED'],
  ])('refuses %s', (_what, changes, words) => {
    expect(asWords(problemsOf(draft(changes), null))).toEqual([words]);
  });
});

describe('the security key', () => {
  it('is 64 hexadecimal characters', () => {
    expect(problemsOf(draft({ securityKey: SECURITY_KEY }), null)).toEqual([]);
    expect(asWords(problemsOf(draft({ securityKey: `${SECURITY_KEY}0` }), null))).toEqual([
      'securityKey: NOT_A_SECURITY_KEY',
    ]);
    expect(asWords(problemsOf(draft({ securityKey: `g${SECURITY_KEY.slice(1)}` }), null))).toEqual([
      'securityKey: NOT_A_SECURITY_KEY',
    ]);
  });

  const widget = {
    kind: 'widget',
    clientKey: clientKey('test', 'widget'),
    secretKey: secretKey('test', 'widget'),
  } as const;

  it('exists for API keys only', () => {
    expect(asWords(problemsOf(draft({ ...widget, securityKey: SECURITY_KEY }), null))).toEqual([
      'securityKey: NOT_SUPPORTED_WIDGET_KEY',
    ]);
  });

  it('does not stay behind when the kind or the environment changes', () => {
    const before = stored({ secrets: { ...stored().secrets, primarySecurityKey: kept } });
    const live = {
      environment: 'live',
      clientKey: clientKey('live', 'api'),
      secretKey: secretKey('live', 'api'),
    } as const;
    expect(asWords(problemsOf(draft(widget), before))).toEqual(['securityKey: NOT_SUPPORTED_WIDGET_KEY']);
    expect(asWords(problemsOf(draft(live), before))).toEqual(['securityKey: INVALID_API_KEY']);
    expect(problemsOf(draft({ ...live, securityKey: SECURITY_KEY }), before)).toEqual([]);
  });
});

describe('a change of a stored set', () => {
  it('keeps a secret that fits', () => {
    expect(problemsOf(draft({ secretKey: null, name: 'Another name' }), stored())).toEqual([]);
  });

  it.each([
    ['environment', { environment: 'live', clientKey: clientKey('live', 'api') }, 'secretKey: INVALID_API_KEY'],
    ['kind', { kind: 'widget', clientKey: clientKey('test', 'widget') }, 'secretKey: NOT_SUPPORTED_API_INDIVIDUAL_KEY'],
  ] as const)('refuses another %s while the old secret stays', (_what, changes, words) => {
    expect(asWords(problemsOf(draft({ ...changes, secretKey: null }), stored()))).toEqual([words]);
  });

  it('takes another environment with all keys of it', () => {
    const live = {
      environment: 'live',
      clientKey: clientKey('live', 'api'),
      secretKey: secretKey('live', 'api'),
    } as const;
    expect(problemsOf(draft(live), stored())).toEqual([]);
  });

  it('refuses it while the other slot holds an old secret', () => {
    const live = {
      environment: 'live',
      clientKey: clientKey('live', 'api'),
      secretKey: secretKey('live', 'api'),
    } as const;
    const before = stored({ secrets: { ...stored().secrets, secondarySecretKey: kept } });
    expect(asWords(problemsOf(draft(live), before))).toEqual(['secretKey: INVALID_API_KEY']);
  });
});

describe('texts', () => {
  it.each([
    ['name', '가'.repeat(20), []],
    ['name', '가'.repeat(21), ['name: TOO_LONG']],
    ['name', '🛒'.repeat(20), []],
    ['name', '', ['name: REQUIRED']],
    ['name', 'a\u0000b', ['name: INVALID']],
    ['name', 'half \ud800', ['name: INVALID']],
    ['name', 'next\u0085line', ['name: INVALID']],
    ['description', 'd'.repeat(50), []],
    ['description', 'd'.repeat(51), ['description: TOO_LONG']],
    ['mid', 'm'.repeat(14), []],
    ['mid', 'm'.repeat(15), ['mid: TOO_LONG']],
  ])('%s %p', (field, text, words) => {
    expect(asWords(problemsOf(draft({ [field]: text }), null))).toEqual(words);
  });
});

describe('the default', () => {
  it('must be switched on to become it', () => {
    expect(asWords(problemsOf(draft({ isEnabled: false, isDefault: true }), null))).toEqual(['isDefault: INVALID']);
  });

  it('may be switched off and stay it, so that no other set takes over unasked', () => {
    expect(problemsOf(draft({ isEnabled: false, isDefault: true }), stored({ isDefault: true }))).toEqual([]);
  });
});

describe('what the caller is told', () => {
  const refused = (changes: Partial<KeySetDraft>): unknown => {
    try {
      requireGoodKeySet(draft(changes), null);
      return null;
    } catch (error) {
      return error;
    }
  };

  it('names every wrong field at once, under the word of the provider', () => {
    const live = secretKey('live', 'api');
    expect(refused({ name: '', clientKey: clientKey('test', 'widget'), secretKey: live })).toMatchObject({
      code: 'INVALID_API_KEY',
      details: {
        errors: [
          { path: ['name'], message: 'REQUIRED', name: 'ValidationError' },
          { path: ['clientKey'], message: 'NOT_SUPPORTED_WIDGET_KEY', name: 'ValidationError' },
          { path: ['secretKey'], message: 'INVALID_API_KEY', name: 'ValidationError' },
        ],
      },
    });
  });

  it('calls it an invalid request when the provider has no word for it', () => {
    expect(refused({ name: '' })).toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('never repeats a key', () => {
    const error = refused({ secretKey: `live_sk_PLANTED${'0'.repeat(20)}`, clientKey: 'PLANTED' }) as Error;
    expect(JSON.stringify([error, error.message, error.stack])).not.toContain('PLANTED');
  });
});
