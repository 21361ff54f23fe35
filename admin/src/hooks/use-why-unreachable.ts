import { useCallback } from 'react';

import { providerAnswer } from '../../../contracts/provider-answers';
import { isTextId, useText } from '../translations/texts';
import { useTongue } from './use-tongue';

/** Why the provider did not say, in words: what it answered, our own errors, a broken connection. Never a bare code. */
export const useWhyUnreachable = () => {
  const text = useText();
  const tongue = useTongue();
  return useCallback(
    (code: string | null): string => {
      const answer = code === null ? null : providerAnswer(code);
      if (answer) return answer[tongue];
      const [own, network] = [`error.${code}`, `check.why.${code}`];
      if (isTextId(own)) return text(own);
      return isTextId(network) ? text(network) : text('check.why.other');
    },
    [text, tongue]
  );
};

/** The code that the provider's support asks for: one of its own, not one of ours and not a broken connection. */
export const supportCode = (code: string | null): string | null =>
  code !== null && /^[A-Z][A-Z0-9_]+$/.test(code) && (providerAnswer(code) !== null || !isTextId(`error.${code}`))
    ? code
    : null;
