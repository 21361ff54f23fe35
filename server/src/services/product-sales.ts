import type { Environment } from '../../../contracts/keys';
import { type ProductFiguresView, type ProductSalesView, RECENT_DAYS } from '../../../contracts/product-sales';
import { CommerceError } from '../domain/errors';
import type { OfferRepository } from '../repositories/ports';
import type { SalesRepository } from '../repositories/sales-port';
import type { Catalogue } from './catalogue';
import type { Clock } from './clock';

const DAY_MS = 24 * 60 * 60 * 1000;

export type ProductSalesPorts = {
  sales: SalesRepository;
  offerOf: Catalogue['offerOf'];
  offers: Pick<OfferRepository, 'findMany'>;
  environment: Environment;
  clock: Clock;
};

/** What a product is sold for, and how often it was. */
export const createProductSales = ({ sales, offerOf, offers, environment, clock }: ProductSalesPorts) => ({
  /** A product that was never published has no offer; it may have been sold before its offer was taken away. */
  async of(product: string): Promise<ProductSalesView> {
    const [offer, sold] = await Promise.all([
      offerOf(product).catch((error: unknown) => {
        if (error instanceof CommerceError && error.code === 'PRODUCT_NOT_FOUND') return null;
        throw error;
      }),
      sales.piecesOf(product, environment, clock() - RECENT_DAYS * DAY_MS),
    ]);
    return { offer, environment, sold: sold.total, soldRecently: sold.since };
  },

  /** The same in short of each of these, in their order. */
  async figures(products: readonly string[]): Promise<ProductFiguresView[]> {
    const [known, sold] = await Promise.all([offers.findMany(products), sales.piecesOfMany(products, environment)]);
    return products.map((product) => {
      const offer = known.get(product);
      return { product, stock: offer?.stock ?? null, onSale: offer?.onSale ?? false, sold: sold.get(product) ?? 0 };
    });
  },
});

export type ProductSales = ReturnType<typeof createProductSales>;
