import type { ShopSettingsView } from '../../../../contracts/shop-settings';
import type { ShopValues } from './shop-values';

/** What every card of the form gets. */
export type ShopCardProps = {
  settings: ShopSettingsView;
  disabled: boolean;
  /** What is wrong with a field now, in words. */
  problem: (field: keyof ShopValues) => string | undefined;
};
