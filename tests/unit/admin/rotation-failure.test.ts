import { mayTryAgain, rotationFailure } from '../../../admin/src/pages/key-sets/rotation/rotation-failure';
import { VERIFICATION_RESULTS } from '../../../contracts/settings';

const notAccepted = (result: unknown, providerCode: unknown = null) =>
  rotationFailure({ status: 422, details: { code: 'KEY_NOT_ACCEPTED', result, providerCode } });

describe('why a rotation did not happen', () => {
  it('tells what the provider answered about the new key', () => {
    expect(notAccepted('unknown_key', 'UNAUTHORIZED_KEY')).toEqual({
      why: 'not-accepted',
      result: 'unknown_key',
      providerCode: 'UNAUTHORIZED_KEY',
    });
  });

  it('takes an answer that this panel does not know for an unexpected one', () => {
    expect(notAccepted('something_new', 7)).toEqual({ why: 'not-accepted', result: 'unexpected', providerCode: null });
  });

  it('does not claim that nothing changed when no answer came', () => {
    expect(rotationFailure({ name: 'TypeError', message: 'Failed to fetch' })).toEqual({ why: 'unknown' });
  });

  it('puts the server’s word beside the field', () => {
    const details = { code: 'INVALID_REQUEST', errors: [{ path: ['key'], message: 'SAME_KEY' }] };
    expect(rotationFailure({ status: 400, details })).toEqual({ why: 'field', problem: 'SAME_KEY' });
  });

  it('keeps the pasted key only when the answer says nothing about it', () => {
    const kept = VERIFICATION_RESULTS.filter((result) => mayTryAgain(notAccepted(result)));
    expect(kept).toEqual(['colon_missing', 'address_blocked', 'no_network', 'provider_down', 'unexpected']);
    expect(mayTryAgain({ why: 'unknown' })).toBe(false);
    expect(mayTryAgain({ why: 'field', problem: 'SAME_KEY' })).toBe(false);
    expect(mayTryAgain(rotationFailure({ status: 409, details: { code: 'KEY_SET_CHANGED' } }))).toBe(true);
  });
});
