import { withoutCredentials, withoutSecrets } from '../../../server/src/domain/hidden-secrets';
import { redactionOf } from '../../../server/src/providers/toss/redaction';
import { describeError } from '../../../server/src/services/describe-error';
import { leaksIn } from '../../support/leaks/search';

const KEY = 'live_gsk_PLANTEDplanted0123456789';
const OTHER = 'test_sk_OTHERother0123456789abc';
const basicOf = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
const found = (text: string) =>
  leaksIn(
    [{ where: 'here', text }],
    [
      { name: 'key', value: KEY },
      { name: 'other', value: OTHER },
    ]
  );

describe('what looks like a secret', () => {
  it.each([
    `Authorization: ${basicOf(KEY)}`,
    `authorization=Bearer ${'a1'.repeat(20)}`,
    `headers: { authorization: '${basicOf(KEY)}' } and ${OTHER}`,
    `sealed eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..abc.def.ghi`,
    `signed with whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  ])('goes out of a text for the log: %s', (text) => {
    const hidden = withoutSecrets(text);
    expect(hidden).toContain('[hidden]');
    expect(hidden).not.toMatch(/PLANTED|OTHER|a1a1|eyJ|BwcH|TGlu|bGl2/);
    expect(found(hidden)).toEqual([]);
  });

  it('goes out of what is logged of an error', () => {
    expect(describeError(new Error(`It was ${basicOf(KEY)}`))).toBe('It was Basic [hidden]');
    expect(describeError(Object.assign(new Error(KEY), { code: 'ECONNRESET' }))).not.toContain('PLANTED');
  });

  it('leaves words alone', () => {
    const text = '기본 결제 basic card test_ck_public live_gck_public https://example.com/receipt?eyJ=1';
    expect(withoutSecrets(text)).toBe(text);
  });
});

describe('an answer that repeats the request', () => {
  const redact = redactionOf(KEY);
  const whole = Buffer.from(`{"authorization":"${KEY}"}`);
  it.each([
    ['the header', basicOf(KEY)],
    ['the header, encoded for a URL', encodeURIComponent(basicOf(KEY))],
    ['the header, cut off', basicOf(KEY).slice(0, -5)],
    ['the key, cut off', KEY.slice(0, -1)],
    ['the key in hexadecimal', Buffer.from(KEY).toString('hex')],
    ['the request in base64', whole.toString('base64')],
    ['the request in base64url', whole.subarray(1).toString('base64url')],
    ['the header of the other key', basicOf(OTHER)],
    ['the other key', OTHER],
  ])('is kept without %s', (_what, text) => {
    const kept = redact(`You sent ${text} to us`);
    expect(found(kept)).toEqual([]);
    expect(kept).toContain('[hidden]');
    expect(kept).not.toContain('PLANTED');
  });

  it('is kept without what looks like a key, also when ours is empty', () => {
    expect(redactionOf('')(`a ${KEY} b`)).toBe('a [hidden] b');
    expect(withoutCredentials('whsec_ stays')).toBe('whsec_ stays');
  });
});
