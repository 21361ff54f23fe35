import { useCallback } from 'react';

import { PERMISSIONS } from '../../../contracts/permissions';
import { useShopFacts } from '../services/shop-settings';
import { useMay } from './use-may';

/** What a key set is called; its id where the set is gone, or the person may not know. */
export const useKeySetName = () => {
  const mayAsk = useMay(PERMISSIONS.paymentsRead);
  const { data } = useShopFacts(undefined, { skip: !mayAsk });
  return useCallback(
    (keySetId: string): string => data?.keySets.find((set) => set.keySetId === keySetId)?.name ?? keySetId,
    [data]
  );
};
