import type { Environment } from './keys';
import type { OfferView } from './settings';

/** The shorter of the two spans that sales are counted over, in days. */
export const RECENT_DAYS = 30;

/**
 * What a product is sold for, and how often it was. Pieces of paid orders in the environment in force; orders that were
 * given back in full are left out.
 */
export type ProductSalesView = {
  /** `null`: never published. */
  offer: OfferView | null;
  environment: Environment;
  sold: number;
  /** Of these, in the last `RECENT_DAYS` days. */
  soldRecently: number;
};
