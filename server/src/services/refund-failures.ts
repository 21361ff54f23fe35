import type { ProviderFailure } from '../domain/provider-payment';

/** Nothing was executed, though nobody said why. */
export const NOT_EXECUTED: ProviderFailure = {
  code: 'not_executed',
  errorClass: 'final',
  status: null,
  message: '',
  traceId: null,
};
/** The provider still works on it, or may. */
export const STILL_PROCESSING: ProviderFailure = { ...NOT_EXECUTED, code: 'still_processing', errorClass: 'wait' };
