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

/** Most products that one question about figures names. */
export const MOST_FIGURES = 100;

/** The same of one product among many, for a list. */
export type ProductFiguresView = {
  product: string;
  /** `null`: not counted, or never published. */
  stock: number | null;
  onSale: boolean;
  /** Pieces, in the environment in force. */
  sold: number;
};
