import { failureMessage } from '../../../contracts/decline-messages';
import type { FailureView } from '../../../contracts/payments';
import type { ProviderFailure } from '../domain/provider-payment';

/** A provider's refusal as it is kept and shown: its code, and words fit for the buyer in both languages. */
export const failureView = ({ code, errorClass }: Pick<ProviderFailure, 'code' | 'errorClass'>): FailureView => ({
  code,
  message: failureMessage(code, errorClass),
});
