import { useCallback } from 'react';

import { isTextId, useText } from '../../translations/texts';

/** The sentence for a field's mistake, an empty one for none. A word that this panel does not know says no more than "check this". */
export const useFieldProblemText = () => {
  const text = useText();
  return useCallback(
    (problem: string | null): string => {
      if (problem === null) return '';
      const id = `field-error.${problem}`;
      return text(isTextId(id) ? id : 'field-error.INVALID');
    },
    [text]
  );
};
