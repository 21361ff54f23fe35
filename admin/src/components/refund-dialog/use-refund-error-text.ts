import { useCallback } from 'react';

import { useTongue } from '../../hooks/use-tongue';
import { type RequestError, useErrorText } from '../../hooks/use-error-text';
import { useText } from '../../translations/texts';

type Told = { providerCode?: unknown; messages?: { ko?: unknown; en?: unknown } };

/** Why a refund was not made: what the provider said in words, with its code for its support, else our own. */
export const useRefundErrorText = () => {
  const text = useText();
  const tongue = useTongue();
  const errorText = useErrorText();
  return useCallback(
    (error: RequestError): string => {
      const { providerCode, messages } = (error.details ?? {}) as Told;
      const told = messages?.[tongue];
      if (typeof providerCode !== 'string' || typeof told !== 'string') return errorText(error);
      return text('refund.refused', { why: told, code: providerCode });
    },
    [text, tongue, errorText]
  );
};
