import type { StoredSecret } from '../../../server/src/domain/key-set';
import {
  afterPromotion,
  afterRetirement,
  afterRotation,
  isRetirementDue,
  PREVIOUS_LIVES_MS,
  requireGoodKey,
  requireNewKey,
  type SecretPair,
} from '../../../server/src/domain/rotation';

const NOW = Date.UTC(2026, 8, 1);
const DAY_MS = 24 * 60 * 60 * 1000;

const secret = (name: string, changes: Partial<StoredSecret> = {}): StoredSecret => ({
  sealed: `sealed ${name}`,
  reference: null,
  last4: name.slice(-4),
  fingerprint: name,
  setAt: NOW - 30 * DAY_MS,
  endsAt: null,
  rejectedAt: null,
  ...changes,
});

const OLD = secret('old');
const FRESH = secret('fresh', { setAt: NOW });
const terms = { previousEndsAt: undefined, replacesPrevious: false, now: NOW };
const names = ({ primary, secondary }: SecretPair) => [primary?.fingerprint ?? null, secondary?.fingerprint ?? null];

describe('a new key', () => {
  it('comes into use, with the old one beside it for seven days', () => {
    const pair = afterRotation({ primary: OLD, secondary: null }, FRESH, terms);
    expect(pair).toEqual({ primary: FRESH, secondary: { ...OLD, endsAt: NOW + PREVIOUS_LIVES_MS } });
    expect(PREVIOUS_LIVES_MS).toBe(7 * DAY_MS);
  });

  it('is the first one where none was', () => {
    expect(afterRotation({ primary: null, secondary: null }, FRESH, terms)).toEqual({
      primary: FRESH,
      secondary: null,
    });
  });

  it.each([
    ['a date', NOW + DAY_MS, NOW + DAY_MS],
    ['no known end', null, null],
  ])('lets the old one end at %s', (_what, previousEndsAt, endsAt) => {
    const pair = afterRotation({ primary: OLD, secondary: null }, FRESH, { ...terms, previousEndsAt });
    expect(pair.secondary?.endsAt).toBe(endsAt);
  });

  it('leaves the old one the end that is known of it', () => {
    const ending = secret('old', { endsAt: NOW + 2 * DAY_MS });
    const { secondary } = afterRotation({ primary: ending, secondary: null }, FRESH, terms);
    expect(secondary?.endsAt).toBe(NOW + 2 * DAY_MS);
  });

  it.each([NOW, NOW - 1])('is refused with an end of the old one that has passed (%p)', (previousEndsAt) => {
    expect(() => afterRotation({ primary: OLD, secondary: null }, FRESH, { ...terms, previousEndsAt })).toThrow(
      expect.objectContaining({
        code: 'INVALID_REQUEST',
        details: { errors: [expect.objectContaining({ path: ['previousEndsAt'], message: 'INVALID' })] },
      })
    );
  });

  it.each([
    ['the one in use', 'old', 'SAME_KEY'],
    ['the previous one', 'older', 'PREVIOUS_KEY'],
  ])('is refused when it is %s', (_what, fingerprint, message) => {
    const pair = { primary: OLD, secondary: secret('older') };
    expect(() => requireNewKey(pair, fingerprint)).toThrow(
      expect.objectContaining({
        code: 'INVALID_REQUEST',
        details: { errors: [expect.objectContaining({ path: ['key'], message })] },
      })
    );
    expect(() => afterRotation(pair, secret(fingerprint), { ...terms, replacesPrevious: true })).toThrow();
  });
});

describe('a new key while two live', () => {
  const two = { primary: OLD, secondary: secret('older', { setAt: OLD.setAt - 1, endsAt: NOW + DAY_MS }) };

  it('is refused until somebody says that the oldest may go', () => {
    expect(() => afterRotation(two, FRESH, terms)).toThrow(
      expect.objectContaining({ code: 'ILLEGAL_TRANSITION', message: expect.stringContaining('replacesPrevious') })
    );
    expect(names(afterRotation(two, FRESH, { ...terms, replacesPrevious: true }))).toEqual(['fresh', 'old']);
  });

  it('drops the oldest, also when that one was promoted back: the provider keeps the youngest two', () => {
    const promoted = afterPromotion(two, NOW);
    expect(names(promoted)).toEqual(['older', 'old']);
    expect(names(afterRotation(promoted, FRESH, { ...terms, replacesPrevious: true }))).toEqual(['fresh', 'old']);
  });

  it.each([
    ['has ended', { endsAt: NOW }],
    ['is rejected', { rejectedAt: NOW - 1 }],
  ])('needs nobody to say so when the previous one %s', (_what, changes) => {
    const pair = { ...two, secondary: { ...two.secondary, ...changes } };
    expect(names(afterRotation(pair, FRESH, terms))).toEqual(['fresh', 'old']);
  });

  it('keeps the one that the provider takes, not the younger one that it rejects', () => {
    const pair = { ...two, primary: { ...OLD, rejectedAt: NOW - 1 } };
    expect(names(afterRotation(pair, FRESH, terms))).toEqual(['fresh', 'older']);
  });
});

describe('promoting back', () => {
  const rotated = afterRotation({ primary: OLD, secondary: null }, FRESH, terms);

  it('changes the two over, each with its own end, and back again', () => {
    const back = afterPromotion(rotated, NOW);
    expect(back).toEqual({ primary: { ...OLD, endsAt: NOW + PREVIOUS_LIVES_MS }, secondary: FRESH });
    expect(afterPromotion(back, NOW)).toEqual(rotated);
  });

  it('is refused when there is nothing to promote, or when it has ended', () => {
    const illegal = expect.objectContaining({ code: 'ILLEGAL_TRANSITION' });
    expect(() => afterPromotion({ primary: OLD, secondary: null }, NOW)).toThrow(illegal);
    expect(() => afterPromotion(rotated, NOW + PREVIOUS_LIVES_MS)).toThrow(illegal);
  });

  it('takes one back whose date has passed when the provider rejects the one in use: the date was wrong', () => {
    const pair = { ...rotated, primary: { ...FRESH, rejectedAt: NOW } };
    expect(names(afterPromotion(pair, NOW + PREVIOUS_LIVES_MS))).toEqual(['old', 'fresh']);
  });
});

describe('retiring', () => {
  const rotated = afterRotation({ primary: OLD, secondary: null }, FRESH, terms);

  it('removes the previous key now, or gives it its end', () => {
    expect(afterRetirement(rotated, null, NOW)).toEqual({ primary: FRESH, secondary: null });
    expect(afterRetirement(rotated, NOW, NOW)).toEqual({ primary: FRESH, secondary: null });
    expect(afterRetirement(rotated, NOW + 1, NOW).secondary).toEqual({ ...OLD, endsAt: NOW + 1 });
  });

  it('is refused when there is nothing to retire', () => {
    expect(() => afterRetirement({ primary: OLD, secondary: null }, null, NOW)).toThrow(
      expect.objectContaining({ code: 'ILLEGAL_TRANSITION' })
    );
  });

  it('never takes away the one that works while the one in use is rejected', () => {
    const pair = { ...rotated, primary: { ...FRESH, rejectedAt: NOW } };
    expect(() => afterRetirement(pair, null, NOW)).toThrow(expect.objectContaining({ code: 'ILLEGAL_TRANSITION' }));
    const both = { ...pair, secondary: { ...OLD, rejectedAt: NOW } };
    expect(afterRetirement(both, null, NOW).secondary).toBeNull();
  });

  it('is due at the end, not before, and never without one', () => {
    expect(isRetirementDue(rotated, NOW + PREVIOUS_LIVES_MS - 1)).toBe(false);
    expect(isRetirementDue(rotated, NOW + PREVIOUS_LIVES_MS)).toBe(true);
    expect(isRetirementDue({ primary: FRESH, secondary: OLD }, Number.MAX_SAFE_INTEGER)).toBe(false);
    expect(isRetirementDue({ primary: { ...OLD, endsAt: NOW }, secondary: null }, NOW)).toBe(false);
  });
});

describe('the form of a new key', () => {
  const api = { environment: 'test', kind: 'api' } as const;
  const widget = { environment: 'test', kind: 'widget' } as const;

  it.each([
    ['secret', 'test_sk_0000000000000000', api],
    ['secret', 'test_gsk_0000000000000000', widget],
    ['security', 'ab'.repeat(32), api],
  ] as const)('may be a %s key of the family (%s)', (which, value, family) => {
    expect(() => requireGoodKey(which, value, family)).not.toThrow();
  });

  it.each([
    ['secret', 'live_sk_0000000000000000', api, 'INVALID_API_KEY', 'INVALID_API_KEY'],
    ['secret', 'test_gsk_0000000000000000', api, 'NOT_SUPPORTED_WIDGET_KEY', 'NOT_SUPPORTED_WIDGET_KEY'],
    ['secret', 'test_sk_00000000', widget, 'NOT_SUPPORTED_API_INDIVIDUAL_KEY', 'NOT_SUPPORTED_API_INDIVIDUAL_KEY'],
    ['secret', 'test_ck_0000000000000000', api, 'INVALID_REQUEST', 'WRONG_ROLE'],
    ['secret', 'hello', api, 'INVALID_REQUEST', 'NOT_A_KEY'],
    ['secret', 'env:NOTHING_THERE', api, 'REFERENCE_MISSING', 'REFERENCE_MISSING'],
    ['security', 'ab'.repeat(31), api, 'INVALID_REQUEST', 'NOT_A_SECURITY_KEY'],
    ['security', 'ab'.repeat(32), widget, 'NOT_SUPPORTED_WIDGET_KEY', 'NOT_SUPPORTED_WIDGET_KEY'],
  ] as const)('is no %s key %s', (which, value, family, code, message) => {
    expect(() => requireGoodKey(which, value, family)).toThrow(
      expect.objectContaining({ code, details: { errors: [{ path: ['key'], message, name: 'ValidationError' }] } })
    );
  });
});
