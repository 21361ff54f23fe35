import { useCallback } from 'react';

import type { SealedCounts } from '../../../../../contracts/vault';
import { isTextId, useText } from '../../../translations/texts';

/** How many values of what: "3 in key sets · 9 in received webhooks". A table that this panel does not know keeps its name. */
export const useCounted = () => {
  const text = useText();
  return useCallback(
    (tables: SealedCounts): string =>
      Object.entries(tables)
        .map(([table, count]) => {
          const id = `vault.table.${table}`;
          return text('vault.count', { place: isTextId(id) ? text(id) : table, count });
        })
        .join(' · '),
    [text]
  );
};
