import { VERIFICATION_RESULTS, type VerificationResult } from '../../../../../contracts/settings';
import { errorCode, type RequestError } from '../../../hooks/request-error';

/** Why a rotation did not happen, as the dialog tells it. */
export type RotationFailure =
  /** The provider was asked about the new key and did not call it good. Nothing was changed. */
  | { why: 'not-accepted'; result: VerificationResult; providerCode: string | null }
  /** What was typed is refused before anybody was asked. Nothing was changed. */
  | { why: 'field'; problem: string }
  /** Nobody answered: whether the key was changed is not known. */
  | { why: 'unknown' }
  | { why: 'refused'; error: RequestError };

type Details = { result?: unknown; providerCode?: unknown; errors?: { message?: unknown }[] };

const isResult = (word: unknown): word is VerificationResult => VERIFICATION_RESULTS.some((result) => result === word);

/** Reads what came back instead of the changed set. */
export const rotationFailure = (error: RequestError): RotationFailure => {
  if (error.status === undefined) return { why: 'unknown' };
  const details = (error.details ?? {}) as Details;
  if (errorCode(error) === 'KEY_NOT_ACCEPTED') {
    const result = isResult(details.result) ? details.result : 'unexpected';
    const code = details.providerCode;
    return { why: 'not-accepted', result, providerCode: typeof code === 'string' ? code : null };
  }
  const problem = Array.isArray(details.errors) ? details.errors[0]?.message : undefined;
  return typeof problem === 'string' ? { why: 'field', problem } : { why: 'refused', error };
};

/** The same of a change that has no field: every refusal is told in a sentence. */
export const changeFailure = (error: RequestError): RotationFailure => {
  const failure = rotationFailure(error);
  return failure.why === 'field' ? { why: 'refused', error } : failure;
};

/** Answers that say nothing about the key: the same key may be tried again, so what was pasted is kept. */
const SAYS_NOTHING_OF_THE_KEY: readonly VerificationResult[] = [
  'colon_missing',
  'address_blocked',
  'no_network',
  'provider_down',
  'unexpected',
];

/** Is the pasted key worth another try as it is? */
export const mayTryAgain = (failure: RotationFailure): boolean =>
  failure.why === 'not-accepted' ? SAYS_NOTHING_OF_THE_KEY.includes(failure.result) : failure.why === 'refused';
