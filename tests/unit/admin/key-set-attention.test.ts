import { needsOf } from '../../../admin/src/pages/key-sets/attention';
import { keptSecret, keySetView } from './key-set-views';

const NOW = Date.parse('2026-03-10T00:00:00.000Z');
const HOUR_MS = 3_600_000;
const inHours = (hours: number): string => new Date(NOW + hours * HOUR_MS).toISOString();
const PAST = inHours(-24);

const told = (set: Parameters<typeof keySetView>[0]) =>
  needsOf(keySetView(set), NOW).map(({ trouble, which, cure }) => `${which} ${trouble}: ${cure}`);

describe('what of a key set waits for a person', () => {
  it('nothing, while all is well', () => {
    expect(told({})).toEqual([]);
    expect(told({ previousSecretKey: keptSecret('old1', { endsAt: inHours(49) }) })).toEqual([]);
    expect(told({ previousSecretKey: keptSecret('old1') })).toEqual([]);
  });

  it('a rejected key, which a rotation cures', () => {
    expect(told({ secretKey: keptSecret('new1', { rejectedAt: PAST }) })).toEqual(['secret rejected: rotate']);
  });

  it('a variable that holds nothing, which is cured elsewhere and looked at again', () => {
    const secretKey = keptSecret('new1', { reference: 'env:TOSS', isMissing: true });
    expect(told({ secretKey })).toEqual(['secret missing: verify']);
  });

  it('a variable that holds what cannot be the key', () => {
    const secretKey = keptSecret('new1', { reference: 'env:TOSS', problem: 'NOT_A_KEY' });
    expect(told({ secretKey })).toEqual(['secret unusable: verify']);
  });

  it('an old key within two days of its end', () => {
    expect(told({ previousSecretKey: keptSecret('old1', { endsAt: inHours(48) }) })).toEqual([
      'secret previous-ending: retire',
    ]);
  });

  it('a key in use that was promoted back and is about to end, or has ended', () => {
    expect(told({ secretKey: keptSecret('old1', { endsAt: inHours(3) }) })).toEqual(['secret ending: rotate']);
    expect(told({ secretKey: keptSecret('old1', { endsAt: PAST }) })).toEqual(['secret ending: rotate']);
  });

  it('nothing about the old key that is the only one that works: the one in use is what must be replaced', () => {
    const secretKey = keptSecret('new1', { rejectedAt: PAST });
    const previousSecretKey = keptSecret('old1', { endsAt: inHours(3) });
    expect(told({ secretKey, previousSecretKey })).toEqual(['secret rejected: rotate']);
  });

  it('the most pressing first, of security keys too', () => {
    expect(
      told({
        kind: 'api',
        previousSecretKey: keptSecret('old1', { rejectedAt: PAST }),
        securityKey: keptSecret('sec1', { reference: 'env:TOSS_SECURITY', isMissing: true }),
      })
    ).toEqual(['security missing: verify', 'secret previous-rejected: retire']);
  });
});
