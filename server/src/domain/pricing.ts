import type { Currency } from '../../../contracts/money';
import { CommerceError } from './errors';
import { addAmounts, multiplyAmount } from './money';
import type { OrderLine } from './order';

export type WantedItem = { product: string; quantity: number };

/** What is charged for a product that is on sale. Smallest unit of `currency`. */
export type PricedProduct = {
  product: string;
  name: string;
  sku: string | null;
  price: number;
  currency: Currency;
  taxFree: boolean;
  /** `null`: not counted. */
  stock: number | null;
};

export type PricedOrder = { lines: OrderLine[]; amount: number; taxFreeAmount: number; currency: Currency };

/** Wanted items with one line a product, in the order of their first mention. */
export const mergeItems = (items: readonly WantedItem[]): WantedItem[] => {
  const quantities = new Map<string, number>();
  for (const { product, quantity } of items) quantities.set(product, (quantities.get(product) ?? 0) + quantity);
  return [...quantities].map(([product, quantity]) => ({ product, quantity }));
};

const tooLarge = (): never => {
  throw new CommerceError('AMOUNT_TOO_LARGE', 'The total is larger than any amount that can be paid');
};

const lineOf = ({ product, quantity }: WantedItem, offers: ReadonlyMap<string, PricedProduct>): OrderLine => {
  const offer = offers.get(product);
  if (!offer) throw new CommerceError('PRODUCT_NOT_AVAILABLE', 'This product is not on sale', { product });
  if (offer.stock !== null && offer.stock < quantity) {
    throw new CommerceError('OUT_OF_STOCK', 'Too few pieces are left', {
      product,
      wanted: quantity,
      left: offer.stock,
    });
  }
  const amount = multiplyAmount(offer.price, quantity) ?? tooLarge();
  return {
    product,
    name: offer.name,
    sku: offer.sku,
    unitPrice: offer.price,
    quantity,
    amount,
    taxFree: offer.taxFree,
  };
};

/**
 * Prices an order from what the shop charges; the request's own prices, if it had any, are never looked at.
 *
 * @param items one line a product (`mergeItems`)
 * @throws CommerceError `PRODUCT_NOT_AVAILABLE`, `OUT_OF_STOCK`, `MIXED_CURRENCIES`, `AMOUNT_TOO_LARGE`, and
 *   `INVALID_REQUEST` for a total of nothing, which no provider takes
 */
export const priceOrder = (items: readonly WantedItem[], offers: ReadonlyMap<string, PricedProduct>): PricedOrder => {
  const lines = items.map((item) => lineOf(item, offers));
  const currencies = [...new Set(items.flatMap(({ product }) => offers.get(product)?.currency ?? []))];
  const [currency] = currencies;
  if (currencies.length > 1 || currency === undefined) {
    throw new CommerceError('MIXED_CURRENCIES', 'All products of one order must have the same currency', {
      currencies,
    });
  }
  const total = (of: readonly OrderLine[]): number =>
    of.reduce((sum, line) => addAmounts(sum, line.amount) ?? tooLarge(), 0);
  const amount = total(lines);
  if (amount === 0) throw new CommerceError('INVALID_REQUEST', 'An order of nothing cannot be paid', { amount });
  return { lines, amount, taxFreeAmount: total(lines.filter(({ taxFree }) => taxFree)), currency };
};
