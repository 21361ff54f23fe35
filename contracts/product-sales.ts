import type { Environment } from './keys';
import type { OfferView } from './settings';

/** The shorter of the two spans that sales are counted over, in days. */
export const RECENT_DAYS = 30;

/**
 * What a product is sold for, and how often it was: pieces of paid orders in the environment in force, as the overview's
 * top products count them. What went back later is not taken off.
 */
export type ProductSalesView = {
  /** `null`: never published. */
  offer: OfferView | null;
  environment: Environment;
  sold: number;
  /** Of these, in the last `RECENT_DAYS` days. */
  soldRecently: number;
};
