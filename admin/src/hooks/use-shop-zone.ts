import { PERMISSIONS } from '../../../contracts/permissions';
import { useShopFacts } from '../services/shop-settings';
import { useMay } from './use-may';

/** What the server says too until somebody sets another one, and what is shown while its answer is on the way. */
const DEFAULT_ZONE = 'Asia/Seoul';

/** Days and hours are shown as the shop has them, wherever the person sits. IANA name. */
export const useShopZone = (): string => {
  const mayAsk = useMay(PERMISSIONS.paymentsRead);
  const { data } = useShopFacts(undefined, { skip: !mayAsk });
  return data?.timeZone ?? DEFAULT_ZONE;
};
