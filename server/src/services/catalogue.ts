import type { OfferSummary } from '../../../contracts/products';
import type { OfferView, StockChange } from '../../../contracts/settings';
import type { Actor } from '../domain/actor';
import { CommerceError } from '../domain/errors';
import { isAmount } from '../domain/money';
import { DuplicateRow, type InTransaction, type Offer, type OfferRepository } from '../repositories/ports';
import type { ProductRepository } from '../repositories/products';
import type { AuditLog } from './audit/audit-port';

export type CataloguePorts = {
  inTransaction: InTransaction;
  offers: OfferRepository;
  products: ProductRepository;
  audit: AuditLog;
};

const viewOf = ({ product, sku, price, currency, onSale, stock }: Offer): OfferView => ({
  product,
  sku,
  price,
  currency,
  onSale,
  stock,
});

const summaryOf = ({ price, currency, taxFree, sku, stock, onSale }: Offer): OfferSummary | null =>
  price === null || currency === null
    ? null
    : { price, currency, taxFree, sku, stock, available: onSale && stock !== 0 };

/** Offers: what is charged for each product now, and what is left of it. */
export const createCatalogue = ({ inTransaction, offers, products, audit }: CataloguePorts) => {
  const known = async (product: string): Promise<Offer> => {
    const offer = (await offers.find(product)) ?? (await products.writeOffer(product).then(() => offers.find(product)));
    if (!offer) throw new CommerceError('PRODUCT_NOT_FOUND', 'No such product', { product });
    return offer;
  };

  const writeStock = async (product: string, change: StockChange): Promise<void> => {
    if ('set' in change) return offers.setStock(product, change.set);
    if (await offers.adjustStock(product, change.adjust)) return;
    throw new CommerceError(
      'OUT_OF_STOCK',
      'The stock cannot go under zero, and what is not counted cannot be adjusted',
      { product }
    );
  };

  return {
    /** Strapi skips `min` for drafts, and a draft is what gets published. @throws CommerceError `INVALID_REQUEST` */
    checkPrice(price: unknown): void {
      if (price === undefined || price === null || isAmount(price)) return;
      throw new CommerceError('INVALID_REQUEST', 'A price is a whole number from 0, in the smallest unit', {
        fields: ['price'],
      });
    },

    /**
     * Makes the offer agree with what is published of the product. Called whenever a product was written, in the same
     * transaction: a refusal undoes both.
     *
     * @throws CommerceError `SKU_TAKEN`
     */
    async agree(product: string): Promise<void> {
      try {
        await inTransaction(() => products.writeOffer(product));
      } catch (error) {
        if (!(error instanceof DuplicateRow)) throw error;
        throw new CommerceError('SKU_TAKEN', 'Another product has this SKU', { product, fields: ['sku'] });
      }
    },

    /**
     * The same for every product and every offer that does not: at boot, in case something was written past us. What
     * cannot agree, since another product has its sku, goes off sale until somebody looks: its price may be an old one.
     */
    async repair(): Promise<{ repaired: string[]; refused: string[] }> {
      const wrong = await products.disagreeing();
      const refused: string[] = [];
      for (const product of wrong) {
        try {
          await inTransaction(() => products.writeOffer(product));
        } catch (error) {
          if (!(error instanceof DuplicateRow)) throw error;
          await inTransaction(() => products.takeOffSale(product));
          refused.push(product);
        }
      }
      return { repaired: wrong.filter((product) => !refused.includes(product)), refused };
    },

    /** @throws CommerceError `PRODUCT_NOT_FOUND` */
    offerOf: async (product: string): Promise<OfferView> => viewOf(await known(product)),

    /** Price and stock of each product by its documentId; products never published are left out. */
    async summaries(of: readonly string[]): Promise<Map<string, OfferSummary>> {
      const found = [...(await offers.findMany(of)).values()];
      return new Map(
        found.flatMap((offer) => {
          const summary = summaryOf(offer);
          return summary ? [[offer.product, summary]] : [];
        })
      );
    },

    /**
     * Changes the stock by naming it or by adding and taking pieces.
     *
     * @throws CommerceError `PRODUCT_NOT_FOUND`; `OUT_OF_STOCK` when it would go under zero, or is not counted
     */
    async changeStock(product: string, change: StockChange, by: Actor): Promise<OfferView> {
      await known(product);
      return inTransaction(async () => {
        const before = await known(product);
        await writeStock(product, change);
        const offer = await known(product);
        // Sales go on meanwhile: of an adjustment, what it began with is what is there now without it.
        const from = 'set' in change ? before.stock : (offer.stock ?? 0) - change.adjust;
        await audit.record({
          actor: by,
          action: 'stock.changed',
          subject: { kind: 'product', id: product, name: offer.sku },
          changes: { stock: { from, to: offer.stock } },
        });
        return viewOf(offer);
      });
    },
  };
};

export type Catalogue = ReturnType<typeof createCatalogue>;
