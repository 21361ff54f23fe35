import { createCheckout, type Checkout, type CheckoutPorts } from '../checkout';
import type { KeySets } from '../key-sets';
import type { ShopSettingsService } from '../shop-settings';
import type { Books } from './books';

type Ground = Books &
  Pick<CheckoutPorts, 'outbox' | 'defaultLocale'> & { keySets: KeySets; shopSettings: ShopSettingsService };

/** Orders: priced from what is published, payable as long as the shop says. */
export const wireCheckout = ({ keySets, shopSettings, ...ground }: Ground): Checkout =>
  createCheckout({
    ...ground,
    chooseKeySet: keySets.choose,
    clientKeyOf: async (keySetId) => (await keySets.get(keySetId)).clientKey,
    expiresInMinutes: async () => (await shopSettings.read()).orderExpiresInMinutes,
  });
