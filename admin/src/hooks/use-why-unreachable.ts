import { useCallback } from 'react';

import { isTextId, useText } from '../translations/texts';

/** Why the provider did not say: our own errors and a broken connection in words, its codes as they are. */
export const useWhyUnreachable = () => {
  const text = useText();
  return useCallback(
    (code: string | null): string => {
      const [own, network] = [`error.${code}`, `check.why.${code}`];
      if (isTextId(own)) return text(own);
      return isTextId(network) ? text(network) : text('check.why.other', { code: code ?? '-' });
    },
    [text]
  );
};
