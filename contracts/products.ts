import type { Currency } from './money';

/** What an offer adds to a published product in the API: the price that is charged, and whether it can be bought. */
export type OfferSummary = {
  price: number;
  currency: Currency;
  taxFree: boolean;
  sku: string | null;
  /** Pieces left; `null` when they are not counted. */
  stock: number | null;
  available: boolean;
};

/** The answer to `GET /checkout`: what a page needs to start Toss's SDK. */
export type CheckoutView = {
  provider: 'toss';
  environment: 'test' | 'live';
  kind: 'widget' | 'payment';
  clientKey: string;
};
