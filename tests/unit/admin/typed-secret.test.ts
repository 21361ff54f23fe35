import {
  keyPrefix,
  secretProblem,
  secretProblemWhileTyping,
} from '../../../admin/src/pages/key-sets/secrets/typed-secret';
import type { RotatedSecret } from '../../../contracts/settings';

const WIDGET = { environment: 'test', kind: 'widget' } as const;
const API = { environment: 'live', kind: 'api' } as const;
const HEX = 'ab'.repeat(32);

describe('a new secret that is pasted', () => {
  it('names the prefix of the set’s keys', () => {
    expect([keyPrefix(WIDGET, 'sk'), keyPrefix(API, 'ck')]).toEqual(['test_gsk_', 'live_ck_']);
  });

  it.each<[string, RotatedSecret, string | null, string | null]>([
    ['', 'secret', 'REQUIRED', null],
    ['test_gsk_abc', 'secret', null, null],
    ['live_gsk_abc', 'secret', 'INVALID_API_KEY', 'INVALID_API_KEY'],
    ['test_sk_abc', 'secret', 'NOT_SUPPORTED_API_INDIVIDUAL_KEY', 'NOT_SUPPORTED_API_INDIVIDUAL_KEY'],
    ['test_gck_abc', 'secret', 'WRONG_ROLE', 'WRONG_ROLE'],
    ['test_gs', 'secret', 'NOT_A_KEY', null],
    ['hello', 'secret', 'NOT_A_KEY', 'NOT_A_KEY'],
    ['env:TOSS_SECRET_KEY', 'secret', null, null],
    ['env:', 'secret', 'REFERENCE_INVALID', null],
    ['env:toss', 'secret', 'REFERENCE_INVALID', 'REFERENCE_INVALID'],
    ['env:STRAPI_ADMIN_KEY', 'secret', 'REFERENCE_INVALID', 'REFERENCE_INVALID'],
    [HEX, 'security', null, null],
    ['ab12', 'security', 'NOT_A_SECURITY_KEY', null],
    ['xyz', 'security', 'NOT_A_SECURITY_KEY', 'NOT_A_SECURITY_KEY'],
    ['env:TOSS_SECURITY_KEY', 'security', null, null],
  ])('%s as a %s key', (typed, which, onSend, whileTyping) => {
    expect(secretProblem(typed, WIDGET, which)).toBe(onSend);
    expect(secretProblemWhileTyping(typed, WIDGET, which)).toBe(whileTyping);
  });
});
