import type { ProviderAnswer, ProviderFailure, Verification } from '../payment-provider';

const IS_PROVIDER_DOWN = /^http_5\d\d$/;

/**
 * What the answer about a payment that cannot exist says of the key.
 * Source: Toss docs, "Error codes" and "API keys"; the code for a blocked address was seen in the field only.
 */
const resultOf = ({ code, status }: ProviderFailure): Verification['result'] => {
  if (code === 'NOT_FOUND_PAYMENT') return 'good';
  if (code === 'UNAUTHORIZED_KEY') return 'unknown_key';
  if (code === 'INVALID_API_KEY' || code === 'FORBIDDEN_REQUEST') return 'other_set';
  if (code === 'INCORRECT_BASIC_AUTH_FORMAT') return 'colon_missing';
  if (code === 'API_KEY_ACCESS_DENIED' || code === 'http_403') return 'address_blocked';
  if (code === 'connection') return 'no_network';
  if (code === 'timeout' || IS_PROVIDER_DOWN.test(code) || (status !== null && status >= 500)) return 'provider_down';
  return 'unexpected';
};

export const verificationOf = (answer: ProviderAnswer): Verification =>
  answer.outcome === 'answered'
    ? { result: 'unexpected', providerCode: null }
    : { result: resultOf(answer.failure), providerCode: answer.failure.code };
