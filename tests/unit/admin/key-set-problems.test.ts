import { problemsOnSave, problemsWhileTyping } from '../../../admin/src/pages/key-sets/key-set-problems';
import { inputOf, type KeySetValues, newValues } from '../../../admin/src/pages/key-sets/key-set-values';
import { keySetView } from './key-set-views';

const WIDGET = { clientKey: 'test_gck_abc', secretKey: 'test_gsk_abc' };
const values = (more: Partial<KeySetValues>): KeySetValues => ({ ...newValues([]), name: 'Shop', ...WIDGET, ...more });

describe('what is said while a key set is typed', () => {
  it.each<[string, Partial<KeySetValues>, object]>([
    ['nothing when all fits', {}, {}],
    ['nothing about empty fields', { name: null, clientKey: null, secretKey: null }, {}],
    ['nothing while a prefix is half typed', { clientKey: 'test_gc', secretKey: 'live_gsk_' }, {}],
    ['a live key in a test set', { clientKey: 'live_gck_abc' }, { clientKey: 'INVALID_API_KEY' }],
    ['a test secret in a live set', { environment: 'live', clientKey: 'live_gck_a' }, { secretKey: 'INVALID_API_KEY' }],
    ['a widget key in an API set', { kind: 'api', clientKey: 'test_ck_a' }, { secretKey: 'NOT_SUPPORTED_WIDGET_KEY' }],
    ['an API key in a widget set', { secretKey: 'test_sk_a' }, { secretKey: 'NOT_SUPPORTED_API_INDIVIDUAL_KEY' }],
    ['swapped keys', { clientKey: WIDGET.secretKey }, { clientKey: 'WRONG_ROLE' }],
    ['what is no key', { clientKey: 'pk_live_123' }, { clientKey: 'NOT_A_KEY' }],
    ['nothing about a reference', { secretKey: 'env:TOSS_SECRET_KEY' }, {}],
    ['a reference to what Strapi publishes', { secretKey: 'env:STRAPI_ADMIN_X' }, { secretKey: 'REFERENCE_INVALID' }],
    ['a name of 21 characters', { name: '가'.repeat(21) }, { name: 'TOO_LONG' }],
    ['a letter that no security key has', { kind: 'widget', securityKey: 'xyz' }, {}],
  ])('says %s', (_title, more, problems) => {
    expect(problemsWhileTyping(values(more))).toEqual(problems);
  });

  it('waits for the end of a security key, and no longer', () => {
    const api = { kind: 'api', clientKey: 'test_ck_a', secretKey: 'test_sk_a' } as const;
    expect(problemsWhileTyping(values({ ...api, securityKey: 'ab12' }))).toEqual({});
    expect(problemsWhileTyping(values({ ...api, securityKey: 'g' }))).toEqual({ securityKey: 'NOT_A_SECURITY_KEY' });
    expect(problemsWhileTyping(values({ ...api, securityKey: 'a'.repeat(65) }))).toEqual({
      securityKey: 'NOT_A_SECURITY_KEY',
    });
    expect(problemsWhileTyping(values({ ...api, securityKey: 'a'.repeat(64) }))).toEqual({});
  });
});

describe('what is said when a key set is saved', () => {
  it('asks for name, client key and secret of a new set', () => {
    const empty = values({ name: ' ', clientKey: null, secretKey: null });
    expect(problemsOnSave(empty, { isNew: true })).toEqual({
      name: 'REQUIRED',
      clientKey: 'REQUIRED',
      secretKey: 'REQUIRED',
    });
  });

  it('keeps the stored secret when the field is empty', () => {
    expect(problemsOnSave(values({ secretKey: null }), { isNew: false })).toEqual({});
  });

  it('refuses a key that is only a prefix, and a short security key', () => {
    const half = values({ kind: 'api', clientKey: 'test_ck_', secretKey: 'test_sk_a', securityKey: 'ab' });
    expect(problemsOnSave(half, { isNew: true })).toEqual({
      clientKey: 'NOT_A_KEY',
      securityKey: 'NOT_A_SECURITY_KEY',
    });
  });

  it('sends no security key with a widget set, and the version that was read', () => {
    const input = inputOf(values({ securityKey: 'a'.repeat(64) }), 3);
    expect(input).toMatchObject({ securityKey: null, version: 3, name: 'Shop' });
    expect(inputOf(values({}), null)).not.toHaveProperty('version');
  });
});

describe('a new key set', () => {
  const stored = keySetView();

  it('becomes the default only where there is none in use', () => {
    expect(newValues([]).isDefault).toBe(true);
    expect(newValues([stored]).isDefault).toBe(false);
    expect(newValues([{ ...stored, isEnabled: false }]).isDefault).toBe(true);
    expect(newValues([{ ...stored, environment: 'live' }]).isDefault).toBe(true);
    expect(newValues([{ ...stored, kind: 'api' }]).isDefault).toBe(true);
  });
});
